import { statSync } from 'node:fs';

/**
 * What a file that is written anew does not keep.
 * @param {string} path
 * @throws when there is no such file
 */
export function traits(path) {
  const { size, mtimeMs, ino } = statSync(path);
  return `${size} ${mtimeMs} ${ino}`;
}
