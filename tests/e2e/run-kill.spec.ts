import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { RunPlan } from '../../src/documents/run-plan/schema.ts';
import { createProfile, type MortalBrowser, type Profile } from './kill-browser.ts';
import { longWay, type Step } from './run-long-way.ts';
import { runbookId, RunPage } from './run-page.ts';
import { readShown, shownOn, type Shown } from './run-shown.ts';
import { expect, test } from './site.ts';

/** At how many moments of the run the browser is killed. */
const kills = 100;

/** A browser with the run open, which tells each change that its page shows. */
interface OpenRun {
  browser: MortalBrowser;
  page: Page;
  /** Resolves to what the page shows with its next change. */
  nextChange: () => Promise<Shown>;
}

/** Starts the browser and opens the run: with all stages, so that every item is shown. */
async function openRun(profile: Profile, address: string): Promise<OpenRun> {
  const browser = await profile.start(address);
  const [page] = browser.context.pages();
  if (!page) throw new Error('Unexpected browser without a page');
  // A press for which there is no button fails by its name, and not by the end of the whole test.
  page.setDefaultTimeout(15_000);
  let onChange: ((shown: Shown) => void) | undefined = undefined;
  const nextChange = (): Promise<Shown> =>
    new Promise((resolve) => {
      onChange = resolve;
    });
  await page.exposeFunction('tellShown', (shown: Shown) => {
    onChange?.(shown);
  });
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(page.getByRole('button', { name: 'Sterile cockpit' })).toBeVisible();
  await page.evaluate(`(${tellChanges.toString()})(${readShown.toString()})`);
  return { browser, page, nextChange };
}

/** Runs in the page: tells what it shows, in the moment in which that has become something else. */
function tellChanges(read: () => Shown): void {
  let last = JSON.stringify(read());
  new MutationObserver(() => {
    const shown = read();
    if (JSON.stringify(shown) === last) return;
    last = JSON.stringify(shown);
    (window as unknown as { tellShown: (shown: Shown) => void }).tellShown(shown);
  }).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
}

/** Presses, and resolves to what the page then shows: in that moment the browser may be killed. */
async function pressed(run: OpenRun, { what, press }: Step, isKilled: boolean): Promise<Shown> {
  const change = run.nextChange().then(async (shown) => {
    if (isKilled) await run.browser.kill();
    return shown;
  });
  const pressing = press(run.page).catch((error: unknown) => {
    throw new Error(`Could not press ${what}`, { cause: error });
  });
  // The press may end with the browser, so nobody waits for it; only its failure counts.
  const failing = pressing.then(async () => {
    await setTimeout(5_000);
    throw new Error(`${what} changed nothing`);
  });
  return Promise.race([change, failing]);
}

test('a browser that is killed at 100 moments of a run loses no tick that it showed', async ({
  site,
}) => {
  // It starts a browser a hundred times: two minutes on an idle machine, and over ten on a busy one.
  test.setTimeout(1_800_000);
  const answer = await fetch(`${site.url}runbooks/${runbookId}/plan.json`);
  const steps = longWay((await answer.json()) as RunPlan);
  const profile = createProfile();
  try {
    const first = await profile.start();
    const startPage = await first.context.newPage();
    await new RunPage(startPage, site.url).start();
    const address = startPage.url();
    await first.kill();
    let run = await openRun(profile, address);
    let killed = 0;
    for (const [index, step] of steps.entries()) {
      const isMoment = Math.floor(((index + 1) * kills) / steps.length) > killed;
      const shown = await pressed(run, step, isMoment);
      if (!isMoment) continue;
      killed++;
      run = await openRun(profile, address);
      expect(await shownOn(run.page), `after the kill at ${step.what}`).toEqual(shown);
    }
    expect(killed).toBe(kills);
    await expect(run.page.locator('.run')).toHaveAttribute('data-phase', 'closed');
  } finally {
    await profile.remove();
  }
});
