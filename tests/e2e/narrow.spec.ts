import { pages } from './pages.ts';
import { expect, test } from './site.ts';

/** A phone, and 1280 pixels at 400% zoom (WCAG 1.4.10). */
const widths = [390, 320];

test.use({ viewport: { width: 390, height: 844 } });

for (const [name, path] of Object.entries(pages)) {
  test(`the ${name} is read at 390 and at 320 pixels without scrolling sideways`, async ({
    page,
  }) => {
    await page.goto(path);
    for (const summary of await page.locator('main details > summary').all()) {
      await summary.evaluate((element: HTMLElement) => {
        (element.parentElement as HTMLDetailsElement).open = true;
      });
    }
    for (const width of widths) {
      await page.setViewportSize({ width, height: 844 });
      const wide = await page.evaluate(() => {
        const { clientWidth, scrollWidth } = document.documentElement;
        return { clientWidth, scrollWidth };
      });
      expect(wide).toEqual({ clientWidth: width, scrollWidth: width });
    }
  });
}

test('the search dialog fits', async ({ page }) => {
  await page.goto('./runbooks/');
  await page.getByRole('link', { name: 'Search', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await dialog.getByRole('searchbox').fill('rollback');
  await expect(dialog.getByRole('status')).toHaveText(/^\d+ pages for “rollback”$/);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 });
    const box = await dialog.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    const inner = await dialog.evaluate(({ scrollWidth, clientWidth }) => [
      scrollWidth,
      clientWidth,
    ]);
    expect(inner[0]).toBe(inner[1]);
  }
});
