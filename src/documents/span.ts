import * as z from 'zod';

/** A place in a source file. Lines and columns count from 1, columns in UTF-16 code units. */
export const spanSchema = z.object({
  line: z.number().int().positive().describe('First line, counted from 1.'),
  column: z.number().int().positive().describe('First column, counted from 1.'),
  endLine: z.number().int().positive().describe('Last line, counted from 1.'),
  endColumn: z.number().int().positive().describe('The column after the last character.'),
});

/** A place in a source file: where a typed value came from, or where a missing one belongs. */
export type Span = z.infer<typeof spanSchema>;

/** The part of a unist node that a span needs. */
interface UnistNode {
  position?: { start: Point; end: Point } | undefined;
}

interface Point {
  line: number;
  column: number;
}

const startOfFile: Point = { line: 1, column: 1 };

/** The span that a parsed node covers. */
export function spanOf(node: UnistNode): Span {
  return spanFrom(node, node);
}

/** The span from the start of a parsed node to the end of another. */
export function spanFrom({ position: first }: UnistNode, { position: last }: UnistNode): Span {
  const { line, column } = first?.start ?? startOfFile;
  const { line: endLine, column: endColumn } = last?.end ?? startOfFile;
  return { line, column, endLine, endColumn };
}

/** An empty span at the start of another: the place to insert something before it. */
export function before(span: Span): Span {
  return { line: span.line, column: span.column, endLine: span.line, endColumn: span.column };
}

/** An empty span at the end of another: the place to insert something after it. */
export function after(span: Span): Span {
  return {
    line: span.endLine,
    column: span.endColumn,
    endLine: span.endLine,
    endColumn: span.endColumn,
  };
}

/** The span of a part of a text. */
export function spanBetween(text: string, from: number, to: number): Span {
  const start = pointAt(text, from);
  const end = pointAt(text, to);
  return { ...start, endLine: end.line, endColumn: end.column };
}

function pointAt(text: string, offset: number): { line: number; column: number } {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < lineStart; at = text.indexOf('\n', at + 1))
    line++;
  return { line, column: offset - lineStart + 1 };
}

/**
 * A span drawn back into its text where it points past a line's or the file's end, as the place
 * after the last line of a file without a final line break does.
 *
 * @param lines of the text, without their ends
 */
export function spanInside(span: Span, lines: readonly string[]): Span {
  const last = (lines.at(-1) ?? '').length;
  const clip = (line: number, column: number): { line: number; column: number } =>
    line > lines.length
      ? { line: lines.length, column: last + 1 }
      : { line, column: Math.min(column, (lines[line - 1] ?? '').length + 1) };
  const start = clip(span.line, span.column);
  const end = clip(span.endLine, span.endColumn);
  return { ...start, endLine: end.line, endColumn: end.column };
}

/**
 * Where each part of an ordered whole is, or belongs when it is missing: before the next part
 * that is there, else at `end`. A problem about something missing is shown where its author
 * must type.
 */
export function places<Part extends string>(
  order: readonly Part[],
  present: ReadonlyMap<string, Span>,
  end: Span,
): Record<Part, Span> {
  const result = {} as Record<Part, Span>;
  let next = end;
  for (const part of order.toReversed()) {
    const span = present.get(part);
    result[part] = span ?? next;
    if (span) next = before(span);
  }
  return result;
}
