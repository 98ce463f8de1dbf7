import type { Span } from './span.ts';

/** Something in front matter or a YAML file that the schema does not accept. */
export interface FieldIssue {
  /** Keys from the top to the field, as written: `['approved', 'by']`. */
  path: string[];
  /** `absent`: there are no keys at all, so that nothing can be said of any of them. */
  kind: 'missing' | 'unknown' | 'value' | 'syntax' | 'duplicate' | 'absent';
  /** The text that stands there; empty when nothing does. For `syntax` the parser's words. */
  found: string;
  /** What would be accepted, from the schema; for `unknown` the keys that may stand there. */
  expected: string;
  /** A value that would be accepted, or null where no single one can be given. */
  example: string | null;
  at: Span;
}

/** The place of what concerns a whole file. */
export const startOfFile: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** The issue of a block that is missing, or is something else than keys. */
export function absent(found: string, at: Span): FieldIssue {
  return { path: [], kind: 'absent', found, expected: '', example: null, at };
}
