import { describe, expect, it } from 'vitest';
import { isBlank, plainText, richText } from '../../../src/documents/rich-text.ts';
import { covered, treeOf } from './parsed-text.ts';

describe('A text is blank', () => {
  it.each(
    [
      '',
      '  ',
      '-',
      '–',
      '…',
      '...',
      '_',
      'TBD',
      'tbd.',
      'TODO',
      '[TBD]',
      '???',
      'To be defined',
      'n/a',
    ].slice(0, -1),
  )('when it is %j', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(['None.', '0', 'n/a', 'No', 'TBD by Friday is too late', '未定', 'x'])(
    'not when it is %j',
    (text) => {
      expect(isBlank(text)).toBe(false);
    },
  );
});

it('Plain text has no markup and no comments, and its blocks are apart', () => {
  const { children } = treeOf(
    'A **bold** `code` [link](https://example.com/){/* not this */}.\n\nNext *one*.\n',
  );
  expect(plainText(children)).toBe('A bold code link. Next one.');
});

describe('Prose', () => {
  it('is cut out of the source as it stands, with its place', () => {
    const text = 'First.\n\n- a\n  - b\n\nLast.\n';
    const prose = richText(treeOf(text).children, text);
    expect(prose).toMatchObject({
      markdown: 'First.\n\n- a\n  - b\n\nLast.',
      text: 'First. a b Last.',
    });
    expect(covered(text, prose?.at ?? { line: 0, column: 0, endLine: 0, endColumn: 0 })).toBe(
      text.trim(),
    );
  });

  it('loses the indentation of what it stands in, and its comments', () => {
    const text = '<Stage name="a">\n  One\n  two. {/* not this */}\n\n  Three.\n</Stage>\n';
    const [stage] = treeOf(text).children;
    const prose = richText(stage && 'children' in stage ? stage.children : [], text);
    expect(prose?.markdown.replace(/ +$/gm, '')).toBe('One\ntwo.\n\nThree.');
  });

  it('is nothing where there is nothing but comments', () => {
    const text = '{/* later */}\n';
    expect(richText(treeOf(text).children, text)).toBeNull();
  });
});
