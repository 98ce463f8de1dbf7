/** Something wrong in a content file, as every reporter, page and gate shows it. */
export interface Problem {
  /** From the content folder, with `/` between folders. */
  path: string;
  /** Where the author must type. Lines and columns count from 1. */
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** The rule's id. */
  rule: string;
  /** Errors stop the build. */
  severity: 'error' | 'warning';
  /** "Unexpected …, expected …, do …". */
  message: string;
  /** The rule's page. */
  url: string;
}

/** File order: by path, then by place, then by rule. */
export function byPlace(a: Problem, b: Problem): number {
  return (
    compare(a.path, b.path) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule)
  );
}

/** Compares texts by their code units: the same on every machine, whatever its locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
