import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closingOf, isTag, readTag, type Tag } from '../../../src/documents/tag.ts';
import { covered, isInside, treeOf } from './parsed-text.ts';

function nodeIn(text: string) {
  const node = treeOf(text).children.find(isTag);
  if (!node) throw new Error('There is no tag.');
  return node;
}

function read(text: string): Tag {
  return readTag(nodeIn(text), text);
}

describe('A tag', () => {
  it('gives the text and the place of each attribute', () => {
    const text = '<Stage name="traffic" traffic=\'1-5%\'\n  soak="30m">\n\nText.\n\n</Stage>\n';
    const tag = read(text);
    expect(tag.attributes.map(({ name, value, at }) => [name, value, covered(text, at)])).toEqual([
      ['name', 'traffic', 'traffic'],
      ['traffic', '1-5%', '1-5%'],
      ['soak', '30m', '30m'],
    ]);
    expect(tag.at).toMatchObject({ line: 1, column: 1, endLine: 2, endColumn: 14 });
  });

  it('says where a missing attribute belongs: before the end of its opening', () => {
    expect(read('<Stage name="a">\n\nText.\n\n</Stage>\n').locate('soak')).toMatchObject({
      line: 1,
      column: 16,
    });
    expect(read('<DeadMansSwitch after="5m"/>\n').locate('pages')).toMatchObject({
      line: 1,
      column: 27,
    });
  });

  it('reads signs, entities and line breaks within quotes', () => {
    expect(read('<Stage name="a > b &amp; c">\n\nText.\n\n</Stage>\n').text('name')).toBe(
      'a > b & c',
    );
    expect(read('<Stage name="">\n\nText.\n\n</Stage>\n').text('name')).toBe('');
  });

  it('has no text for an attribute without a quoted value', () => {
    const tag = read('<Stage name traffic={5} soak="1h">\n\nText.\n\n</Stage>\n');
    expect(tag.attributes.map(({ value }) => value)).toEqual([null, null, '1h']);
  });

  it('knows where it closes', () => {
    const text = '<Stage name="a">\n\nText.\n\n</Stage>\n';
    expect(closingOf(nodeIn(text), text)).toMatchObject({ line: 5, column: 1 });
    const short = '<DeadMansSwitch after="5m" />\n';
    expect(closingOf(nodeIn(short), short)).toMatchObject({ line: 1, column: 28 });
  });
});

it('Every attribute is found at its place, however it is written', () => {
  const quoted = fc
    .tuple(fc.stringMatching(/^[a-z0-9 %>=.{}-]{0,12}$/), fc.constantFrom('"', "'"))
    .map(([value, quote]) => ({ value, quote }));
  fc.assert(
    fc.property(quoted, quoted, fc.constantFrom(' ', '\n  ', '   '), (name, traffic, gap) => {
      const attribute = (key: string, { value, quote }: typeof name): string =>
        `${key}=${quote}${value}${quote}`;
      const text = `<Stage${gap}${attribute('name', name)}${gap}${attribute('traffic', traffic)}>\n\nText.\n\n</Stage>\n`;
      const tag = read(text);
      expect([covered(text, tag.locate('name')), covered(text, tag.locate('traffic'))]).toEqual([
        name.value,
        traffic.value,
      ]);
      expect(isInside(text, tag.locate('soak'))).toBe(true);
    }),
  );
});
