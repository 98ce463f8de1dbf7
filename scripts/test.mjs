// `npm test`: from a fresh clone to everything that must hold.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { countTests } from './setup/counts.mjs';
import { ensureBrowser } from './setup/ensure-browser.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { duration, paint, printDone, withProgress } from './setup/progress.mjs';
import { cacheFolder, SetupError } from './setup/project.mjs';
import { runNode } from './setup/run.mjs';
import { groupsOf, selectSteps, steps } from './setup/steps.mjs';

/** How much of a failed step's output is shown. */
const shownLines = 200;

const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const failures = [];

/**
 * @param {string} id
 * @param {string} remedy
 * @param {import('./setup/counts.mjs').Counts} counts
 */
function record(id, remedy, counts) {
  total.passed += counts.passed;
  total.failed += counts.failed;
  if (counts.failed > 0) failures.push(`${id}: ${remedy}`);
}

/**
 * Prints what a failed step printed: all of it, unless nobody would read that far.
 * @param {string} id
 * @param {string} output
 */
function printOutput(id, output) {
  const lines = output.trimEnd().split('\n');
  console.log(lines.slice(0, shownLines).join('\n'));
  if (lines.length <= shownLines) return;
  const log = join(cacheFolder, `${id}.log`);
  writeFileSync(log, output);
  console.log(`… ${lines.length - shownLines} more lines in ${relative('.', log)}`);
}

/**
 * @param {import('./setup/steps.mjs').Step} step
 * @param {string} runtime
 * @param {Record<string, string>} env
 * @returns {Promise<boolean>} whether it passed
 */
async function runStep({ id, does, command, env: ownEnv, runner, remedy }, runtime, env) {
  const report = join(cacheFolder, `${id}.json`);
  rmSync(report, { force: true });
  const name = nameOf({ id, does });
  const start = performance.now();
  const result = await runNode(runtime, command(report), {
    env: { ...env, ...ownEnv?.(report) },
  });
  const took = duration(performance.now() - start);
  const counts = countTests({ ok: result.ok, runner, report });
  const ok = counts.failed === 0;
  const figures = runner ? `: ${counts.passed} passed, ${counts.failed} failed` : '';
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  printDone(ok, name + figures + skipped, took);
  if (!ok) {
    printOutput(id, result.output);
    console.log(`→ ${remedy}\n`);
  }
  record(id, remedy, counts);
  return ok;
}

/** @param {Pick<import('./setup/steps.mjs').Step, 'id' | 'does'>} step */
const nameOf = ({ id, does }) => `${id.padEnd(7)} ${does}`;

/**
 * @param {import('./setup/steps.mjs').Step} step
 * @param {string} runtime
 * @param {ReadonlySet<string>} failed the steps before that failed
 * @param {Set<import('./setup/steps.mjs').Step>} running where it stands while it runs
 * @returns {Promise<boolean>} whether it passed
 */
async function tryStep(step, runtime, failed, running) {
  const { id, needs, browser } = step;
  try {
    if (needs && failed.has(needs)) {
      throw new SetupError(`${nameOf(step)}: not run`, `it needs ${needs}, which failed`);
    }
    /** @type {Record<string, string>} */
    const env = browser ? { FLIGHTPLAN_BROWSER: await ensureBrowser(runtime) } : {};
    running.add(step);
    return await runStep(step, runtime, env);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    printDone(false, error.message);
    console.log(`${error.output}→ ${error.remedy}\n`);
    record(id, error.remedy, { passed: 0, failed: 1, skipped: 0 });
    return false;
  } finally {
    running.delete(step);
  }
}

/**
 * Runs the steps of a group side by side, as many as the machine has cores.
 * @param {import('./setup/steps.mjs').Step[]} group
 * @param {string} runtime
 * @param {Set<string>} failed
 */
async function runGroup(group, runtime, failed) {
  const waiting = [...group];
  /** @type {Set<import('./setup/steps.mjs').Step>} */
  const running = new Set();
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      if (!(await tryStep(step, runtime, failed, running))) failed.add(step.id);
    }
  };
  const lanes = Math.min(availableParallelism(), group.length);
  await withProgress(
    () => [...running].map(nameOf).join(', '),
    () => Promise.all(Array.from({ length: lanes }, lane)),
  );
}

const { values } = parseArgs({
  options: { only: { type: 'string' }, list: { type: 'boolean' } },
});

try {
  if (values.list) {
    for (const { id, does } of steps) console.log(`${id.padEnd(8)} ${does}`);
  } else {
    const selected = selectSteps(values.only);
    mkdirSync(cacheFolder, { recursive: true });
    const runtime = await ensureInstalled();
    const failed = new Set();
    for (const group of groupsOf(selected)) await runGroup(group, runtime, failed);
    if (failures.length > 0) console.log(`\n${paint.bold('Failed')}\n  ${failures.join('\n  ')}`);
    console.log(`\n${total.passed} passed, ${total.failed} failed`);
    process.exitCode = total.failed > 0 ? 1 : 0;
  }
} catch (error) {
  process.exitCode = 2;
  if (error instanceof RangeError) {
    console.error(`✗ There is no step ${error.message}.\n→ npm test -- --list names them`);
  } else if (error instanceof SetupError) {
    console.error(`${error.output}✗ ${error.message}\n→ ${error.remedy}`);
  } else throw error;
}
