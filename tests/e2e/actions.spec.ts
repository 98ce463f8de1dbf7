import { first, reviewedLogs, wordsOf } from './content.ts';
import { expect, test } from './site.ts';

const actions = reviewedLogs.flatMap(({ actions: { items } }) => items);
const open = actions
  .filter(({ status }) => status === 'open')
  .toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1));
const nearest = first(open, 'an open action').due ?? '';
const onDayOf = (due: string) => open.filter((action) => action.due === due).length;

test('the board has every action of every reviewed log, the open ones by due date', async ({
  page,
}) => {
  await page.goto('./actions/');
  await expect(page.getByRole('status')).toHaveText(`All ${actions.length} actions`);
  const due = await page.locator('[data-state="open"] time').allTextContents();
  expect(due).toEqual(open.map((action) => action.due));
  for (const { text } of actions) {
    await expect(
      page
        .getByRole('row')
        .filter({ hasText: wordsOf(text) })
        .first(),
    ).toBeVisible();
  }
});

test('an action is overdue from the day after its due date, by the clock of the reader', async ({
  page,
}) => {
  const noon = new Date(`${nearest}T12:00:00`);
  await page.clock.setFixedTime(noon);
  await page.goto('./actions/');
  const count = page.locator('[data-overdue-count]');
  await expect(count).toHaveText('None is overdue today.');
  await expect(page.locator('[data-is-overdue]')).toHaveCount(0);
  await page.clock.setFixedTime(new Date(noon.getTime() + 86_400_000));
  await page.reload();
  await expect(count).toHaveText(`${onDayOf(nearest)} overdue today.`);
  await expect(page.locator('[data-is-overdue]').first()).toContainText('1 day overdue');
  await page.clock.setFixedTime(new Date('2099-01-01T12:00:00'));
  await page.reload();
  await expect(count).toHaveText(`${open.length} overdue today.`);
  await expect(page.locator('[data-state="done"] [data-overdue]:visible')).toHaveCount(0);
});

test.describe('in the far east', () => {
  test.use({ timezoneId: 'Pacific/Kiritimati' });

  test("the reader's own midnight counts", async ({ page }) => {
    // 10:30 UTC on the due date is half past midnight of the day after, fourteen hours ahead.
    await page.clock.setFixedTime(new Date(`${nearest}T10:30:00Z`));
    await page.goto('./actions/');
    await expect(page.locator('[data-overdue-count]')).toHaveText(
      `${onDayOf(nearest)} overdue today.`,
    );
  });
});

test('the board is narrowed by state, owner and words', async ({ page }) => {
  await page.goto('./actions/');
  await page.getByRole('combobox', { name: 'State' }).selectOption('open');
  await expect(page.getByRole('status')).toHaveText(`${open.length} of ${actions.length} actions`);
  await page.getByRole('button', { name: 'Show all' }).click();
  const words = wordsOf(actions[0]?.text ?? null)
    .split(' ')
    .slice(0, 4)
    .join(' ');
  await page.getByRole('searchbox', { name: 'Action contains' }).fill(words);
  await expect(page.locator('[data-row]:visible').first()).toContainText(words);
});

test('the home page counts the open actions', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2099-01-01T12:00:00'));
  await page.goto('./');
  const region = page.getByRole('region', { name: 'Open actions' });
  await expect(region).toContainText(
    open.length === 1 ? 'One action is open.' : `${open.length} actions are open.`,
  );
  await expect(region).toContainText(`${open.length} overdue today.`);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the due dates stand there, and nothing is called overdue', async ({ page }) => {
    await page.goto('./actions/');
    for (const time of await page.locator('[data-row] time').all()) {
      await expect(time).toBeVisible();
    }
    await expect(page.getByRole('main')).not.toContainText('overdue');
  });
});

test('the actions can be had as JSON with their schema, and as a calendar', async ({
  request,
  baseURL,
}) => {
  const json = (await (await request.get('./actions.json')).json()) as {
    $schema: string;
    actions: { page: string; due: string }[];
  };
  expect(json.actions).toHaveLength(actions.length);
  const schema = (await (await request.get(new URL(json.$schema, baseURL).href)).json()) as {
    properties: object;
  };
  expect(Object.keys(schema.properties)).toEqual(['$schema', 'actions']);
  const calendar = await request.get('./actions/calendar.ics');
  expect(calendar.headers()['content-type']).toContain('text/calendar');
  expect((await calendar.text()).match(/BEGIN:VEVENT/g)).toHaveLength(open.length);
});
