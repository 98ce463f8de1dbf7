import { describe, expect, it } from 'vitest';
import { normalized, outlineOf } from '../../../src/documents/outline.ts';
import { treeOf } from './parsed-text.ts';

describe('An outline', () => {
  const text =
    '---\na: b\n---\n\nLead.\n\n## One\n\nText.\n\n### Deeper\n\nMore.\n\nTwo\n---\n\n## One\n';
  const outline = outlineOf(treeOf(text));

  it('cuts a document at its second-level headings', () => {
    expect(outline.lead.map(({ type }) => type)).toEqual(['paragraph']);
    expect(outline.sections.map(({ heading, nodes }) => [heading.title, nodes.length])).toEqual([
      ['One', 3],
      ['Two', 0],
      ['One', 0],
    ]);
  });

  it('spans a section from its heading to its last line', () => {
    expect(outline.sections[0]?.at).toMatchObject({ line: 7, endLine: 13 });
    expect(outline.sections[1]?.at).toMatchObject({ line: 15, endLine: 16 });
  });

  it('gives every heading an address of its own, as Git hosts do', () => {
    expect(outline.headings.map(({ slug }) => slug)).toEqual(['one', 'deeper', 'two', 'one-1']);
  });

  it('compares titles without regard to case and spacing', () => {
    expect(normalized('  Before   You\tStart ')).toBe('before you start');
  });
});
