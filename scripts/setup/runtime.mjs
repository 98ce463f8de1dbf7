import { spawnSync } from 'node:child_process';
import { isNewEnough } from './node-version.mjs';
import { existing } from './project.mjs';

/**
 * The Node to run Flightplan with: the one that `npm ci` put into node_modules, so that everyone
 * has the same, else this one if it is new enough.
 * @returns {string | undefined} the path of its program
 */
export function findRuntime() {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const installed = existing('node_modules', 'node', 'bin', program);
  if (installed && spawnSync(installed, ['--version']).status === 0) return installed;
  return isNewEnough(process.versions.node) ? process.execPath : undefined;
}
