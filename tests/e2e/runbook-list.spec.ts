import type { Page } from '@playwright/test';
import { runbooks, serviceTitle } from './content.ts';
import { expect, test } from './site.ts';

type Runbook = (typeof runbooks)[number];

/** By their dates, the latest first. */
const latestFirst = runbooks.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));
const titlesOf = (list: readonly Runbook[]) => list.map(({ title }) => title);

const table = (page: Page) => page.getByRole('table', { name: 'All runbooks, by month' });
const shown = (page: Page) =>
  table(page).getByRole('row').filter({ visible: true }).getByRole('link').allTextContents();
const trimmed = async (page: Page) => (await shown(page)).map((title) => title.trim());
const choose = (page: Page, label: string, value: string) =>
  page.getByRole('combobox', { name: label }).selectOption(value);

test.describe('the list of runbooks', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('./runbooks/');
  });

  test('shows all of them, the latest date first', async ({ page }) => {
    expect(await trimmed(page)).toEqual(titlesOf(latestFirst));
    await expect(page.getByRole('status')).toHaveText(`All ${runbooks.length} runbooks`);
  });

  test('shows date, service, risk and status of each', async ({ page }) => {
    for (const { title, date, service, risk, status } of runbooks) {
      const row = table(page)
        .getByRole('row')
        .filter({ hasText: title ?? '' });
      const cells = row.getByRole('cell');
      await expect(cells.nth(0)).toHaveText(date ?? '');
      await expect(cells.nth(2)).toHaveText(serviceTitle(service));
      await expect(cells.nth(3)).toHaveText(risk ?? '');
      await expect(cells.nth(4)).toContainText(status ?? '');
    }
  });

  const filters = [
    { label: 'Service', of: ({ service }: Runbook) => serviceTitle(service) },
    { label: 'Risk', of: ({ risk }: Runbook) => risk ?? '' },
    { label: 'Status', of: ({ status }: Runbook) => status ?? '' },
  ];
  for (const { label, of } of filters) {
    test(`is narrowed by ${label.toLowerCase()}`, async ({ page }) => {
      for (const value of new Set(runbooks.map(of))) {
        await choose(page, label, value);
        const expected = latestFirst.filter((runbook) => of(runbook) === value);
        expect(await trimmed(page)).toEqual(titlesOf(expected));
        await expect(page.getByRole('status')).toHaveText(
          `${expected.length} of ${runbooks.length} runbooks`,
        );
      }
    });
  }

  test('is narrowed by words of a title as one types', async ({ page }) => {
    const title = latestFirst[0]?.title ?? '';
    const words = title.toLowerCase().split(' ').slice(0, 2).toReversed().join(' ');
    await page.getByRole('searchbox', { name: 'Title contains' }).pressSequentially(words);
    expect(await trimmed(page)).toContain(title);
    await page.getByRole('searchbox', { name: 'Title contains' }).fill('qqxyzzyqq');
    expect(await trimmed(page)).toEqual([]);
    await expect(page.getByRole('status')).toHaveText(`0 of ${runbooks.length} runbooks`);
  });

  test('is ordered by date, title, service and risk', async ({ page }) => {
    const risks = ['high', 'standard', 'low'];
    const by = (compare: (a: Runbook, b: Runbook) => number) =>
      titlesOf(latestFirst.toSorted(compare));
    await choose(page, 'Order', 'Earliest date first');
    expect(await trimmed(page)).toEqual(titlesOf(latestFirst.toReversed()));
    await choose(page, 'Order', 'Title');
    expect(await trimmed(page)).toEqual(
      by((a, b) => (a.title ?? '').localeCompare(b.title ?? '', 'en')),
    );
    await choose(page, 'Order', 'Service');
    expect(await trimmed(page)).toEqual(
      by((a, b) => serviceTitle(a.service).localeCompare(serviceTitle(b.service), 'en')),
    );
    await choose(page, 'Order', 'Highest risk first');
    expect(await trimmed(page)).toEqual(
      by((a, b) => risks.indexOf(a.risk ?? '') - risks.indexOf(b.risk ?? '')),
    );
    await choose(page, 'Order', 'Latest date first');
    expect(await trimmed(page)).toEqual(titlesOf(latestFirst));
  });

  test('keeps its filters in the address, and shows all again in one press', async ({ page }) => {
    await choose(page, 'Status', 'ready');
    await choose(page, 'Risk', 'high');
    await expect(page).toHaveURL(/\/runbooks\/\?risk=high&status=ready$/);
    const narrowed = await trimmed(page);
    await page.reload();
    expect(await trimmed(page)).toEqual(narrowed);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(page.getByRole('status')).toHaveText(`All ${runbooks.length} runbooks`);
    expect(await trimmed(page)).toEqual(titlesOf(latestFirst));
    await expect(page).toHaveURL(/\/runbooks\/$/);
  });

  test('leads to a month', async ({ page }) => {
    // Of many months the list is folded.
    const fold = page.locator('[data-months]:not([open]) > summary');
    if ((await fold.count()) > 0) await fold.click();
    const months = page.getByRole('navigation', { name: 'Months' }).getByRole('link');
    const last = months.last();
    const title = (await last.textContent()) ?? '';
    await page.setViewportSize({ width: 1440, height: 400 });
    await last.click();
    await expect(table(page).getByRole('rowheader', { name: title })).toBeInViewport();
  });
});

test('a link may ask for a part of the list', async ({ page }) => {
  await page.goto('./runbooks/?status=draft');
  expect(await trimmed(page)).toEqual(
    titlesOf(latestFirst.filter(({ status }) => status === 'draft')),
  );
});

test('a filter that nothing is known of shows all', async ({ page }) => {
  await page.goto('./runbooks/?status=lost&colour=red');
  expect(await trimmed(page)).toEqual(titlesOf(latestFirst));
});
