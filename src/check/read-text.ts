import { join } from 'node:path';
import { maxLength } from '../documents/markdown.ts';
import { disk as thisDisk, type Disk } from './disk.ts';
import { unreadable, type FileFinding } from './find-files.ts';

/** Reads a content file as UTF-8, without its byte-order mark; a finding says why it can't be. */
export async function readText(
  root: string,
  path: string,
  disk: Disk = thisDisk,
): Promise<string | FileFinding> {
  const file = join(root, path);
  try {
    const { size } = await disk.stat(file);
    // A character takes at most three bytes for each UTF-16 unit.
    if (size > 3 * maxLength) return tooLong(path, `${String(Math.round(size / 1e6))} MB of text`);
    const text = decoder.decode(await disk.read(file));
    if (text.includes('\0')) return binary(path);
    return text.length > maxLength ? tooLong(path, `${String(text.length)} characters`) : text;
  } catch (error) {
    return error instanceof TypeError ? binary(path) : unreadable(path, error);
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function tooLong(path: string, found: string): FileFinding {
  return {
    path,
    rule: 'file-readable',
    found,
    expected: `at most ${String(maxLength)} characters`,
    fix: 'split it into several documents',
  };
}

function binary(path: string): FileFinding {
  return {
    path,
    rule: 'file-readable',
    found: 'bytes that are no UTF-8 text',
    expected: 'a text in UTF-8',
    fix: 'save it as UTF-8, or remove it',
  };
}
