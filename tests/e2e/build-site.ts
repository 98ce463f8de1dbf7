import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/check/index.ts';

/**
 * Builds the site that the specs read, once for all workers. `npm test` has built it before and
 * names it in FLIGHTPLAN_SITE.
 */
export default async function buildSite(): Promise<void> {
  if (process.env.FLIGHTPLAN_SITE) return;
  const out = join(projectRoot, '.cache/e2e-site');
  await promisify(execFile)(process.execPath, [
    join(projectRoot, 'scripts/build.ts'),
    ...['--out', out],
  ]);
  process.env.FLIGHTPLAN_SITE = out;
}
