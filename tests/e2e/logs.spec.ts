import type { Page } from '@playwright/test';
import {
  completeRunbooks,
  first,
  logs,
  reviewedLogs,
  runbooks,
  serviceTitle,
  site as settings,
  services,
  titleOfLog,
  wordsOf,
} from './content.ts';
import { longestLog } from './pages.ts';
import { expectProse } from './runbook-page.ts';
import { expect, test } from './site.ts';

type Log = (typeof logs)[number];

const serviceOf = ({ runbook }: Log): string =>
  runbooks.find(({ id }) => id === runbook)?.service ?? '';
const releasesOf = (service: string): Log[] =>
  reviewedLogs.filter((log) => !log.drill && serviceOf(log) === service);
const dayOf = ({ started }: Log): string => new Date(started ?? 0).toISOString().slice(0, 10);

test.describe('a log, without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('opens with the notice that nobody is named', async ({ page }) => {
    for (const log of logs.slice(0, 10)) {
      await page.goto(`./logs/${log.id}/`);
      const headings = page.getByRole('article').getByRole('heading');
      await expect(headings.nth(0)).toHaveText(titleOfLog(log));
      await expect(headings.nth(1)).toHaveText('We look for conditions, not for culprits');
    }
  });

  test('is read as a whole', async ({ page }) => {
    await page.goto(`./logs/${longestLog.id}/`);
    const { timeline, reflection, lessons, improvements, actions, recommendations } = longestLog;
    const rows = page.getByRole('table', { name: 'What happened' }).getByRole('row');
    for (const { event } of timeline.events) {
      await expect(rows.filter({ hasText: wordsOf(event) }).first()).toBeVisible();
    }
    for (const { title, answer } of reflection.answers) {
      await expectProse(page.getByRole('region', { name: title, exact: true }), wordsOf(answer));
    }
    for (const { title, why, example } of lessons.items) {
      const lesson = page.getByRole('region', { name: title, exact: true });
      await expect(lesson).toContainText(why ?? '');
      await expectProse(lesson, wordsOf(example));
    }
    for (const [index, { status, wording }] of improvements.items.entries()) {
      const improvement = page.locator('.improvement').nth(index);
      await expect(improvement.locator('.badge')).toHaveText(status ?? '');
      await expectProse(improvement.getByRole('group'), wordsOf(wording));
    }
    const items = page.getByRole('region', { name: 'Actions', exact: true }).getByRole('listitem');
    for (const [index, { text, due, status }] of actions.items.entries()) {
      await expectProse(items.nth(index), wordsOf(text));
      await expect(items.nth(index).locator('time')).toHaveAttribute('datetime', due ?? '');
      await expect(items.nth(index).locator('.badge')).toHaveText(status ?? '');
    }
    const main = page.getByRole('region', { name: 'Recommendations' });
    for (const { title } of recommendations.pitfalls) await expect(main).toContainText(title);
    for (const { text } of recommendations.preChecks) await expect(main).toContainText(text);
  });

  test('leads from an improvement to the section that it changes', async ({ page }) => {
    const log = first(
      reviewedLogs.filter(({ improvements }) => improvements.items.length > 0),
      'an improvement',
    );
    await page.goto(`./logs/${log.id}/`);
    // The one that reaches most releases stands first, wherever it is in the file.
    await page.getByRole('region', { name: 'Improvements' }).locator('#improvement-1 a').click();
    const section = log.improvements.items[0]?.target?.section ?? '';
    await expect(page).toHaveURL(new RegExp(`#${section}$`));
    await expect(page.locator(`[id="${section}"]`)).toBeInViewport();
  });

  test('puts the improvement to the guideline of every release first', async ({ page }) => {
    const log = first(
      reviewedLogs.filter(({ improvements: { items } }) =>
        items.slice(1).some(({ to }) => to.startsWith('guidelines/deployment#')),
      ),
      'an improvement to the deployment guidelines that is not the first of its log',
    );
    await page.goto(`./logs/${log.id}/`);
    await expect(page.locator('.improvement__place a').first()).toHaveAttribute(
      'href',
      /\/guidelines\/deployment\/#/,
    );
  });

  test('leads from an action to the board, and back', async ({ page }) => {
    const log = first(
      reviewedLogs.filter(({ actions }) => actions.items.length > 0),
      'an action',
    );
    await page.goto(`./logs/${log.id}/`);
    await page.getByRole('link', { name: 'On the board' }).first().click();
    await expect(page).toHaveURL(new RegExp(`/actions/#action-1-of-${log.id}$`));
    const row = page.locator(`[id="action-1-of-${log.id}"]`);
    await expect(row).toBeInViewport();
    await row.getByRole('link', { name: titleOfLog(log) }).click();
    await expect(page).toHaveURL(new RegExp(`/logs/${log.id}/#action-1$`));
    await expect(page.locator('[id="action-1"]')).toBeInViewport();
  });

  test('names its feed, and the feed names the log', async ({ page, request, baseURL }) => {
    const log = first(reviewedLogs, 'a reviewed log');
    await page.goto(`./logs/${log.id}/`);
    const href = await page
      .locator('link[rel="alternate"][type="application/rss+xml"]')
      .getAttribute('href');
    const response = await request.get(new URL(href ?? '', baseURL).href);
    expect(response.headers()['content-type']).toContain('xml');
    const text = await response.text();
    const { pathname } = new URL(page.url());
    expect(text).toContain(`<link>${new URL(pathname, settings.url).href}</link>`);
  });
});

const table = (page: Page) => page.getByRole('table', { name: 'All logs, by month' });
const shown = async (page: Page): Promise<string[]> =>
  (
    await table(page).getByRole('row').filter({ visible: true }).locator('time').allTextContents()
  ).map((text) => text.trim());
const daysOf = (list: readonly Log[]): string[] => list.map(dayOf);

test.describe('the list of logs', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('./logs/');
  });

  test('shows all of them, the latest first, and counts them', async ({ page }) => {
    expect(await shown(page)).toEqual(daysOf(logs));
    await expect(page.getByRole('status')).toHaveText(`All ${logs.length} logs`);
  });

  const filters = [
    { label: 'Service', of: (log: Log) => serviceTitle(serviceOf(log)) },
    { label: 'Outcome', of: ({ outcome }: Log) => outcome ?? '' },
    { label: 'Drill', of: ({ drill }: Log) => (drill ? 'drill' : 'release') },
  ];
  for (const { label, of } of filters) {
    test(`is narrowed by ${label.toLowerCase()}`, async ({ page }) => {
      for (const value of new Set(logs.map(of))) {
        await page.getByRole('combobox', { name: label }).selectOption(value);
        expect(await shown(page)).toEqual(daysOf(logs.filter((log) => of(log) === value)));
      }
    });
  }

  test('keeps its filters in the address', async ({ page }) => {
    await page.getByRole('combobox', { name: 'Outcome' }).selectOption('rolled-back');
    await expect(page).toHaveURL(/\/logs\/\?outcome=rolled-back$/);
    const narrowed = await shown(page);
    await page.reload();
    expect(await shown(page)).toEqual(narrowed);
  });
});

test('a service says what changed last, and leads to the way back', async ({ page }) => {
  for (const { id, title } of services) {
    await page.goto(`./services/${id}/`);
    const region = page.getByRole('region', { name: 'What changed last' });
    const releases = releasesOf(id);
    if (releases.length === 0) {
      await expect(region).toContainText(`No release of ${title ?? id} has a reviewed log yet.`);
      continue;
    }
    const days = await region.locator('.release time').allTextContents();
    expect(days).toEqual(daysOf(releases.slice(0, 5)));
    for (const lesson of releases[0]?.lessons.items ?? []) {
      await expect(region).toContainText(lesson.title);
    }
    const live = releases.find(
      ({ outcome }) => outcome === 'succeeded' || outcome === 'rolled-forward',
    );
    if (!live) continue;
    await expect(region.getByRole('link', { name: /^Take back/ })).toHaveAttribute(
      'href',
      new RegExp(`/runbooks/${String(live.runbook)}/#rollback$`),
    );
    const levels = runbooks.find((runbook) => runbook.id === live.runbook)?.rollback.levels ?? [];
    for (const { name } of levels) await expect(region).toContainText(name);
  }
});

test('a runbook says what changed last on its service', async ({ page }) => {
  for (const { id, service } of completeRunbooks.slice(0, 3)) {
    await page.goto(`./runbooks/${id}/`);
    const region = page.getByRole('region', { name: 'What changed last' });
    const days = await region.locator('.release time').allTextContents();
    expect(days).toEqual(daysOf(releasesOf(service ?? '').slice(0, 5)));
  }
});

test('the home page says what was released last and how it went', async ({ page }) => {
  await page.goto('./');
  const region = page.getByRole('region', { name: 'Released last' });
  const latest = reviewedLogs.filter(({ drill }) => !drill).slice(0, 3);
  expect(
    (await region.getByRole('listitem').getByRole('link').allTextContents()).map((text) =>
      text.trim(),
    ),
  ).toEqual(latest.map(titleOfLog));
  for (const [index, { outcome }] of latest.entries()) {
    await expect(region.getByRole('listitem').nth(index).locator('.badge')).toHaveText(
      outcome?.replace('-', ' ') ?? '',
    );
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the contents of a log are one press away', async ({ page }) => {
    const log = first(reviewedLogs, 'a reviewed log');
    await page.goto(`./logs/${log.id}/`);
    await page.locator('[data-contents-menu] summary').click();
    const contents = page.getByRole('navigation', { name: 'Contents of this log' });
    await contents.getByRole('link', { name: 'Lessons', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Lessons', exact: true })).toBeInViewport();
    await expect(contents).toBeHidden();
  });
});
