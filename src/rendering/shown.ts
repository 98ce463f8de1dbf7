/** A problem as a page shows it: in words, with its place and the lines around it. */
export interface ShownProblem {
  /** The file, from the content folder. */
  path: string;
  line: number;
  column: number;
  /** The rule's id. */
  rule: string;
  severity: 'error' | 'warning';
  message: string;
  /** The lines around it, as text. */
  frame: string;
}

/** The commit that touched a file last. */
export interface LastChange {
  /** YYYY-MM-DD. */
  date: string;
  subject: string;
  hash: string;
}
