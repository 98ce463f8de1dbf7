import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/check/index.ts';

/** A copy of the small complete content, to change and to build. */
export function copyOfContent(): string {
  const folder = mkdtempSync(join(tmpdir(), 'flightplan-build-'));
  cpSync(join(projectRoot, 'tests/fixtures/complete'), join(folder, 'content'), {
    recursive: true,
  });
  return folder;
}

/** Runs `npm run build` on a folder's `content/`, into its `site/`. */
export function build(folder: string, ...flags: string[]): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(projectRoot, 'scripts/build.ts'),
      ...['--content', join(folder, 'content'), '--out', join(folder, 'site'), ...flags],
    ],
    { encoding: 'utf8', cwd: projectRoot, env: { ...process.env, NO_COLOR: '1' } },
  );
  return { code: status, output: `${stdout}${stderr}` };
}

/** Every file of a built site with a hash of its bytes; empty where there is no site. */
export function fingerprint(folder: string): Record<string, string> {
  const site = join(folder, 'site');
  if (!existsSync(site)) return {};
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' }).toSorted();
  return Object.fromEntries(
    files
      .filter((file) => statSync(join(site, file)).isFile())
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(site, file)))
          .digest('hex'),
      ]),
  );
}
