import fc from 'fast-check';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkContent, checkTexts } from '../../src/check/index.ts';
import { contentTexts, neighboursOf } from './content-texts.ts';
import { variations } from './sound-variations.ts';

const content = contentTexts();
const complete = [...content].filter(
  ([path, text]) => /^(?:runbooks|logs)\//.test(path) && !/^status: draft$/m.test(text),
);

describe('A complete runbook or log stays complete', () => {
  describe.each(variations)('with $title', ({ change }) => {
    it.each(complete)('in %s', (path, text) => {
      expect(errorsOf(path, change(text))).toEqual([]);
    });
  });

  it('with any of these together', { timeout: 60_000 }, () => {
    const anySample = fc.constantFrom(...complete);
    fc.assert(
      fc.property(anySample, fc.subarray([...variations]), ([path, text], chosen) => {
        const changed = chosen.reduce((current, { change }) => change(current), text);
        expect(errorsOf(path, changed)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('with a byte-order mark', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'flightplan-bom-'));
    try {
      for (const [path, text] of content) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), `\uFEFF${text}`);
      }
      const { errors, files } = await checkContent(folder);
      expect({ errors, files: files.length }).toEqual({ errors: 0, files: content.size });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

it('Every variation changes at least one sample', () => {
  const idle = variations.filter(({ change }) =>
    complete.every(([, text]) => change(text) === text),
  );
  expect(idle.map(({ title }) => title)).toEqual([]);
});

function errorsOf(path: string, text: string): string[] {
  const others = neighboursOf([path, text], content);
  const { problems } = checkTexts('', new Map([...others, [path, text]]));
  return problems
    .filter(({ severity, path: where }) => severity === 'error' && where === path)
    .map(({ line, message }) => `${String(line)}: ${message}`);
}
