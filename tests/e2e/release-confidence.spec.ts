import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { formatDuration } from '../../src/documents/duration.ts';
import type { AnyFigure, Count, Share, Spread } from '../../src/insights/figure.ts';
import type { Insights } from '../../src/insights/insights.ts';
import { services } from './content.ts';
import { expect, test } from './site.ts';

const address = './release-confidence/';

/** The figures as the built site serves them. */
async function figuresOf(request: APIRequestContext): Promise<AnyFigure[]> {
  const { figures } = (await (await request.get('./insights.json')).json()) as Insights;
  return Object.values<AnyFigure>({ ...figures });
}

/** The section of a figure. */
function sectionOf(page: Page, { title }: AnyFigure): Locator {
  return page.getByRole('region', { name: title, exact: true });
}

const percent = (share: number | null) => `${String(Math.round((share ?? 0) * 100))}%`;
const toTheSecond = (ms: number | null) => formatDuration(Math.round((ms ?? 0) / 1000) * 1000);
const inDays = (days: number | null) => `${String(days)} ${days === 1 ? 'day' : 'days'}`;

/** Whether any release, or whatever it is counted over, has something to draw. */
function hasData({ total }: AnyFigure): boolean {
  return 'n' in total
    ? total.n > 0
    : 'denominator' in total
      ? total.denominator > 0
      : total.value > 0;
}

/** The cells of a row, but for its name, by what the JSON says. */
function cellsOf(figure: AnyFigure, measure: Count | Share | Spread): string[] {
  const missing = String(measure.missing.length);
  if ('n' in measure && figure.kind === 'spread') {
    const { n, value, p90, enough, p90Enough } = measure;
    const words = figure.unit === 'days' ? inDays : toTheSecond;
    const few = (needed: number) => `too few data: ${String(n)} of ${String(needed)} needed`;
    if (n === 0) return ['no values', '', '0', missing];
    if (!enough)
      return [`${words(value)} ${few(figure.least)}`, 'too few data', String(n), missing];
    return [words(value), p90Enough ? words(p90) : few(figure.leastForP90), String(n), missing];
  }
  if ('numerator' in measure && figure.kind === 'share') {
    const { value, numerator, denominator, enough } = measure;
    const few = `too few data: ${String(denominator)} of ${String(figure.least)} needed`;
    const share = denominator === 0 ? `no ${figure.of}` : enough ? percent(value) : few;
    return [share, `${String(numerator)} of ${String(denominator)}`, missing];
  }
  return [String(measure.value), missing];
}

/** The rows of a table: the name of each, and its cells. */
function rowsOf(table: Locator): Promise<string[][]> {
  return table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.children].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()),
      ),
    );
}

test('every figure says its definition, and what its total is counted from', async ({
  page,
  request,
}) => {
  await page.goto(address);
  for (const figure of await figuresOf(request)) {
    const section = sectionOf(page, figure);
    await expect(section).toContainText(figure.definition.replaceAll('`', ''));
    const { total } = figure;
    const counted =
      'n' in total
        ? `of ${String(total.n)} value`
        : 'numerator' in total
          ? `${String(total.numerator)} of ${String(total.denominator)} ${figure.of}`
          : `${String(total.value)} `;
    await expect(section.locator('.figure-section__total')).toContainText(counted);
  }
});

test('every figure says what is missing, and leads to each log', async ({ page, request }) => {
  await page.goto(address);
  for (const figure of await figuresOf(request)) {
    const section = sectionOf(page, figure);
    const { missing } = figure.total;
    await expect(section.getByText(/^Missing: /)).toHaveText(
      missing.length === 0 ? 'Missing: none.' : `Missing: ${String(missing.length)}`,
    );
    for (const { log } of missing)
      await expect(section.locator(`a[href$="/logs/${log}/"]`).first()).toBeAttached();
  }
});

test('the tables say what the JSON says, month by month and service by service', async ({
  page,
  request,
}) => {
  await page.goto(address);
  const monthName = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: 'UTC', month: 'short', year: 'numeric' },
  });
  for (const figure of await figuresOf(request)) {
    const section = sectionOf(page, figure);
    await section.locator('summary').filter({ hasText: 'Table' }).click();
    const byMonth = section.getByRole('table', { name: `${figure.title} by month` });
    await expect(byMonth).toBeVisible();
    expect(await rowsOf(byMonth)).toEqual(
      figure.months.map((row) => [
        monthName.format(Date.parse(`${row.month}-15T00:00:00Z`)),
        ...cellsOf(figure, row),
      ]),
    );
    const byService = section.getByRole('table', { name: `${figure.title} by service` });
    expect(await rowsOf(byService)).toEqual(
      figure.services.map((row) => [
        services.find(({ id }) => id === row.service)?.title ?? row.service,
        ...cellsOf(figure, row),
      ]),
    );
  }
});

test('each chart is an image that says what it is and how to read it', async ({
  page,
  request,
}) => {
  await page.goto(address);
  for (const figure of (await figuresOf(request)).filter(hasData)) {
    for (const by of ['month', 'service']) {
      const name = `${figure.title} by ${by}`;
      const chart = sectionOf(page, figure).getByRole('img', { name, exact: true }).first();
      await expect(chart).toBeVisible();
      await expect(chart).toHaveAccessibleDescription(new RegExp(`^By ${by}`));
    }
  }
});

test('every tile of the overview says a total and leads to its figure', async ({
  page,
  request,
}) => {
  await page.goto(address);
  const overview = page.getByRole('region', { name: 'Overview' });
  for (const figure of await figuresOf(request)) {
    const { total, title } = figure;
    const value =
      'n' in total && figure.kind === 'spread'
        ? (figure.unit === 'days' ? inDays : toTheSecond)(total.value)
        : 'numerator' in total
          ? percent(total.value)
          : String(total.value);
    const tile = overview.getByRole('link').filter({ has: page.getByText(title, { exact: true }) });
    await expect(tile).toContainText(total.enough ? value : 'too few data');
    await tile.click();
    await expect(page.getByRole('heading', { name: title, exact: true })).toBeInViewport();
  }
});

test('charts take their colours from the theme', async ({ page }) => {
  const colours = async (theme: 'light' | 'dark') => {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(address);
    return page
      .locator('.chart [fill="var(--accent)"]')
      .first()
      .evaluate((bar) => ({
        bar: getComputedStyle(bar).fill,
        accent: getComputedStyle(bar.ownerDocument.querySelector('main a') ?? bar).color,
      }));
  };
  const light = await colours('light');
  const dark = await colours('dark');
  expect(light.bar).toBe(light.accent);
  expect(dark.bar).toBe(dark.accent);
  expect(light.bar).not.toBe(dark.bar);
});

test('a printed page has its tables', async ({ page }) => {
  await page.goto(address);
  await page.emulateMedia({ media: 'print' });
  for (const table of await page.locator('.figure-table').all()) await expect(table).toBeVisible();
});

test('the home page and the page of a service lead to it', async ({ page }) => {
  await page.goto('./');
  await page
    .getByRole('region', { name: 'Released last' })
    .getByRole('link', { name: 'Release confidence' })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Release confidence');
  await page.goto(`./services/${services[0]?.id ?? ''}/`);
  await page.getByRole('link', { name: 'Release confidence of all services' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Release confidence');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('all charts are seen, and every table can be opened', async ({ page, request }) => {
    await page.goto(address);
    for (const figure of await figuresOf(request)) {
      const section = sectionOf(page, figure);
      if (hasData(figure)) await expect(section.getByRole('img').first()).toBeVisible();
      await section.locator('summary').filter({ hasText: 'Table' }).click();
      await expect(section.getByRole('table')).toHaveCount(2);
    }
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('charts fit, and their texts are legible', async ({ page }) => {
    await page.goto(address);
    for (const chart of await page.locator('.chart').all()) {
      const box = await chart.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
      const sizes = await chart.evaluate((svg: SVGSVGElement) =>
        [...svg.querySelectorAll('text')].map(
          (text) => parseFloat(getComputedStyle(text).fontSize) * (svg.getScreenCTM()?.a ?? 0),
        ),
      );
      expect(Math.min(...sizes)).toBeGreaterThan(11);
    }
  });
});
