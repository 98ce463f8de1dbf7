import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, copyOfContent } from '../build/built-site.ts';
import { serveFolder } from './server.ts';
import { expect, test as base } from './site.ts';

const draft = '2026-11-03-refunds-rolled-back';
const nearMiss = '2026-11-05-refunds';

/** A site that begins to collect logs: a draft, and one release whose log lacks a time. */
const test = base.extend<object, { folder: string }>({
  folder: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures here.
    async ({}, use) => {
      const folder = copyOfContent();
      edit(folder, draft, 'outcome: rolled-back\n', 'outcome: rolled-back\nstatus: draft\n');
      edit(folder, nearMiss, 'drill: false\n', 'detected: 2026-11-05T10:30:00Z\n');
      expect(build(folder)).toMatchObject({ code: 0 });
      await use(folder);
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  site: [
    async ({ folder }, use) => {
      const server = await serveFolder(join(folder, 'site'), { base: '/' });
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
});

test.describe.configure({ mode: 'serial' });

test('a draft is named as not counted yet', async ({ page }) => {
  await page.goto('./release-confidence/');
  const group = page.getByRole('group').filter({ hasText: '1 log not counted yet' });
  await expect(group.getByRole('link')).toHaveAttribute('href', `/logs/${draft}/`);
  await expect(group).toContainText('Drafts still');
});

test('one release is no rate, and no trend', async ({ page }) => {
  await page.goto('./release-confidence/');
  const section = page.getByRole('region', { name: 'Near-misses', exact: true });
  await expect(section).toContainText(
    '1 of 1 release succeeded after trouble on the way. Too few data for a rate: 1 of 5 needed.',
  );
  await expect(section).toContainText('No two months in a row have 5 releases: no trend is drawn.');
  await expect(section.getByRole('img')).toHaveCount(2);
  await expect(section).not.toContainText('%');
});

test('a log that lacks a time is named where it is missing, with the reason', async ({ page }) => {
  await page.goto('./release-confidence/');
  const section = page.getByRole('region', { name: 'Time to roll back or pause' });
  await expect(section).toContainText('There are no values yet.');
  await expect(section).toContainText('restored is not given');
  await expect(section.getByRole('link')).toHaveAttribute('href', `/logs/${nearMiss}/`);
  await expect(section.getByRole('img')).toHaveCount(0);
});

test('before the first reviewed log the page says how to get one', async ({ page, folder }) => {
  edit(folder, nearMiss, 'status: reviewed\n', 'status: draft\n');
  expect(build(folder)).toMatchObject({ code: 0 });
  await page.goto('./release-confidence/');
  const main = page.getByRole('main');
  await expect(main).toContainText('No log is reviewed yet, so there is nothing to count.');
  await expect(main).toContainText('2 logs not counted yet');
  await main.getByRole('link', { name: 'run a runbook' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Runbooks');
});

/** Replaces a text of a log that must be there. */
function edit(folder: string, log: string, found: string, replacement: string): void {
  const file = join(folder, 'content/logs', `${log}.mdx`);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(found);
  writeFileSync(file, text.replace(found, replacement));
}
