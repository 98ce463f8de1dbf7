import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, copyOfContent } from '../build/built-site.ts';
import { serveFolder } from './server.ts';
import { expect, test as base } from './site.ts';

const basePath = '/docs/release';
const runbook = { id: '2026-11-03-checkout', title: 'Checkout 4.2.0, idempotent refunds' };

/** A small site of its own below a path, whose content a test may break. */
const test = base.extend<object, { folder: string }>({
  folder: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures here.
    async ({}, use) => {
      const folder = copyOfContent();
      edit(folder, 'site.yaml', 'base: /\n', `base: ${basePath}\n`);
      expect(build(folder)).toMatchObject({ code: 0 });
      await use(folder);
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  site: [
    async ({ folder }, use) => {
      const server = await serveFolder(join(folder, 'site'), { base: basePath });
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
});

test.describe.configure({ mode: 'serial' });

test('a site below a path is navigable from page to page', async ({ page }) => {
  await page.goto('./');
  for (const name of [
    'Runbooks',
    'Safety cards',
    'Principles',
    'Guidelines',
    'Services',
    'Teams',
  ]) {
    await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await page.locator(`main a[href^="${basePath}/"]`).first().press('Enter');
    await expect(page).toHaveURL(new RegExp(`${basePath}/[a-z-]+/`));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await page.getByRole('banner').getByRole('link').first().click();
  await expect(page).toHaveURL(new RegExp(`${basePath}/$`));
});

test('a site below a path marks where one is in its header', async ({ page }) => {
  await page.goto(`./runbooks/${runbook.id}/`);
  await expect(
    page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Runbooks' }),
  ).toHaveAttribute('aria-current', 'true');
});

test('search works below a path, and leads to pages below it', async ({ page }) => {
  await page.goto('./search/?q=idempotent');
  // The logs of its runs bear its title too.
  await page
    .getByRole('main')
    .getByRole('link', { name: runbook.title, exact: true })
    .and(page.locator('[href*="/runbooks/"]'))
    .click();
  await expect(page).toHaveURL(new RegExp(`${basePath}/runbooks/${runbook.id}/`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(runbook.title);
});

test('after a build that failed readers still see the last good page, and the next after a good one', async ({
  page,
  folder,
}) => {
  const file = `runbooks/${runbook.id}.mdx`;
  const heading = page.getByRole('heading', { level: 1 });
  edit(folder, file, runbook.title, 'Checkout 4.3.0, half a title');
  edit(folder, file, 'ticket: PAY-1423\n', '');
  expect(build(folder)).toMatchObject({ code: 1 });
  await page.goto(`./runbooks/${runbook.id}/`);
  await expect(heading).toHaveText(runbook.title);
  await expect(page.getByText('PAY-1423').filter({ visible: true })).toHaveCount(1);
  edit(folder, file, 'owner: payments\n', 'owner: payments\nticket: PAY-1500\n');
  expect(build(folder)).toMatchObject({ code: 0 });
  await page.reload();
  await expect(heading).toHaveText('Checkout 4.3.0, half a title');
});

/** Replaces a text that must be there. */
function edit(folder: string, path: string, found: string, replacement: string): void {
  const file = join(folder, 'content', path);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(found);
  writeFileSync(file, text.replace(found, replacement));
}
