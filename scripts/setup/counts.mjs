import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @type {Record<string, (report: any) => Counts>} */
const readers = {
  vitest: ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
  }),
  playwright: ({ stats: { expected, unexpected, flaky, skipped } }) => ({
    passed: expected,
    failed: unexpected + flaky,
    skipped,
  }),
};

/**
 * How many tests a step ran. A step that runs none of its own counts as one, and so does a runner
 * that fails without a failed test, such as on a file that it can't load.
 * @param {{ ok: boolean, runner?: string | undefined, report: string }} step `report` is the JSON
 *   file that the runner wrote
 * @returns {Counts}
 */
export function countTests({ ok, runner, report }) {
  const read = runner === undefined ? undefined : readers[runner];
  if (!read || !existsSync(report)) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  const counts = read(JSON.parse(readFileSync(report, 'utf8')));
  return { ...counts, failed: ok ? counts.failed : Math.max(1, counts.failed) };
}
