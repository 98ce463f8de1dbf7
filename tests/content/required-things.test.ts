import { describe, expect, it } from 'vitest';
import { checkTexts } from '../../src/check/index.ts';
import { contentTexts } from './content-texts.ts';
import { removalsFrom } from './required-things.ts';

/*
 * GRAMMAR.md's promise, for every required thing in every complete runbook: without it the check
 * fails, and says so on the line where the author must type. The removals are generated from the
 * parsed runbook; none is listed by hand.
 */

const content = contentTexts();
const complete = [...content].filter(
  ([path, text]) => path.startsWith('runbooks/') && !/^status: draft$/m.test(text),
);

it('There are at least six complete sample runbooks', () => {
  expect(complete.length).toBeGreaterThanOrEqual(6);
});

describe.each(complete)('%s', (path, text) => {
  const others = [...content].filter(([other]) => !other.startsWith('runbooks/'));

  it('passes as it is', () => {
    expect(errorsOf(path, text)).toEqual([]);
  });

  it.each(removalsFrom(path, text))(
    'is refused without $what',
    ({ text: changed, lines: [first, last] }) => {
      const errors = errorsOf(path, changed);
      const there = errors.filter(({ line }) => line >= first && line <= last);
      expect(
        there,
        `expected a problem on lines ${String(first)} to ${String(last)}, got ${JSON.stringify(errors, null, 1)}`,
      ).not.toEqual([]);
    },
  );

  function errorsOf(file: string, changed: string): { line: number; message: string }[] {
    const { problems } = checkTexts('', new Map([...others, [file, changed]]));
    return problems
      .filter(({ severity, path: where }) => severity === 'error' && where === file)
      .map(({ line, message }) => ({ line, message }));
  }
});
