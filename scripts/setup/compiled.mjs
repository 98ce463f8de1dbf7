import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheFolder, inRoot, root } from './project.mjs';
import { traits } from './traits.mjs';

/** As deep below the root as the sources' folders, so that a path from a module leads where it did. */
const folder = join(cacheFolder, 'compiled');

/** How long a file stays that has been made anew, for a process that is about to load it: an hour. */
const staysMs = 3_600_000;

/**
 * A script in one file, and what was read to make it.
 *
 * @typedef {object} Made
 * @property {string} file its name
 * @property {string[]} inputs from the root
 * @property {string} state what `stateOf` said of them; empty when it must be made again
 */

/**
 * A script with all its modules in one file, made when one of them has changed: to find and read
 * several hundred modules takes 0.17 s, a fifth of the check of sixty documents. It is a cache as
 * Node's own of compiled code is: the source runs as it is wherever the file can't be made or kept.
 *
 * @param {string} script from the root, such as `scripts/check.ts`
 * @param {string} [kept] the folder of the made files
 * @returns {Promise<string>} the address of the module to import
 */
export async function compiled(script, kept = folder) {
  const record = join(kept, `${script.replaceAll('/', '-')}.json`);
  const known = lastRecord(record);
  if (known?.state && stateOf(known.inputs) === known.state) {
    const file = join(kept, known.file);
    if (existsSync(file)) return addressOf(file);
  }
  try {
    return addressOf(await make(script, kept, record));
  } catch {
    return addressOf(inRoot(script));
  }
}

/** @param {string} path */
const addressOf = (path) => pathToFileURL(path).href;

/**
 * @param {string} path
 * @returns {Made | null}
 */
function lastRecord(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * The traits of all inputs; empty when one of them is gone.
 * @param {string[]} inputs from the root
 */
function stateOf(inputs) {
  try {
    return inputs.map((input) => `${input} ${traits(inRoot(input))}`).join('\n');
  } catch {
    return '';
  }
}

/**
 * @param {string} script
 * @param {string} kept
 * @param {string} record
 * @returns {Promise<string>} the made file
 */
async function make(script, kept, record) {
  const { build } = await import('esbuild');
  const begun = Date.now();
  const { outputFiles, metafile } = await build({
    entryPoints: [inRoot(script)],
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    charset: 'utf8',
    // What is part native code finds that beside itself.
    external: ['satteri'],
    // Packages of the older kind ask for Node's own modules by `require`.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  // A package changes with the installation, and not by itself.
  const sources = Object.keys(metafile.inputs).filter((input) => !input.includes('node_modules/'));
  const own = relative(root, import.meta.filename).replaceAll('\\', '/');
  const inputs = [...sources, own, 'package-lock.json', 'node_modules/.package-lock.json'];
  const stem = script.replaceAll('/', '-');
  const file = `${stem}-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`;
  mkdirSync(kept, { recursive: true });
  writeWhole(join(kept, file), code);
  // What was written while it was read may have been read before.
  const isSettled = inputs.every((input) => statSync(inRoot(input)).mtimeMs < begun);
  const state = isSettled ? stateOf(inputs) : '';
  writeWhole(record, JSON.stringify({ file, inputs, state }));
  for (const name of readdirSync(kept)) {
    const path = join(kept, name);
    const isOld = statSync(path).mtimeMs < begun - staysMs;
    if (name.startsWith(`${stem}-`) && name !== file && isOld) rmSync(path, { force: true });
  }
  return join(kept, file);
}

/**
 * Writes a file so that no other process sees a part of it.
 * @param {string} path
 * @param {string | Uint8Array} content
 */
function writeWhole(path, content) {
  const part = `${path}.${process.pid}.part`;
  writeFileSync(part, content);
  renameSync(part, path);
}
