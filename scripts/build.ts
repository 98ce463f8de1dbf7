// `npm run build`: checks the content, builds the site beside the last one, and then takes its place.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  checkReport,
  contentRoot,
  prettyReport,
  projectRoot,
  terminalHasColors,
} from '../src/check/index.ts';
import { takeTurn } from './one-build.ts';
import { prepareEnvironment } from './site-environment.ts';

const { values } = parseArgs({
  options: { content: { type: 'string' }, out: { type: 'string', default: 'dist' } },
});
const workingFolder = process.env.INIT_CWD ?? process.cwd();
const content = contentRoot(values.content);
const out = resolve(values.out === 'dist' ? projectRoot : workingFolder, values.out);

/** What builds keep for the next one. */
const caches = join(projectRoot, 'node_modules/.astro');

/** What stops a build with one plain line. */
class BuildError extends Error {}

/*
 * The site is built into a folder beside the output and moved there when it is whole, so that a
 * build that fails, or is killed, leaves the last good output as it was.
 */
async function build(): Promise<void> {
  const checked = await checkReport(content);
  if (checked.problems.length > 0) {
    process.stdout.write(prettyReport(checked, terminalHasColors()));
  }
  if (checked.errors > 0) {
    throw new BuildError(
      existsSync(out) ? `Nothing was built; ${out} is as it was.` : 'Nothing was built.',
    );
  }
  const parent = dirname(out);
  const fresh = join(parent, `.${basename(out)}.next-${String(process.pid)}`);
  const old = join(parent, `.${basename(out)}.last-${String(process.pid)}`);
  await mkdir(parent, { recursive: true });
  const endTurn = takeTurn(caches, () => {
    process.stdout.write('Waiting for another build of this checkout\n');
  });
  try {
    await runAstro(fresh);
    if (existsSync(out)) await rename(out, old);
    await rename(fresh, out);
  } finally {
    endTurn();
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

async function runAstro(outDir: string): Promise<void> {
  prepareEnvironment(content);
  // Each content folder has a cache of its own, so that builds side by side don't mix.
  const key = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const { build: buildSite } = await import('astro');
  await buildSite({
    root: projectRoot,
    outDir,
    cacheDir: join(caches, key),
    logLevel: process.env.FLIGHTPLAN_LOG === 'info' ? 'info' : 'warn',
  });
}

const started = performance.now();
try {
  process.stdout.write(`Building the site of ${content}\n`);
  await build();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`✓ Built into ${out} in ${seconds} s\n`);
} catch (error) {
  const { code, path, message } = error as NodeJS.ErrnoException;
  const reason =
    code === 'ENOENT' && path === content ? `There is no content folder at ${content}.` : message;
  process.stderr.write(`✗ ${reason}\n`);
  process.exitCode = error instanceof BuildError ? 1 : 2;
}
