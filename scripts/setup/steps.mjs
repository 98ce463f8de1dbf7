import { join } from 'node:path';
import { cacheFolder, inRoot } from './project.mjs';
import { commandOf } from './run.mjs';

/** The site that the tests build: never the one in dist/, which someone may be serving. */
const site = join(cacheFolder, 'site');

/**
 * @typedef {object} Step
 * @property {string} id what `--only` takes
 * @property {string} does what is checked, for people
 * @property {(report: string) => string[]} command the file for Node and its arguments; `report`
 *   is where a test runner leaves its figures
 * @property {(report: string) => Record<string, string>} [env]
 * @property {'vitest' | 'playwright'} [runner] whose figures these are
 * @property {string} remedy what to do when it fails
 * @property {string} [needs] the step that must have passed before
 * @property {boolean} [single] whether it uses one core only: such steps run side by side
 * @property {boolean} [browser] whether it needs one
 */

/**
 * All that must hold, in the order in which it is checked.
 * @type {Step[]}
 */
export const steps = [
  {
    id: 'sync',
    does: 'types of the content collections',
    command: () => [commandOf('astro'), 'sync'],
    remedy: 'mend src/content.config.ts or astro.config.mjs',
  },
  {
    id: 'format',
    does: 'formatting',
    command: () => [commandOf('prettier'), '--check', '--log-level', 'warn', '.'],
    single: true,
    remedy: 'npm run format',
  },
  {
    id: 'lint',
    does: 'lint rules, warnings included',
    command: () => [commandOf('eslint'), '--max-warnings', '0', '.'],
    single: true,
    remedy: 'npm run lint -- --fix mends a part of it',
    needs: 'sync',
  },
  {
    id: 'imports',
    does: 'what each folder may import',
    command: () => [
      commandOf('dependency-cruiser', 'depcruise'),
      ...['--output-type', 'err-long', 'src', 'scripts', 'tests', 'astro.config.mjs'],
    ],
    single: true,
    remedy: 'move the code to the folder that may do it (scripts/import-table.mjs)',
  },
  {
    id: 'types',
    does: 'types of scripts, sources and tests',
    command: () => [commandOf('typescript', 'tsc'), '--noEmit'],
    single: true,
    remedy: 'npm run types shows it again',
    needs: 'sync',
  },
  {
    id: 'astro',
    does: 'types in Astro files',
    command: () => [
      commandOf('astro'),
      // The types are there already, and must not change under the steps beside this one.
      ...['check', '--noSync', '--minimumFailingSeverity', 'warning'],
    ],
    single: true,
    remedy: 'npm run types shows it again',
    needs: 'sync',
  },
  {
    id: 'unit',
    does: 'unit tests',
    command: (report) => [
      commandOf('vitest'),
      ...['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    ],
    runner: 'vitest',
    remedy: 'npm run unit watches them while you mend',
  },
  {
    id: 'content',
    does: 'documents in content/',
    command: () => [inRoot('scripts', 'check.ts')],
    remedy: 'npm run dev shows each problem beside its page',
  },
  {
    id: 'build',
    does: 'build of the site',
    command: () => [inRoot('scripts', 'build.ts'), '--out', site],
    remedy: 'npm run build shows it again',
  },
  {
    id: 'html',
    does: 'HTML of the built site',
    command: () => [commandOf('html-validate'), '--ext', 'html', site],
    remedy: 'the rules are in .htmlvalidate.mjs',
    needs: 'build',
  },
  {
    id: 'e2e',
    does: 'the site in a browser',
    command: () => [commandOf('@playwright/test', 'playwright'), 'test', '--reporter=dot,json'],
    env: (report) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: report, FLIGHTPLAN_SITE: site }),
    runner: 'playwright',
    remedy: 'npm run e2e -- --ui shows what the browser did',
    needs: 'build',
    browser: true,
  },
];

/**
 * The steps that `--only` names, with those that they need; all without it.
 * @param {string} [only] such as `unit,html`
 * @returns {Step[]}
 * @throws {RangeError} on a name that no step has
 */
export function selectSteps(only) {
  if (only === undefined) return steps;
  const wanted = new Set(only.split(',').map((id) => id.trim()));
  for (const id of [...wanted]) {
    const step = steps.find((each) => each.id === id);
    if (!step) throw new RangeError(id);
    if (step.needs) wanted.add(step.needs);
  }
  return steps.filter(({ id }) => wanted.has(id));
}

/**
 * The steps in the groups in which they run: those that use one core side by side, the others alone.
 * @param {Step[]} selected
 * @returns {Step[][]}
 */
export function groupsOf(selected) {
  /** @type {Step[][]} */
  const groups = [];
  for (const step of selected) {
    const last = groups.at(-1);
    if (step.single && last?.[0]?.single) last.push(step);
    else groups.push([step]);
  }
  return groups;
}
