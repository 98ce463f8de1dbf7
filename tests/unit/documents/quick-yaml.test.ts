import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import * as z from 'zod';
import { LocatedYaml } from '../../../src/documents/located-yaml.ts';
import { quickRecord, valueInLine } from '../../../src/documents/quick-yaml.ts';
import { contentTexts } from '../../content/content-texts.ts';

/** The front matter of all documents, and the YAML files. */
const samples = [...contentTexts()].map(([path, text]) =>
  path.endsWith('.mdx') ? (text.split('\n---\n')[0]?.slice('---\n'.length) ?? '') : text,
);

/** What the parser with positions reads, and what it complains about. */
function slowly(text: string): { value: unknown; errors: string[] } {
  const document = parseDocument(text, {
    schema: 'failsafe',
    prettyErrors: false,
    strict: true,
    logLevel: 'error',
  });
  return { value: document.toJS(), errors: document.errors.map(({ message }) => message) };
}

describe('The quick reading of YAML', () => {
  it('takes every sample', () => {
    expect(samples.filter((text) => quickRecord(text) === null)).toEqual([]);
  });

  it('reads lists, and texts that go on in the next line', () => {
    expect(
      quickRecord(
        "list: [1m, '0%']\nsteps:\n  - name: first\n    why: it goes\n      on\n  - second\ntext:\n  begins\n\n  below\n",
      ),
    ).toEqual({
      list: ['1m', '0%'],
      steps: [{ name: 'first', why: 'it goes on' }, 'second'],
      text: 'begins\nbelow',
    });
  });

  it('keeps every scalar as it is written', () => {
    expect(quickRecord('version: 4.20\nhash: 1e10\nyes: no\nempty:\nday: 2026-11-03')).toEqual({
      version: '4.20',
      hash: '1e10',
      yes: 'no',
      empty: '',
      day: '2026-11-03',
    });
  });

  it.each([
    ['an empty text', ''],
    ['a list', '- a\n- b'],
    ['a key twice', 'a: 1\na: 2'],
    ['an alias', 'a: &x 1\nb: *x'],
    ['an open bracket', 'a: [1'],
    ['an open quote', 'a: "1'],
    ['a block text', 'a: |\n  text'],
  ])('leaves %s to the parser with positions', (_, text) => {
    expect(quickRecord(text)).toBeNull();
  });

  it('reads what the parser with positions reads, without an error of its', () => {
    const pieces = [
      ':',
      '-',
      '[',
      ']',
      '{',
      '}',
      ',',
      '#',
      "'",
      '"',
      '\\',
      ' ',
      '\n',
      '  ',
      ': ',
      '- ',
      '\n  ',
      'a: b\n',
      '{ x: y }',
      '~',
      'null',
      'é',
      '\n  goes on',
      '\n\n',
      '\n- a: b\n  c: d',
      '/',
      "it's {not} [one]",
      '0x1F',
      ' #',
    ];
    const change = fc.record({
      at: fc.nat({ max: 2_400 }),
      removed: fc.nat({ max: 6 }),
      added: fc.array(fc.constantFrom(...pieces), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        (sample, changes) => {
          let text = sample;
          for (const { at, removed, added } of changes) {
            text = text.slice(0, at) + added.join('') + text.slice(at + removed);
          }
          const quick = quickRecord(text);
          if (quick !== null) expect({ value: quick, errors: [] }).toEqual(slowly(text));
        },
      ),
      { numRuns: 3_000 },
    );
  }, 60_000);

  it('knows the line of each top-level key, as the parser with positions does', () => {
    for (const text of samples) {
      for (const key of Object.keys(quickRecord(text) ?? {})) {
        // A comment is nothing that the quick reading takes.
        const slow = new LocatedYaml(`${text}\n# A comment`, 2).lineOf(key);
        expect({ key, line: new LocatedYaml(text, 2).lineOf(key) }).toEqual({ key, line: slow });
      }
    }
  });

  it('knows where the value of each key stands, as the parser with positions does', () => {
    const schema = z.object({});
    const taken = samples.filter((text) => quickRecord(text) !== null);
    const quoted =
      'a: "b: c"\nd: { e: f, g: \'h\' }\nlong-key: some words here\nempty:\nlast: 4.20';
    for (const text of [...taken, quoted]) {
      for (const key of Object.keys(quickRecord(text) ?? {})) {
        // What stands over several lines is left to the other parser.
        if (!valueInLine(text, key)) continue;
        // A comment is nothing that the quick reading takes.
        const slow = new LocatedYaml(`${text}\n# A comment`, 2).locate([key], schema);
        expect({ key, at: new LocatedYaml(text, 2).locate([key], schema) }).toEqual({
          key,
          at: slow,
        });
      }
    }
  });
});
