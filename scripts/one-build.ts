import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** How long a build waits for another one. */
const patienceMs = 600_000;

/**
 * Lets one build run at a time in a checkout: Astro renders all of them by the same folder, where
 * two would take each other's files away. SQLite's lock is one of the system's, which no killed
 * build leaves behind.
 *
 * @param folder where the lock is kept
 * @param onWait called when another build runs, before it is waited for
 * @returns ends the turn of this build
 * @throws when the other build has not ended in ten minutes
 */
export function takeTurn(folder: string, onWait: () => void): () => void {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, 'build.lock'));
  const take = (timeout: number): void => {
    lock.exec(`PRAGMA busy_timeout = ${String(timeout)}`);
    lock.exec('BEGIN EXCLUSIVE');
  };
  try {
    take(0);
  } catch {
    onWait();
    take(patienceMs);
  }
  return () => {
    lock.close();
  };
}
