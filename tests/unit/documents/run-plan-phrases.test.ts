import { describe, expect, it } from 'vitest';
import { blocksOf, phrasesOf } from '../../../src/documents/run-plan/phrases.ts';
import type { Block, Phrase } from '../../../src/documents/run-plan/schema.ts';

const page = '/runbooks/x/';
const phrases = (markdown: string): Phrase[] => phrasesOf({ markdown, text: markdown }, page);
const blocks = (markdown: string): Block[] => blocksOf({ markdown, text: markdown }, page);

describe('A line of text', () => {
  it('becomes phrases of one style each, nested ones of the innermost', () => {
    expect(phrases('Keep **the *old* `build`** _warm_')).toEqual([
      { text: 'Keep ' },
      { text: 'the ', style: 'strong' },
      { text: 'old', style: 'emphasis' },
      { text: ' ', style: 'strong' },
      { text: 'build', style: 'code' },
      { text: ' ' },
      { text: 'warm', style: 'emphasis' },
    ]);
  });

  it.each(['> 5% for 10m', '# of pods', '- 3 restarts', '1. first', 'import of orders'])(
    'keeps `%s` as it is',
    (text) => expect(phrases(text)).toEqual([{ text }]),
  );

  it('keeps what begins like a block beside markup, too', () => {
    expect(phrases('> 5% of `refunds`')).toEqual([
      { text: '> 5% of ' },
      { text: 'refunds', style: 'code' },
    ]);
  });

  it('is one line, however it was wrapped', () => {
    expect(phrases('one  \n  two\nthree')).toEqual([{ text: 'one two three' }]);
  });

  it('loses escapes and comments, and nothing else', () => {
    expect(phrases('p99 \\< 5 ms, 2 \\* 3{/* why */}')).toEqual([{ text: 'p99 < 5 ms, 2 * 3' }]);
  });

  it('is its plain text where it is no sound Markdown', () => {
    expect(phrasesOf({ markdown: 'p99 <5ms', text: 'p99 <5ms' }, page)).toEqual([
      { text: 'p99 <5ms' },
    ]);
  });

  it('of nothing has no phrases', () => {
    expect(phrases('')).toEqual([]);
  });
});

describe('A link', () => {
  it.each([
    ['https://example.com/a', 'https://example.com/a'],
    ['/playbooks/x/', '/playbooks/x/'],
    ['#rollback', '/runbooks/x/#rollback'],
  ])('to %s keeps its address', (url, href) => {
    expect(phrases(`see [**here**](${url})`)).toEqual([
      { text: 'see ' },
      { text: 'here', style: 'strong', href },
    ]);
  });

  it.each([
    'http://example.com',
    'javascript:alert(1)',
    'data:text/html,x',
    '//example.com',
    '/\\example.com',
    '/&Tab;/example.com',
    'https:example.com',
    'other.mdx',
    'mailto:a@example.com',
  ])('to %s is only its words', (url) => {
    expect(phrases(`[here](<${url}>)`)).toEqual([{ text: 'here' }]);
  });
});

describe('Prose', () => {
  it('becomes paragraphs, items and code', () => {
    expect(blocks('One.\n\n- two\n- three\n\n  - four\n\n```sql\nSELECT 1\n```')).toEqual([
      { kind: 'paragraph', phrases: [{ text: 'One.' }] },
      { kind: 'item', phrases: [{ text: 'two' }] },
      { kind: 'item', phrases: [{ text: 'three' }] },
      { kind: 'item', phrases: [{ text: 'four' }] },
      { kind: 'code', phrases: [{ text: 'SELECT 1' }] },
    ]);
  });

  it('has a paragraph for each row of a table', () => {
    expect(blocks('| a | b |\n| - | - |\n| `c` | d |')).toEqual([
      { kind: 'paragraph', phrases: [{ text: 'a' }, { text: ' · ' }, { text: 'b' }] },
      {
        kind: 'paragraph',
        phrases: [{ text: 'c', style: 'code' }, { text: ' · ' }, { text: 'd' }],
      },
    ]);
  });

  it('has headings in bold and quotes without their mark', () => {
    expect(blocks('### Why\n\n> Because.')).toEqual([
      { kind: 'paragraph', phrases: [{ text: 'Why', style: 'strong' }] },
      { kind: 'paragraph', phrases: [{ text: 'Because.' }] },
    ]);
  });

  it('loses comments', () => {
    expect(blocks('{/* nobody */}\n\nAll.')).toEqual([
      { kind: 'paragraph', phrases: [{ text: 'All.' }] },
    ]);
  });

  it.each(['import the orders of today', '---\n\na\n\n---', 'p99 <5ms'])(
    'keeps the words of `%s`',
    (text) => {
      const said = blocks(text).flatMap((block) => block.phrases.map((phrase) => phrase.text));
      expect(said.join('')).toBe(text.replaceAll(/---|\n/g, ''));
    },
  );

  it('that is not there is no block', () => {
    expect(blocksOf(null, page)).toEqual([]);
  });
});
