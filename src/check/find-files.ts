import { join, relative, sep } from 'node:path';
import { kinds } from '../documents/kinds.ts';
import type { Finding } from '../lint/rule.ts';
import { disk as thisDisk, type Disk } from './disk.ts';
import type { fileRules } from './file-rules.ts';
import { compare } from './problem.ts';

/** A file-level problem before it has an address to link to. */
export interface FileFinding extends Omit<Finding, 'at'> {
  path: string;
  rule: keyof typeof fileRules;
}

/** What a walk through the content folder found. */
export interface FoundFiles {
  /** Files to read, from the content folder, sorted. */
  paths: string[];
  findings: FileFinding[];
}

/** The YAML files of the content folder. */
export const dataFiles = ['site.yaml', 'services.yaml', 'teams.yaml'] as const;

const folders = new Set(Object.values(kinds).map(({ folder }) => folder));
/** A name that is its own address in every browser, file system and Git host. */
const addressable = /^[\p{L}\p{N}][\p{L}\p{N}._-]*\.mdx$/u;

/**
 * Walks the content folder.
 *
 * @throws when the content folder itself is not there or can't be read
 */
export async function findFiles(root: string, disk: Disk = thisDisk): Promise<FoundFiles> {
  const found: FoundFiles = { paths: [], findings: [] };
  const walk: Walk = { disk, root, realRoot: await disk.real(root), found };
  const top = await disk.list(root);
  for (const { name } of top) {
    if ((dataFiles as readonly string[]).includes(name)) await addFile(name, walk);
    else if (folders.has(name)) await walkFolder(name, walk);
  }
  found.paths.sort(compare);
  return found;
}

/** A walk through one content folder. */
interface Walk {
  disk: Disk;
  root: string;
  /** The root with all links resolved. */
  realRoot: string;
  found: FoundFiles;
}

async function walkFolder(folder: string, walk: Walk): Promise<void> {
  const { disk, root, found } = walk;
  if (!(await isInside(folder, walk))) return;
  let entries;
  try {
    entries = await disk.list(join(root, folder));
  } catch (error) {
    found.findings.push(unreadable(folder, error));
    return;
  }
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.name.startsWith('.') || entry.name.endsWith('~')) continue;
    if (entry.isDirectory()) await walkFolder(path, walk);
    // A plain file is where its folder is; only a link may lead elsewhere.
    else if (entry.isFile()) takeFile(path, found);
    else await addFile(path, walk, entry.isSymbolicLink());
  }
}

async function addFile(path: string, walk: Walk, isLink = false): Promise<void> {
  const { disk, root, found } = walk;
  if (!(await isInside(path, walk))) return;
  try {
    const stats = await disk.stat(join(root, path));
    if (stats.isDirectory()) {
      if (isLink) found.findings.push(linkedFolder(path));
      else await walkFolder(path, walk);
      return;
    }
  } catch (error) {
    found.findings.push(unreadable(path, error));
    return;
  }
  takeFile(path, found);
}

function takeFile(path: string, found: FoundFiles): void {
  const name = path.split('/').at(-1) ?? path;
  const isData = (dataFiles as readonly string[]).includes(path);
  if (isData || addressable.test(name)) found.paths.push(path);
  else found.findings.push(misnamed(path, name));
}

async function isInside(path: string, { disk, root, realRoot, found }: Walk): Promise<boolean> {
  try {
    const target = await disk.real(join(root, path));
    const within = relative(realRoot, target);
    if (!within.startsWith(`..${sep}`) && within !== '..' && within !== '') return true;
    found.findings.push({
      path,
      rule: 'file-inside',
      found: 'link out of the content folder',
      expected: 'a file of its own',
      fix: 'replace the link by a copy of the file',
    });
  } catch (error) {
    found.findings.push(unreadable(path, error));
  }
  return false;
}

/** What such a link leads to is read under its own name, and may even hold the link. */
function linkedFolder(path: string): FileFinding {
  return {
    path,
    rule: 'file-inside',
    found: 'link to a folder',
    expected: 'a folder of its own',
    fix: 'replace the link by a copy of the folder, or remove it',
  };
}

function misnamed(path: string, name: string): FileFinding {
  const ending = name.endsWith('.mdx');
  return {
    path,
    rule: 'file-name',
    found: ending ? `file name \`${name}\`` : `file that is no .mdx, \`${name}\``,
    expected: ending
      ? 'letters, digits, dots, hyphens and underscores'
      : 'a name that ends in .mdx',
    fix: ending ? 'rename the file' : 'rename it, or move it out of this folder',
  };
}

/** What a failed reading says to an author. */
export function unreadable(path: string, error: unknown): FileFinding {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const reasons: Record<string, { found: string; fix: string }> = {
    ENOENT: { found: 'file that is gone', fix: 'restore it, or remove the link to it' },
    EACCES: { found: 'no permission to read it', fix: 'give yourself the right to read it' },
    EPERM: { found: 'no permission to read it', fix: 'give yourself the right to read it' },
    ELOOP: { found: 'link that leads back to itself', fix: 'remove the link' },
  };
  const reason = reasons[code] ?? {
    found: `read error (${code})`,
    fix: 'see that it can be read',
  };
  return { path, rule: 'file-readable', expected: 'a readable text', ...reason };
}
