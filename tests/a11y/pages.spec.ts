import { pages } from '../e2e/pages.ts';
import { expect, test } from '../e2e/site.ts';
import { expectAccessible } from './axe.ts';

for (const [name, path] of Object.entries(pages)) {
  test(`the ${name} is accessible in light and in dark`, async ({ page }) => {
    await page.goto(path);
    await expectAccessible(page);
  });
}

test('search results are accessible in light and in dark', async ({ page }) => {
  await page.goto('./search/?q=canary');
  await expect(page.locator('[data-search-results] > li').first()).toBeVisible();
  await expectAccessible(page);
});

test('the search dialog is accessible in light and in dark', async ({ page }) => {
  await page.goto('./services/');
  await page.keyboard.press('/');
  await page.keyboard.type('canary');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await expect(dialog.locator('[data-search-results] > li').first()).toBeVisible();
  await expectAccessible(page);
});

test('a runbook with all unfolded and a question before a copy is accessible in light and in dark', async ({
  page,
}) => {
  await page.goto(pages.runbook ?? '');
  for (const summary of await page.locator('article summary').filter({ visible: true }).all()) {
    await summary.click();
  }
  const danger = page.locator('[data-command]').filter({ hasText: 'Danger' }).first();
  await danger.getByRole('button').click();
  await expect(danger.getByRole('button')).toHaveText('Copy it anyway?');
  await expectAccessible(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('a runbook with its menu open is accessible in light and in dark', async ({ page }) => {
    await page.goto(pages.runbook ?? '');
    await expectAccessible(page);
    await page.locator('[data-contents-menu] summary').click();
    await expectAccessible(page);
  });
});
