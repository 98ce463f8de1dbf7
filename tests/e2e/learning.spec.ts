import { checkFlags, pitfallFlags } from '../../src/documents/log/flags.ts';
import { first, guidelines, reviewedLogs, runbooks, site as house, titleOfLog } from './content.ts';
import { texts } from './runbook-page.ts';
import { expect, test } from './site.ts';

/** What logs propose, flag and get accepted, on the pages that it is for. */

const byId = new Map(reviewedLogs.map((log) => [log.id, log]));
const rowOf = (id: string) => byId.get(id) ?? null;
const gathering = (gathers: string) =>
  first(
    guidelines.filter((guideline) => guideline.gathers === gathers),
    `a guideline that gathers ${gathers}`,
  );

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('every open proposal stands on the page of its place, with its wording and its origin', async ({
      page,
    }) => {
      const open = reviewedLogs.flatMap((log) =>
        log.improvements.items
          .filter(({ status }) => status === 'proposed')
          .map((improvement) => ({ log, improvement })),
      );
      expect(open.length).toBeGreaterThan(0);
      for (const { log, improvement } of open) {
        await page.goto(`./${improvement.target?.document ?? ''}/`);
        const proposal = page
          .getByRole('complementary', { name: 'Proposed change' })
          .filter({ hasText: improvement.wording?.text.slice(0, 40) ?? '' });
        await expect(proposal).toHaveCount(1);
        await expect(proposal.getByRole('link').first()).toHaveText(
          new RegExp(RegExp.escape(titleOfLog(log))),
        );
      }
    });
  });
}

test('a proposal stands below the section that it changes, and leads to where it was proposed', async ({
  page,
}) => {
  await page.goto('./guidelines/deployment/');
  const section = page.getByRole('region', { name: 'Stages', exact: true });
  const proposal = section.getByRole('complementary', { name: 'Proposed change' });
  await expect(proposal).toContainText('not in force yet');
  await proposal.getByRole('link').click();
  await expect(page).toHaveURL(/\/logs\/.*#improvement-/);
  await expect(page.locator(':target')).toBeInViewport();
});

test('the search finds what is only proposed in its log, and not as a rule', async ({ page }) => {
  const { log, improvement } = first(
    reviewedLogs.flatMap((each) =>
      each.improvements.items
        .filter(({ status, to }) => status === 'proposed' && to.startsWith('guidelines/'))
        .map((item) => ({ log: each, improvement: item })),
    ),
    'an open proposal to a guideline',
  );
  const words = improvement.wording?.text.split(/[.:]/)[0] ?? '';
  await page.goto(`./search/?q=${encodeURIComponent(`"${words}"`)}`);
  const results = page.locator('[data-search-results] > li');
  await expect(results).toHaveCount(1);
  await expect(results).toContainText(titleOfLog(log));
});

test('the guideline of pitfalls gathers them all, counted, the latest flagged first', async ({
  page,
}) => {
  const flags = pitfallFlags(reviewedLogs, rowOf);
  await page.goto(`./guidelines/${gathering('pitfalls').id}/#flagged-by-releases`);
  const list = page.locator('.gathered > li');
  expect(await texts(list.getByRole('heading', { level: 3 }))).toEqual(
    flags.map(({ words }) => words),
  );
  expect(await texts(page.locator('.gathered__count strong'))).toEqual(
    flags.map(({ logs }) => `${String(logs.length)} ${logs.length === 1 ? 'run' : 'runs'}`),
  );
  const latest = first(flags, 'a pitfall');
  await list.first().getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    titleOfLog(first(latest.logs, 'a log').row),
  );
});

test('the guideline of checks says what became of each that logs flag', async ({ page }) => {
  const flags = checkFlags(reviewedLogs, rowOf);
  expect(new Set(flags.map(({ status }) => status)).size).toBe(3);
  await page.goto(`./guidelines/${gathering('checks').id}/`);
  for (const { words, status, because } of flags) {
    const entry = page.locator('.gathered > li').filter({ hasText: words });
    await expect(entry).toContainText(status);
    if (because) await expect(entry).toContainText(because);
  }
});

test('a check that was accepted stands in every runbook and in what a run asks', async ({
  page,
  site,
}) => {
  const applied = checkFlags(reviewedLogs, rowOf).filter(({ status }) => status === 'applied');
  expect(applied.length).toBeGreaterThan(0);
  for (const { words } of applied)
    expect(house.house.checks.map(({ text }) => text)).toContain(words);
  for (const { id, status } of runbooks.slice(-4)) {
    await page.goto(`./runbooks/${id}/#before-you-start`);
    for (const { words } of applied)
      await expect(
        page.getByRole('region', { name: 'Before you start' }).getByText(words),
      ).toBeVisible();
    if (status !== 'ready') continue;
    const plan = await (await fetch(`${site.url}runbooks/${id}/plan.json`)).text();
    for (const { words } of applied) expect(plan).toContain(words);
  }
});

test('the home page names the proposals that are open, and leads to their places', async ({
  page,
}) => {
  await page.goto('./');
  const proposed = page.getByRole('region', { name: 'Proposed changes' });
  await proposed.getByRole('link').first().click();
  await expect(page.getByRole('complementary', { name: 'Proposed change' }).first()).toBeVisible();
});
