import { createProfile, type MortalBrowser } from './kill-browser.ts';
import { append, createRun, expect, idsIn, numbered, statusOf, test } from './run-store/site.ts';

/** After which tick the browser is killed, each time. */
const moments = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89];

/** Opens the page; whatever it shows as done is told to `onTick` right away. */
async function openPage({ context }: MortalBrowser, url: string, onTick: (id: string) => void) {
  const page = await context.newPage();
  await page.exposeFunction('onTick', onTick);
  await page.goto(`${url}page.html`);
  return page;
}

test('no tick that was shown is lost when the browser is killed, at ten moments', async ({
  storeSite,
}) => {
  test.slow(); // It starts a browser eleven times.
  const profile = createProfile();
  const shown: string[] = [];
  try {
    for (const [round, moment] of moments.entries()) {
      const browser = await profile.start();
      const last = shown.length + moment;
      const page = await openPage(browser, storeSite.url, (id) => {
        if (shown.push(id) === last) void browser.kill();
      });
      expect(await statusOf(page)).toEqual({ kind: 'disk' });
      if (round === 0) await createRun(page, 'r');
      expect(await idsIn(page, 'r')).toEqual(expect.arrayContaining(shown));
      // It ends with the browser.
      await append(page, 'r', numbered(`round-${round}`, 1000)).catch(() => undefined);
      await browser.kill();
      expect(shown.length).toBeGreaterThanOrEqual(last);
    }
    const page = await openPage(await profile.start(), storeSite.url, () => undefined);
    expect(await idsIn(page, 'r')).toEqual(expect.arrayContaining(shown));
  } finally {
    await profile.remove();
  }
});
