import { describe, expect, it } from 'vitest';
import { checkTexts } from '../../src/check/index.ts';
import { completeContent } from '../rules/example-content.ts';
import { contentTexts, neighboursOf } from './content-texts.ts';
import { logRemovalsFrom } from './required-log-things.ts';
import { playbookRemovalsFrom } from './required-playbook-things.ts';
import { removalsFrom } from './required-things.ts';

/*
 * GRAMMAR.md's promise, for every required thing in every complete runbook, log and playbook: without it the
 * check fails, and says so on the line where the author must type. The removals are generated from
 * the parsed document; none is listed by hand.
 */

type File = readonly [path: string, text: string];

const content = contentTexts();
const isComplete = ([path, text]: File, folder: string): boolean =>
  path.startsWith(folder) && !/^status: draft$/m.test(text);
const runbooks = [...content].filter((file) => isComplete(file, 'runbooks/'));
const logs = [content, completeContent()].flatMap((texts) =>
  [...texts]
    .filter((file) => isComplete(file, 'logs/'))
    .map((file) => ({ path: file[0], text: file[1], others: neighboursOf(file, texts) })),
);

it('There are at least six complete sample runbooks, and three complete logs', () => {
  expect(runbooks.length).toBeGreaterThanOrEqual(6);
  expect(logs.length).toBeGreaterThanOrEqual(3);
});

describe.each(runbooks)('%s', (path, text) => {
  const errorsOf = checkAmong(neighboursOf([path, text], content), path);

  it('passes as it is', () => {
    expect(errorsOf(text)).toEqual([]);
  });

  it.each(removalsFrom(path, text))('is refused without $what', (removal) => {
    expectProblemOn(removal.lines, errorsOf(removal.text));
  });
});

/** For each outcome, the complete log with the most parts: the others repeat them. */
const fullest = new Set(
  Object.values(Object.groupBy(logs, ({ text }) => /^outcome: (.*)$/m.exec(text)?.[1] ?? '')).map(
    (alike) => alike?.toSorted((a, b) => partsOf(b.text) - partsOf(a.text))[0]?.path,
  ),
);

describe.each(logs)('$path', ({ path, text, others }) => {
  const errorsOf = checkAmong(others, path);

  it('passes as it is', () => {
    expect(errorsOf(text)).toEqual([]);
  });

  if (!fullest.has(path)) return;

  it.each(logRemovalsFrom(path, text))('is refused without $what', (removal) => {
    expectProblemOn(removal.lines, errorsOf(removal.text));
  });
});

const playbooks = [...content].filter((file) => isComplete(file, 'playbooks/'));

it('There are at least two complete playbooks', () => {
  expect(playbooks.length).toBeGreaterThanOrEqual(2);
});

describe.each(playbooks)('%s', (path, text) => {
  const errorsOf = checkAmong(neighboursOf([path, text], content), path);

  it('passes as it is', () => {
    expect(errorsOf(text)).toEqual([]);
  });

  it.each(playbookRemovalsFrom(path, text))('is refused without $what', (removal) => {
    expectProblemOn(removal.lines, errorsOf(removal.text));
  });
});

interface Found {
  line: number;
  message: string;
}

function expectProblemOn([first, last]: readonly [number, number], errors: Found[]): void {
  const there = errors.filter(({ line }) => line >= first && line <= last);
  expect(
    there,
    `expected a problem on lines ${String(first)} to ${String(last)}, got ${JSON.stringify(errors, null, 1)}`,
  ).not.toEqual([]);
}

function checkAmong(others: readonly File[], file: string): (changed: string) => Found[] {
  return (changed) => {
    const { problems } = checkTexts('', new Map([...others, [file, changed]]));
    return problems
      .filter(({ severity, path }) => severity === 'error' && path === file)
      .map(({ line, message }) => ({ line, message }));
  };
}

function partsOf(text: string): number {
  return text.match(/^<(?:Lesson|Improvement|Action|Pitfall|PreCheck)\b/gm)?.length ?? 0;
}
