import type { Page } from '@playwright/test';
import { longestRunbook, pages } from './pages.ts';
import { expect, test } from './site.ts';

/** What the keyboard must reach. */
const interactive =
  'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';

interface Stop {
  /** Its place among the interactive elements of the page. */
  index: number;
  name: string;
  /** What is wrong with its focus. */
  fault: string | null;
}

for (const [name, path] of Object.entries(pages)) {
  test(`the ${name} is walked with Tab from end to end, and shows where one is`, async ({
    page,
  }) => {
    await page.goto(path);
    const expected = await interactiveElements(page);
    const stops = await walk(page, expected.length + 10);
    expect(stops.filter(({ fault }) => fault !== null)).toEqual([]);
    const reached = new Set(stops.map(({ index }) => index));
    expect(expected.filter(({ index }) => !reached.has(index))).toEqual([]);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('nothing fixed covers what is focused in a runbook', async ({ page }) => {
    await page.goto(pages.runbook ?? '');
    const expected = await interactiveElements(page);
    const stops = await walk(page, expected.length + 10);
    expect(stops.filter(({ fault }) => fault !== null)).toEqual([]);
  });
});

test('the first press of Tab offers to skip to the content', async ({ page }) => {
  await page.goto(`./runbooks/${longestRunbook.id}/`);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  const inside = await page.evaluate(() => document.activeElement?.closest('main') !== null);
  expect(inside).toBe(true);
});

test('a reason is opened and closed with Enter', async ({ page }) => {
  await page.goto(`./runbooks/${longestRunbook.id}/`);
  const reason = page.locator('details:has(> summary:text-is("Why"))').first();
  await reason.locator('summary').press('Enter');
  await expect(reason.locator('> :not(summary)')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(reason.locator('> :not(summary)')).toBeHidden();
});

/** The elements that one can see and should reach, marked with their place. */
function interactiveElements(page: Page): Promise<{ index: number; html: string }[]> {
  return page.evaluate((selector) => {
    const visible = [...document.querySelectorAll<HTMLElement>(selector)].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled'),
    );
    return visible.map((element, index) => {
      element.dataset.stop = String(index);
      return { index, html: element.outerHTML.slice(0, 120) };
    });
  }, interactive);
}

/** Presses Tab until it has come round, and looks at each stop. */
async function walk(page: Page, most: number): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(lookAtFocus);
    // Between the last and the first the browser's own bar has the focus.
    if (stop !== null) stops.push(stop);
  }
  return stops;
}

/** Runs in the page. */
async function lookAtFocus(): Promise<Stop | null> {
  // On a busy machine the page is scrolled to the focus with the next frame only.
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const element = document.activeElement as HTMLElement | null;
  if (!element || element === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const boxes = [...element.getClientRects()];
  // It may be seen in part, but not be hidden as a whole (WCAG 2.4.11).
  const hit = boxes.some(({ left, top, width, height }) =>
    [0.05, 0.5, 0.95].some((share) => {
      const found = document.elementFromPoint(left + width * share, top + height * share);
      return found !== null && element.contains(found);
    }),
  );
  const place = boxes.map(({ left, top }) => `${left}, ${top}`).join('; ');
  const name = element.textContent.trim().slice(0, 60) || element.outerHTML.slice(0, 80);
  const unseen = outlineStyle === 'none' || parseFloat(outlineWidth) === 0;
  return {
    index: Number(element.dataset.stop ?? -1),
    name,
    fault: unseen ? 'no outline' : hit ? null : `covered, or out of sight: ${place}`,
  };
}
