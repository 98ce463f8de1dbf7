import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The commit that touched a file last. Who made it is not asked. */
export interface LastChange {
  /** YYYY-MM-DD. */
  date: string;
  subject: string;
  /** Abbreviated. */
  hash: string;
}

const run = promisify(execFile);
const [commitMark, fieldMark] = ['\u0001', '\u0002'];

/**
 * The last change of each file below a folder, from one run of Git.
 *
 * @returns by path from the folder; empty outside of a repository, and in a shallow clone, whose
 *   oldest commit would pass for the last change of every file
 */
export async function lastChanges(folder: string): Promise<Map<string, LastChange>> {
  const changes = new Map<string, LastChange>();
  try {
    if ((await git(folder, 'rev-parse', '--is-shallow-repository')).trim() === 'true')
      return changes;
    const format = `--format=${commitMark}%h${fieldMark}%cs${fieldMark}%s`;
    const log = await git(folder, 'log', format, '--name-only', '--relative', '--', '.');
    for (const commit of log.split(commitMark).slice(1)) {
      const [head = '', ...paths] = commit.split('\n');
      const [hash = '', date = '', subject = ''] = head.split(fieldMark);
      for (const path of paths.filter((path) => path !== '' && !changes.has(path))) {
        changes.set(path, { date, subject, hash });
      }
    }
  } catch {
    // No repository, no Git, or no commit yet: pages then say nothing of changes.
  }
  return changes;
}

async function git(folder: string, ...args: string[]): Promise<string> {
  const options = { cwd: folder, maxBuffer: 256 * 1024 * 1024 };
  return (
    await run(
      'git',
      ['-c', 'core.quotePath=false', '-c', 'log.showSignature=false', ...args],
      options,
    )
  ).stdout;
}
