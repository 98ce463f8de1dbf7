import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A path below the root.
 * @param {string[]} parts
 */
export const inRoot = (...parts) => join(root, ...parts);

/** Where the commands keep what they can make again; not in Git. */
export const cacheFolder = inRoot('.cache');

/**
 * A failure that the person at the keyboard can mend.
 */
export class SetupError extends Error {
  /**
   * @param {string} message what happened
   * @param {string} remedy what to do, as one line
   * @param {string} [output] what the failing command printed
   */
  constructor(message, remedy, output = '') {
    super(message);
    this.remedy = remedy;
    this.output = output;
  }
}

/**
 * A file's path below the root when it is there.
 * @param {string[]} parts
 */
export const existing = (...parts) => {
  const path = inRoot(...parts);
  return existsSync(path) ? path : undefined;
};
