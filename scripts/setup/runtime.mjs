import { spawnSync } from 'node:child_process';
import { existing } from './project.mjs';

/** The oldest Node that runs Astro, the tools, and TypeScript files as they are. */
const oldest = { major: 24, minor: 16 };

/**
 * Whether a Node of this version can run Flightplan.
 * @param {string} version such as `24.21.0`
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest.major || (major === oldest.major && minor >= oldest.minor);
}

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
