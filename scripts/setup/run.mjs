import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { hasColors } from './progress.mjs';
import { inRoot, root } from './project.mjs';
import { stopWithUs } from './stop.mjs';

/**
 * @typedef {object} Finished
 * @property {boolean} ok whether the command exited with 0
 * @property {string} output all that it printed, in order
 */

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string>} [env] added to this process's environment
 * @property {boolean} [show] print the output as it comes instead of keeping it
 * @property {boolean} [shell] run in a shell, which Windows needs for `npm.cmd`
 */

/**
 * What every command gets besides this process's environment. Its output goes through a pipe, so it
 * can't see for itself that there are colours at the other end.
 * @type {Record<string, string>}
 */
const surroundings = { ASTRO_TELEMETRY_DISABLED: '1', ...(hasColors && { FORCE_COLOR: '1' }) };

/** @param {string} text */
const withoutColors = (text) => (hasColors ? text : stripVTControlCharacters(text));

/**
 * Runs a command in the project's root with nothing on its standard input.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Finished>}
 */
export function run(command, args, { env = {}, show = false, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...surroundings, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      shell,
      windowsHide: true,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    }
    stopWithUs(child);
    child.on('error', (error) => resolve({ ok: false, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ ok: code === 0, output: withoutColors(output) }));
  });
}

/**
 * Runs a JavaScript or TypeScript file with the given Node, which its own children find first too.
 * @param {string} runtime the Node to use
 * @param {string[]} args the file, then its arguments
 * @param {RunOptions} [options]
 */
export function runNode(runtime, args, { env = {}, ...options } = {}) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const path = [dirname(runtime), process.env[name]].join(delimiter);
  return run(runtime, args, { ...options, env: { [name]: path, ...env } });
}

/**
 * The file behind the command of an installed package, so that no shell has to look for it.
 * @param {string} packageName
 * @param {string} [command] default: the package's name
 */
export function commandOf(packageName, command = packageName) {
  const { bin } = JSON.parse(
    readFileSync(inRoot('node_modules', packageName, 'package.json'), 'utf8'),
  );
  return inRoot('node_modules', packageName, typeof bin === 'string' ? bin : bin[command]);
}
