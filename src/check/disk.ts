import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import type { Dirent, Stats } from 'node:fs';

type Awaitable<Value> = Value | Promise<Value>;

/** What the check asks of a disk; handed in, so that a test can have one that fails. */
export interface Disk {
  list: (folder: string) => Awaitable<Dirent[]>;
  read: (file: string) => Awaitable<Uint8Array>;
  /** A path with all links resolved. */
  real: (path: string) => Awaitable<string>;
  stat: (path: string) => Awaitable<Stats>;
}

/**
 * The disk of this machine. The calls are Node's synchronous ones: for thousands of small files
 * the way through its thread pool takes longer than the reading.
 */
export const disk: Disk = {
  list: (folder) => readdirSync(folder, { withFileTypes: true }),
  read: (file) => readFileSync(file),
  real: (path) => realpathSync.native(path),
  stat: (path) => statSync(path),
};
