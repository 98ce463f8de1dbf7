import { rmSync } from 'node:fs';
import { isInstalled } from './installed.mjs';
import { existing, inRoot, SetupError } from './project.mjs';
import { printDone, withProgress } from './progress.mjs';
import { run } from './run.mjs';
import { findRuntime } from './runtime.mjs';

/**
 * Runs the npm that runs this script, or else the one on the PATH.
 * @param {string[]} args
 */
function npm(...args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (node && script?.endsWith('npm-cli.js')) return run(node, [script, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}

async function installPackages() {
  // Windows can't delete the Node that runs this script, and `npm ci` starts by deleting everything.
  const command =
    process.platform === 'win32' && existing('node_modules', '.package-lock.json')
      ? 'install'
      : 'ci';
  const text = `install the packages (npm ${command})`;
  console.log('Installing the packages: a minute or two, about 500 MB');
  const { result, took } = await withProgress(
    () => text,
    () => npm(command, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'),
  );
  printDone(result.ok, text, took);
  if (!result.ok) {
    throw new SetupError(
      'The packages could not be installed.',
      'Check the network and `npm config get registry`, then run the same command again.',
      result.output,
    );
  }
  // Where npm is told to skip install scripts, the package that brings Node is still without it.
  if (!findRuntime()) await npm('rebuild', 'node', '--ignore-scripts=false');
}

/**
 * Takes the Node from npm out of the way where it can't run (Alpine, for one): npm scripts would
 * find it before the machine's own.
 */
function removeForeignNode() {
  if (process.execPath.startsWith(inRoot('node_modules'))) return;
  for (const name of ['node', 'node.cmd', 'node.ps1']) {
    rmSync(inRoot('node_modules', '.bin', name), { force: true });
  }
}

/**
 * Installs the packages unless they are there.
 * @returns {Promise<string>} the Node to run everything else with
 * @throws {SetupError} when that fails
 */
export async function ensureInstalled() {
  if (!isInstalled() || !findRuntime()) await installPackages();
  const runtime = findRuntime();
  if (runtime) {
    if (runtime === process.execPath) removeForeignNode();
    return runtime;
  }
  throw new SetupError(
    `Node ${process.versions.node} is too old, and the newer one from npm does not run here.`,
    'Install Node 24 or later from https://nodejs.org, then run the same command again.',
  );
}
