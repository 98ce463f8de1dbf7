import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const { env, platform } = process;

const commands = [
  // Chromium's engine without its windows, as Debian packs it: it starts in half the time.
  'chromium-headless-shell',
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

/** @type {Partial<Record<NodeJS.Platform, () => string[]>>} */
const usualPlaces = {
  darwin: () =>
    ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['/', homedir()].map((top) => join(top, `Applications/${name}.app/Contents/MacOS/${name}`)),
    ),
  win32: () =>
    ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].flatMap(
      (path) =>
        [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].flatMap((top) =>
          top ? [join(top, path)] : [],
        ),
    ),
};

/**
 * The browsers of the Chromium family that this machine has, the quickest first, then the likeliest:
 * Chrome, Chromium or Edge where their installers put them.
 * @returns {string[]} the paths of their programs
 */
export function installedBrowsers() {
  const folders = platform === 'win32' ? [] : (env.PATH ?? '').split(delimiter);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...new Set([...(usualPlaces[platform]?.() ?? []), ...onPath])].filter((path) =>
    existsSync(path),
  );
}

/**
 * The browser for the tests: the one that `FLIGHTPLAN_BROWSER` names, else an installed one.
 * @returns {string | undefined} undefined leaves the choice to Playwright
 */
export const findBrowser = () => env.FLIGHTPLAN_BROWSER ?? installedBrowsers()[0];

/** What a browser is started with: as root its sandbox can't work, and the tests are offline. */
export const browserArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];
