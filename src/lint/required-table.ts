import type { Node, Table } from 'mdast';
import { normalized } from '../documents/outline.ts';
import { isBlank, plainText } from '../documents/rich-text.ts';
import { after, spanOf, type Span } from '../documents/span.ts';
import { columnsOf, readTable } from '../documents/table.ts';
import type { Report } from './rule.ts';
import { anyOf, nearest, quoted } from './words.ts';

/** A table that a part of a document must have. */
export interface RequiredTable {
  /** What it is a table of, in the plural, for messages: `risks`. */
  of: string;
  /** Columns as authors write them. */
  columns: readonly string[];
  /** The column that makes it this table; the first one when left out. */
  key?: string;
  /** Columns in which a dash is an answer; none when left out. */
  dashIn?: readonly string[];
  /** Where it belongs when it is missing. */
  place: Span;
}

/** Reports a table that is missing, has no rows, lacks a column, or has an empty cell. */
export function reportTable(
  nodes: readonly Node[],
  source: string,
  table: RequiredTable,
  report: Report,
): void {
  const found = tableWith(nodes, table.columns, table.key);
  if (!found) {
    report({
      at: table.place,
      found: `no table of ${table.of}`,
      expected: `a table with the columns ${listed(table.columns)}`,
      fix: 'add such a table here',
    });
    return;
  }
  reportColumns(found, table, report);
  reportRows(found, source, table, report);
}

/** Whether a table that may be meant as the required one is there, complete or not. */
export function hasTableLike(nodes: readonly Node[], columns: readonly string[]): boolean {
  return tableWith(nodes, columns) !== null;
}

/** The tables that have the key column; without any, the one with most of the columns, or none. */
function tableWith(
  nodes: readonly Node[],
  columns: readonly string[],
  key = columns[0] ?? '',
): Table[] | null {
  const tables = nodes.filter((node): node is Table => node.type === 'table');
  const names = columns.map(normalized);
  const complete = tables.filter((table) => columnsOf(table).includes(normalized(key)));
  if (complete.length > 0) return complete;
  const alike = tables.find((table) => columnsOf(table).some((name) => names.includes(name)));
  return alike ? [alike] : null;
}

function reportColumns(tables: Table[], { of, columns }: RequiredTable, report: Report): void {
  for (const table of tables) {
    const header = table.children[0];
    const written = columnsOf(table);
    const unknown = written.filter((name) => !columns.map(normalized).includes(name));
    for (const column of columns.filter((name) => !written.includes(normalized(name)))) {
      const near = unknown.find((name) => nearest(normalized(column), [name]) === name);
      const cell = header?.children[near === undefined ? -1 : written.indexOf(near)];
      report({
        at: spanOf(cell ?? header ?? table),
        found: cell
          ? `column ${quoted(plainText(cell.children))} in the table of ${of}`
          : `table of ${of} without the column \`${column}\``,
        expected: `the columns ${listed(columns)}`,
        fix: cell ? `rename it to \`${column}\`` : `add the column \`${column}\``,
      });
    }
  }
}

function reportRows(
  tables: Table[],
  source: string,
  { of, columns, dashIn = [] }: RequiredTable,
  report: Report,
): void {
  const last = tables.at(-1);
  if (last && tables.every(({ children }) => children.length < 2)) {
    report({
      at: after(spanOf(last)),
      found: `table of ${of} without a row`,
      expected: 'at least one row',
      fix: `add a row below the column names`,
    });
  }
  for (const table of tables) {
    const written = columnsOf(table);
    const present = columns
      .map((column) => ({ column, name: normalized(column) }))
      .filter(({ name }) => written.includes(name));
    for (const { cell } of readTable(table, source).rows) {
      for (const { column, name } of present) {
        const { text, at: cellAt } = cell(name);
        if (!isBlank(text) || (dashIn.includes(column) && /^[–—-]$/.test(text))) continue;
        report({
          at: cellAt,
          found:
            text === '' ? `empty cell below \`${column}\`` : `${quoted(text)} below \`${column}\``,
          expected: `a text in every cell of the table of ${of}`,
          fix: 'fill it in',
        });
      }
    }
  }
}

function listed(columns: readonly string[]): string {
  return anyOf(columns).replace(/ or (?=`[^`]*`$)/, ' and ');
}
