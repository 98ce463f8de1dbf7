import { execFile, spawnSync } from 'node:child_process';
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

const options = {
  encoding: 'utf8',
  cwd: projectRoot,
  env: { ...process.env, NO_COLOR: '1' },
} as const;

function argumentsFor(folder: string): string[] {
  return [
    join(projectRoot, 'scripts/build.ts'),
    ...['--content', join(folder, 'content'), '--out', join(folder, 'site')],
  ];
}

/** Runs `npm run build` on a folder's `content/`, into its `site/`. */
export function build(folder: string): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, argumentsFor(folder), options);
  return { code: status, output: `${stdout}${stderr}` };
}

/** The same, without waiting for it. */
export function buildAtOnce(folder: string): Promise<{ code: number | null }> {
  return new Promise((resolve) => {
    execFile(process.execPath, argumentsFor(folder), options).on('close', (code) => {
      resolve({ code });
    });
  });
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
