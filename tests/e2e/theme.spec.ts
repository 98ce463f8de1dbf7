import type { Page } from '@playwright/test';
import { pages } from './pages.ts';
import { expect, test } from './site.ts';

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const choose = (page: Page, theme: string) =>
  page.getByRole('combobox', { name: 'Theme' }).selectOption(theme);

test('the theme follows the system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('./');
  const light = await ground(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await ground(page)).not.toBe(light);
});

test('a chosen theme holds against the system, on every page and the next day', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('./');
  const dark = await ground(page);
  await choose(page, 'light');
  const light = await ground(page);
  expect(light).not.toBe(dark);
  await page.reload();
  expect(await ground(page)).toBe(light);
  await page.goto('./runbooks/');
  expect(await ground(page)).toBe(light);
  await expect(page.getByRole('combobox', { name: 'Theme' })).toHaveValue('light');
});

test('the system decides again once one asks for it', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('./');
  const light = await ground(page);
  await choose(page, 'dark');
  expect(await ground(page)).not.toBe(light);
  await choose(page, 'system');
  expect(await ground(page)).toBe(light);
  await page.reload();
  expect(await ground(page)).toBe(light);
});

test('a chosen theme is there before anything is drawn', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('./');
  await choose(page, 'dark');
  // Nothing is drawn before there is a body: its theme must be known by then.
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector('body')) return;
      observer.disconnect();
      sessionStorage.setItem('theme-at-body', document.documentElement.dataset.theme ?? 'none');
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(pages.runbook ?? '');
  expect(await page.evaluate(() => sessionStorage.getItem('theme-at-body'))).toBe('dark');
});

test('a site without storage still changes its theme', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('Denied', 'SecurityError');
      },
    });
  });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('./');
  const light = await ground(page);
  await choose(page, 'dark');
  expect(await ground(page)).not.toBe(light);
});
