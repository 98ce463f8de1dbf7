import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type BrowserContext } from '@playwright/test';
import { browserArguments, findBrowser } from '../../scripts/setup/browser.mjs';

/** A browser that a test may kill. */
export interface MortalBrowser {
  /** The profile's own context: what is stored in it is there after the next start. */
  context: BrowserContext;
  /** Kills all of its processes at once, as the kernel does when memory runs out. */
  kill: () => Promise<void>;
}

/** A browser profile in a temporary folder. */
export interface Profile {
  /**
   * Starts a browser with this profile; the one before it must have been killed.
   *
   * @param address what its first page opens; nothing by default
   */
  start: (address?: string) => Promise<MortalBrowser>;
  /** Kills what runs, and deletes the folder. */
  remove: () => Promise<void>;
}

/**
 * Makes a profile whose browser can be killed and started again:
 *
 *     const profile = createProfile();
 *     const browser = await profile.start();
 *     const page = await browser.context.newPage();
 *     await browser.kill();
 *     const next = await profile.start(); // reads what the first has left
 *     await profile.remove();
 *
 * Playwright's own launch does not tell the process, and its `close` lets the browser tidy up.
 */
export function createProfile(): Profile {
  const folder = mkdtempSync(join(tmpdir(), 'flightplan-profile-'));
  let killRunning = (): Promise<void> => Promise.resolve();
  return {
    start: async (address = 'about:blank') => {
      const browserProcess = spawn(
        findBrowser() ?? chromium.executablePath(),
        [
          ...browserArguments,
          ...['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`],
          ...['--no-default-browser-check', '--password-store=basic', address],
        ],
        // A process group of its own, so that one signal reaches all of it.
        { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
      );
      const ended = once(browserProcess, 'exit');
      const kill = async (): Promise<void> => {
        killGroup(browserProcess);
        await ended;
      };
      killRunning = kill;
      const browser = await chromium.connectOverCDP(await addressOf(browserProcess));
      const [context] = browser.contexts();
      if (!context) throw new Error('Unexpected browser without a context of its profile');
      return { context, kill };
    },
    remove: async () => {
      await killRunning();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** The address that a browser prints once it can be talked to. */
async function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error('Unexpected browser without an error output');
  let output = '';
  for await (const line of createInterface(stderr)) {
    output += `${line}\n`;
    const address = /^DevTools listening on (\S+)/.exec(line)?.[1];
    if (address) {
      stderr.resume();
      return address;
    }
  }
  throw new Error(`The browser did not start:\n${output}`);
}

function killGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (!pid || exitCode !== null || signalCode !== null) return;
  // Windows knows no process groups; there the other processes end with the browser's.
  process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
}
