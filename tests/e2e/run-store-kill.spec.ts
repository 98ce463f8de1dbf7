import { createProfile, type MortalBrowser } from './kill-browser.ts';
import { append, createRun, expect, idsIn, numbered, statusOf, test } from './run-store/site.ts';

/** After which tick the browser is killed. */
const moments = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89];

/** Opens the page; whatever it shows as done is told to `onTick` right away. */
async function openPage({ context }: MortalBrowser, url: string, onTick: (id: string) => void) {
  const page = await context.newPage();
  await page.exposeFunction('onTick', onTick);
  await page.goto(`${url}page.html`);
  // A database that does not open in time is another fault than one that lost something.
  expect(await statusOf(page)).toEqual({ kind: 'disk' });
  return page;
}

/**
 * Kills a browser of one profile again and again, each time some ticks after its start.
 *
 * @param writes how many events are written after a start, given after how many of them it is killed
 * @param delayMs how long after the tick of a round it is killed
 * @param check of what a start finds, when these ticks were shown before it
 */
async function killAgainAndAgain(
  url: string,
  writes: (moment: number) => number,
  delayMs: (round: number) => number,
  check: (kept: string[], shown: string[]) => void,
): Promise<void> {
  const profile = createProfile();
  const shown: string[] = [];
  try {
    for (const [round, moment] of moments.entries()) {
      const browser = await profile.start();
      const last = shown.length + moment;
      const page = await openPage(browser, url, (id) => {
        if (shown.push(id) === last) setTimeout(() => void browser.kill(), delayMs(round));
      });
      if (round === 0) await createRun(page, 'r');
      const kept = await idsIn(page, 'r');
      check(kept, shown);
      // What was kept beside what was shown counts from here on, and what was not does not.
      shown.splice(0, Infinity, ...kept);
      // It ends with the browser.
      await append(page, 'r', numbered(`round-${round}`, writes(moment))).catch(() => undefined);
      await browser.kill();
      expect(shown.length).toBeGreaterThanOrEqual(last);
    }
    const page = await openPage(await profile.start(), url, () => undefined);
    check(await idsIn(page, 'r'), shown);
  } finally {
    await profile.remove();
  }
}

test('no tick that was shown is lost when the browser is killed right after it, again and again', async ({
  storeSite,
}) => {
  test.slow(); // It starts a browser eleven times.
  await killAgainAndAgain(
    storeSite.url,
    (moment) => moment,
    () => 0,
    (kept, shown) => {
      expect(kept).toEqual(expect.arrayContaining(shown));
    },
  );
});

for (const moment of moments) {
  test(`no tick that was shown is lost when the browser is killed within the writing after tick ${moment}`, async ({
    storeSite,
  }) => {
    const profile = createProfile();
    const shown: string[] = [];
    try {
      const browser = await profile.start();
      const page = await openPage(browser, storeSite.url, (id) => {
        if (shown.push(id) === moment) void browser.kill();
      });
      await createRun(page, 'r');
      await append(page, 'r', numbered('event', 1000)).catch(() => undefined);
      await browser.kill();
      expect(shown.length).toBeGreaterThanOrEqual(moment);
      const next = await openPage(await profile.start(), storeSite.url, () => undefined);
      expect(await idsIn(next, 'r')).toEqual(expect.arrayContaining(shown));
    } finally {
      await profile.remove();
    }
  });
}

/*
 * A kill within a write leaves a cut record at the end of LevelDB's log, the next start goes on writing
 * behind it, and the start after that finds "Corruption: checksum mismatch" and deletes the database:
 * then all comes back from the second one. That has the last tick before a kill only if there was time
 * to write it.
 */
test('no run is lost, and at most the last tick before a kill, when the browser is killed within the writing again and again', async ({
  storeSite,
}) => {
  test.slow(); // It starts a browser eleven times.
  await killAgainAndAgain(
    storeSite.url,
    () => 1000,
    (round) => round,
    (kept, shown) => {
      expect(kept).toEqual(expect.arrayContaining(shown.slice(0, -1)));
    },
  );
});
