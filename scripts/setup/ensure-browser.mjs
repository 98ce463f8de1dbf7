import { existsSync } from 'node:fs';
import { installedBrowsers } from './browser.mjs';
import { inRoot, SetupError } from './project.mjs';
import { printDone, withProgress } from './progress.mjs';
import { commandOf, run, runNode } from './run.mjs';

const remedy = 'Install Chrome, Chromium or Edge, or set FLIGHTPLAN_BROWSER to its program.';

/**
 * @param {string} runtime
 * @param {string} [browser] default: the one that Playwright downloads
 * @returns {Promise<string | undefined>} the browser's path when it starts
 */
async function working(runtime, browser) {
  const script = inRoot('scripts', 'setup', 'try-browser.mjs');
  const { ok, output } = await runNode(runtime, browser ? [script, browser] : [script]);
  return ok ? output.trim() : undefined;
}

/** @param {string} runtime */
async function firstWorking(runtime) {
  for (const browser of [...installedBrowsers(), undefined]) {
    const path = await working(runtime, browser);
    if (path) return path;
  }
  return undefined;
}

/**
 * @param {string} text
 * @param {() => Promise<import('./run.mjs').Finished>} work
 */
async function attempt(text, work) {
  const { result, took } = await withProgress(() => text, work);
  if (result.ok) printDone(true, text, took);
  else console.log(`· ${text}: not possible here`);
  return result.output;
}

/** @param {string} runtime */
const download = (runtime) =>
  attempt('download a browser for the tests (playwright install chromium)', () =>
    runNode(runtime, [commandOf('playwright'), 'install', '--no-shell', 'chromium'], {
      env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '20000' },
    }),
  );

/** Debian's packages with a browser; older releases lack the first. */
const packages = ['chromium-headless-shell', 'chromium'];

const installFromDebian = () =>
  attempt('install a browser for the tests (apt-get install chromium)', async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    let { output } = await run('apt-get', ['update'], { env });
    for (const name of packages) {
      const install = await run('apt-get', ['install', '-y', '--no-install-recommends', name], {
        env,
      });
      output += install.output;
      if (install.ok) return { ok: true, output };
    }
    return { ok: false, output };
  });

/**
 * Finds a browser that starts, and gets one where there is none.
 * @param {string} runtime the Node to use
 * @returns {Promise<string>} the browser's path
 * @throws {SetupError} when there is none to be had
 */
export async function ensureBrowser(runtime) {
  const named = process.env.FLIGHTPLAN_BROWSER;
  if (named) {
    const path = await working(runtime, named);
    if (path) return path;
    throw new SetupError(`FLIGHTPLAN_BROWSER names ${named}, which does not start.`, remedy);
  }
  const present = await firstWorking(runtime);
  if (present) return present;

  let output = await download(runtime);
  const downloaded = await working(runtime);
  if (downloaded) return downloaded;

  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    output += await installFromDebian();
    const packaged = await firstWorking(runtime);
    if (packaged) return packaged;
  }
  throw new SetupError('There is no browser to run the tests in.', remedy, output);
}
