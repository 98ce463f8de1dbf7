import { pages } from './pages.ts';
import { expect, test } from './site.ts';

/** What is of use on a screen only, or folded by choice: a principle's text is its page. */
const notForPaper = [
  '.breadcrumb',
  '.command__bar > span',
  '.copy',
  '.dashboard-button',
  '.source__links',
  '.principle__text',
  '.rollback__levels',
  '.rollout-picture__stage-share',
  '.visually-hidden',
  'summary',
  'svg',
];

test('a printed runbook hides nothing of the runbook', async ({ page }) => {
  await page.goto(pages.runbook ?? '');
  await page.emulateMedia({ media: 'print' });
  const article = page.getByRole('article');
  const hidden = await article.evaluate((root, left) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const { parentElement: element, nodeValue } = walker.currentNode;
      if (!nodeValue?.trim() || !element || element.closest(left)) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) found.push(nodeValue.trim());
    }
    return found;
  }, notForPaper.join());
  expect(hidden).toEqual([]);
});

test('a printed runbook shows its facts and the reasons of its tasks', async ({ page }) => {
  await page.goto(pages.runbook ?? '');
  await page.emulateMedia({ media: 'print' });
  const article = page.getByRole('article');
  await expect(article.getByText('Rehearsed', { exact: true })).toBeVisible();
  for (const reason of await article.locator('.why__text').all())
    await expect(reason).toBeVisible();
});

test('what steers the site is not printed', async ({ page }) => {
  await page.goto(pages.runbook ?? '');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('a dark theme prints dark on light', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(pages.runbook ?? '');
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark');
  await page.emulateMedia({ media: 'print' });
  const scheme = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  expect(scheme).toBe('light');
});

test('a safety card prints on one page', async ({ page }) => {
  await page.goto(pages['safety card'] ?? '');
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});
