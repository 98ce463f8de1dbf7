import fc from 'fast-check';
import type { Table } from 'mdast';
import { describe, expect, it } from 'vitest';
import { isTableWith, readTable, type NamedTable } from '../../../src/documents/table.ts';
import { covered, firstOf, isInside, treeOf } from './parsed-text.ts';

function read(text: string): NamedTable {
  return readTable(firstOf<Table>(treeOf(text), 'table'), text);
}

const text = [
  '| Signal  | Rollback   If |',
  '| ------- | --- |',
  '| `a \\| b` | c \\| **d** |',
  '|  | > 5% |',
  '| short |',
  '',
].join('\n');

describe('A table', () => {
  it('knows its columns by name, whatever their case, spacing and order', () => {
    const table = read(text);
    expect(table.rows.map(({ cell }) => cell('rollback if').text)).toEqual(['c | d', '> 5%', '']);
    expect(isTableWith(firstOf<Table>(treeOf(text), 'table'), 'rollback if')).toBe(true);
  });

  it('gives cells as text and as Markdown, without the escapes of a table', () => {
    const [first] = read(text).rows;
    expect(first?.cell('signal')).toMatchObject({ text: 'a | b', markdown: '`a | b`' });
    expect(first?.cell('rollback if').markdown).toBe('c | **d**');
  });

  it('places a cell on its words, and an empty or missing one where its author must type', () => {
    const [first, second, third] = read(text).rows;
    expect(covered(text, first?.cell('rollback if').at ?? never)).toBe('c \\| **d**');
    expect(second?.cell('signal').at).toMatchObject({ line: 4, column: 1 });
    expect(third?.cell('rollback if')).toMatchObject({ text: '', at: { line: 5, column: 10 } });
  });

  it('leaves comments out of its cells', () => {
    const [row] = read('| A |\n| - |\n| x {/* why */} y |\n').rows;
    expect(row?.cell('a').text).toBe('x y');
    expect(row?.cell('a').markdown).not.toContain('why');
  });

  it('has no rows below a header alone', () => {
    expect(read('| A |\n| - |\n').rows).toEqual([]);
  });
});

const never = { line: 0, column: 0, endLine: 0, endColumn: 0 };
const word = fc.string({ unit: fc.constantFrom(...Array.from('abc XYZ0%>.,é')), maxLength: 12 });

it('Every cell of any table lies inside the file, with the words that were written', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 5 }), (rows) => {
      const source = [
        '| One | Two |',
        '| --- | --- |',
        ...rows.map(([a, b]) => `| ${a} | ${b} |`),
        '',
      ].join('\n');
      const table = read(source);
      expect(table.rows).toHaveLength(rows.length);
      for (const [index, { cell }] of table.rows.entries()) {
        for (const [column, words] of [cell('one'), cell('two')].map(
          (each, at) => [each, rows[index]?.[at] ?? ''] as const,
        )) {
          expect(isInside(source, column.at)).toBe(true);
          expect(column.text).toBe(words.replace(/\s+/g, ' ').trim());
        }
      }
    }),
  );
});
