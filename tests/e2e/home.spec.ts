import { completeRunbooks, first, reviewedLogs, runbooks } from './content.ts';
import { expect, test } from './site.ts';

const released = reviewedLogs.filter(
  ({ drill, outcome }) => !drill && ['succeeded', 'rolled-forward'].includes(outcome ?? ''),
);
const byDate = completeRunbooks
  .filter(({ id }) => !released.some(({ runbook }) => runbook === id))
  .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
const middle = first(byDate.slice(Math.floor(byDate.length / 2)), 'a ready runbook').date ?? '';

test('the home page parts what is to come, the next first, from what has been', async ({
  page,
}) => {
  await page.clock.setFixedTime(new Date(`${middle}T12:00:00`));
  await page.goto('./');
  const schedule = page.getByRole('region', { name: 'Ready to be released' });
  const titles = async (index: number) =>
    (await schedule.getByRole('list').nth(index).getByRole('link').allTextContents()).map((text) =>
      text.trim(),
    );
  const coming = byDate.filter(({ date }) => (date ?? '') >= middle);
  const past = byDate.filter(({ date }) => (date ?? '') < middle).toReversed();
  expect(await titles(0)).toEqual(coming.map(({ title }) => title));
  expect(await titles(1)).toEqual(past.slice(0, 5).map(({ title }) => title));
  await expect(schedule.getByRole('listitem').first()).toContainText('today');
});

test('the home page names the open drafts', async ({ page }) => {
  await page.goto('./');
  const drafts = page.getByRole('region', { name: 'Open drafts' });
  expect((await drafts.getByRole('link').allTextContents()).toSorted()).toEqual(
    runbooks.flatMap(({ status, title }) => (status === 'draft' ? [title] : [])).toSorted(),
  );
});

test('the home page leads a newcomer to the principles, the safety card and a first runbook', async ({
  page,
}) => {
  for (const [index, level1] of [/^Principles$/, /safety card/i, /./].entries()) {
    await page.goto('./');
    const steps = page.getByRole('region', { name: 'New here?' }).getByRole('link');
    await expect(steps).toHaveCount(3);
    await steps.nth(index).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(level1);
  }
});

test('every link of the header leads to a page of its name', async ({ page }) => {
  await page.goto('./');
  const names = await page
    .getByRole('navigation', { name: 'Site' })
    .getByRole('link')
    .allTextContents();
  for (const name of names) {
    const link = page
      .getByRole('navigation', { name: 'Site' })
      .getByRole('link', { name: name.trim() });
    await link.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      // The header is short of room: a page may say more, as "Release confidence" does.
      new RegExp(name.trim(), 'i'),
    );
    await expect(link).toHaveAttribute('aria-current', 'page');
  }
});

test.describe('an address of nothing', () => {
  test.use({ allowedFaults: [/404/] });

  test('says so, and helps on', async ({ page }) => {
    const response = await page.goto('./runbooks/2001-01-01-nothing/');
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
    await page.getByRole('main').getByRole('link', { name: 'All runbooks' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Runbooks');
  });
});
