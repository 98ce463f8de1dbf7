import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, existing, inRoot } from './project.mjs';
import { traits } from './traits.mjs';

const stamp = join(cacheFolder, 'installed.txt');

/**
 * The packages that a lock file names, by their path.
 * @param {string} path
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
const packagesIn = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

function lastStamp() {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm's own record of its last
 * installation tells; an interrupted one leaves none. Every command asks, so the two files, which
 * are long, are compared once and not again until one of them is written anew.
 */
export function isInstalled() {
  const record = existing('node_modules', '.package-lock.json');
  if (!record) return false;
  const lock = inRoot('package-lock.json');
  const state = `${traits(lock)}\n${traits(record)}\n`;
  if (lastStamp() === state) return true;
  const present = packagesIn(record);
  const isSame = Object.entries(packagesIn(lock)).every(
    ([path, { version, optional }]) =>
      path === '' || optional || present[path]?.version === version,
  );
  if (isSame) remember(state);
  return isSame;
}

/** @param {string} state */
function remember(state) {
  try {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(stamp, state);
  } catch {
    // A folder that can't be written to costs the next command the comparison.
  }
}
