import { longestRunbook } from './pages.ts';
import { expect, test } from './site.ts';

const windows = {
  phone: { width: 390, height: 844 },
  tablet: { width: 1024, height: 768 },
  desk: { width: 1440, height: 900 },
};
/** How far down the page one reads, as a share of its length. */
const readingAt = { top: 0, middle: 0.5, end: 1 };
/** What a thumb hits, CSS pixels (WCAG 2.5.5). */
const touchTarget = 44;

for (const [device, viewport] of Object.entries(windows)) {
  test.describe(`on a ${device}`, () => {
    test.use({ viewport, hasTouch: device !== 'desk' });

    for (const [place, share] of Object.entries(readingAt)) {
      test(`the rollback is one press away from the ${place} of a runbook`, async ({ page }) => {
        await page.goto(`./runbooks/${longestRunbook.id}/`);
        await page.evaluate((at) => {
          scrollTo(0, at * document.documentElement.scrollHeight);
        }, share);
        const control = page
          .locator('.button--rollback')
          .filter({ hasText: 'Rollback', visible: true });
        await expect(control).toBeInViewport({ ratio: 1 });
        const box = await control.boundingBox();
        expect(box?.height).toBeGreaterThanOrEqual(touchTarget);
        expect(box?.width).toBeGreaterThanOrEqual(touchTarget);
        // In place: nothing is scrolled or waited for before the press.
        await page.mouse.click((box?.x ?? 0) + 10, (box?.y ?? 0) + 10);
        await expect(page.getByRole('heading', { name: 'Rollback', level: 2 })).toBeInViewport({
          ratio: 1,
        });
        const [level] = longestRunbook.rollback.levels;
        await expect(page.getByRole('link', { name: level?.name ?? '' }).first()).toBeInViewport();
      });
    }
  });
}
