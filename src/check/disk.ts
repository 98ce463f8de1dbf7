import type { Dirent, Stats } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';

/** What the check asks of a disk; handed in, so that a test can have one that fails. */
export interface Disk {
  list: (folder: string) => Promise<Dirent[]>;
  read: (file: string) => Promise<Uint8Array>;
  /** A path with all links resolved. */
  real: (path: string) => Promise<string>;
  stat: (path: string) => Promise<Stats>;
}

/** The disk of this machine. */
export const disk: Disk = {
  list: (folder) => readdir(folder, { withFileTypes: true }),
  read: (file) => readFile(file),
  real: (path) => realpath(path),
  stat: (path) => stat(path),
};
