import type { Node, Table, TableCell } from 'mdast';
import { normalized } from './outline.ts';
import { plainText, ReadText, type RichText } from './rich-text.ts';
import { after, spanFrom, spanOf, type Span } from './span.ts';

/** One row of a table, its cells found by their column's name. */
export interface Row {
  at: Span;
  /**
   * The cell under a column, by the column's normalized name. An empty cell, and one that the
   * row is too short for, is an empty text at the place where its author must type.
   */
  cell: (column: string) => RichText;
}

/** A table whose columns are known by name, in any order. */
export interface NamedTable {
  at: Span;
  rows: Row[];
}

/** A table remembers its columns itself: a WeakMap would keep its tree alive for too long. */
const names = Symbol('column names');

/** The columns of a table by their normalized names; read once, as each section's parser asks. */
export function columnsOf(table: Table & { [names]?: readonly string[] }): readonly string[] {
  const known = table[names];
  if (known) return known;
  const cells = table.children[0]?.children ?? [];
  const columns = cells.map((cell) => normalized(plainText(cell.children)));
  table[names] = columns;
  return columns;
}

/** Whether a node is a table with a column of this normalized name. */
export function isTableWith(node: Node, column: string): node is Table {
  return node.type === 'table' && columnsOf(node as Table).includes(column);
}

/** Reads a table whose first row names its columns. */
export function readTable(table: Table, source: string): NamedTable {
  const columns = columnsOf(table);
  return {
    at: spanOf(table),
    rows: table.children.slice(1).map((row) => ({
      at: spanOf(row),
      cell: (column) => {
        const cell = row.children[columns.indexOf(column)];
        return cell ? readCell(cell, source) : { text: '', markdown: '', at: after(spanOf(row)) };
      },
    })),
  };
}

function readCell(cell: TableCell, source: string): RichText {
  const [first, last] = [cell.children[0], cell.children.at(-1)];
  return first && last
    ? new ReadText(cell.children, source, spanFrom(first, last), cellMarkdown)
    : { text: '', markdown: '', at: spanOf(cell) };
}

/** Between cells `\|` stands for a pipe, in code too; outside of a table it would not. */
function cellMarkdown(nodes: readonly Node[], source: string): string {
  const from = nodes[0]?.position?.start.offset;
  const markdown = source.slice(from, nodes.at(-1)?.position?.end.offset);
  return (markdown.includes('{/*') ? markdown.replace(/\{\/\*[^]*?\*\/\}/g, '') : markdown)
    .replaceAll('\\|', '|')
    .trim();
}
