import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countTests } from '../../scripts/setup/counts.mjs';
import { isNewEnough } from '../../scripts/setup/node-version.mjs';
import { groupsOf, selectSteps, steps } from '../../scripts/setup/steps.mjs';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'test-steps-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function reportOf(content: unknown) {
  const path = join(folder, 'report.json');
  await writeFile(path, JSON.stringify(content));
  return path;
}

test('a step without tests of its own counts as one', () => {
  const report = join(folder, 'none.json');
  expect(countTests({ ok: true, report })).toEqual({ passed: 1, failed: 0, skipped: 0 });
  expect(countTests({ ok: false, report })).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('unit tests are counted from the report', async () => {
  const report = await reportOf({
    numPassedTests: 5,
    numFailedTests: 2,
    numPendingTests: 1,
    numTodoTests: 1,
  });
  expect(countTests({ ok: false, runner: 'vitest', report })).toEqual({
    passed: 5,
    failed: 2,
    skipped: 2,
  });
});

test('a flaky browser test is a failed one', async () => {
  const report = await reportOf({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } });
  expect(countTests({ ok: true, runner: 'playwright', report })).toEqual({
    passed: 3,
    failed: 2,
    skipped: 0,
  });
});

test('a runner that fails without a failed test counts as one failure', async () => {
  const report = await reportOf({
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
  });
  expect(countTests({ ok: false, runner: 'vitest', report })).toMatchObject({ failed: 1 });
});

test('all steps run unless some are named', () => {
  expect(selectSteps()).toBe(steps);
});

test('a named step brings the steps that it needs, in their order', () => {
  expect(selectSteps('html, format').map(({ id }) => id)).toEqual(['format', 'build', 'html']);
});

test('steps that use one core are a group, and every other step stands alone', () => {
  const ids = groupsOf(selectSteps('sync,format,types,unit,content')).map((group) =>
    group.map(({ id }) => id),
  );
  expect(ids).toEqual([['sync'], ['format', 'types'], ['unit'], ['content']]);
});

test('an unknown step is an error with its name', () => {
  expect(() => selectSteps('unit,speed')).toThrow(new RangeError('speed'));
});

test.each([
  ['20.20.2', false],
  ['22.22.3', false],
  ['24.15.0', false],
  ['24.16.0', true],
  ['26.0.0', true],
])('Node %s is new enough: %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});
