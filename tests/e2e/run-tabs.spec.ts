import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { historyOf } from '../../src/run/history.ts';
import { readRunFile } from '../../src/run/read-run-file.ts';
import { RunPage } from './run-page.ts';
import { shownOn } from './run-shown.ts';
import { expect, test } from './site.ts';

/** How late another tab may show what was pressed. */
const atMostMs = 1000;

test.describe.configure({ timeout: 60_000 });

/** Two tabs of one browser with one run, in its verification. */
async function twoTabs(page: Page, context: BrowserContext): Promise<[RunPage, RunPage]> {
  const run = new RunPage(page);
  await run.start();
  await run.brief();
  const other = await context.newPage();
  await other.goto(page.url());
  const tabs: [RunPage, RunPage] = [run, new RunPage(other)];
  for (const tab of tabs) {
    await expect(tab.heading('Verification')).toBeVisible();
    await tab.page.evaluate(noteChanges);
  }
  return tabs;
}

/** Runs in the page: notes when an item was first shown as something else than to do. */
function noteChanges(): void {
  const shownAt: Record<string, number> = {};
  Object.assign(window, { shownAt });
  new MutationObserver(() => {
    for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-item]'))
      if (dataset.status !== 'todo') shownAt[dataset.item ?? ''] ??= Date.now();
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
}

/** By item: when a tab has shown that something was said of it. */
const shownAtIn = ({ page }: RunPage): Promise<Record<string, number>> =>
  page.evaluate(() => (window as unknown as { shownAt: Record<string, number> }).shownAt);

/** Items that are answered by YES or NO, in their order. */
const questions = ({ page }: RunPage): Promise<string[]> =>
  page
    .locator('.run-item')
    .filter({ has: page.getByRole('button', { name: 'YES' }) })
    .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.item ?? ''));

/** Presses a button of many items without a pause, as fast as the page takes it. */
const pressInAll = ({ page }: RunPage, items: string[], name: string): Promise<void> =>
  page.evaluate(
    ([ids, text]) => {
      for (const id of ids)
        for (const button of document.querySelectorAll<HTMLElement>(`[data-item="${id}"] button`))
          if (button.textContent === text) button.click();
    },
    [items, name] as const,
  );

/** Both tabs show the same, with nothing left to hear of. */
async function expectAgreement(tabs: [RunPage, RunPage]): Promise<void> {
  await expect(async () => {
    expect(await shownOn(tabs[1].page)).toEqual(await shownOn(tabs[0].page));
  }).toPass({ timeout: 2 * atMostMs });
}

/** The run as a tab exports it. */
async function exported({ page }: RunPage) {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export this run' }).click();
  const read = readRunFile(await readFile(await (await downloading).path(), 'utf8'));
  if (read.problem !== null) throw new Error(read.problem);
  return read;
}

test('two tabs show each press of the other within a second', async ({ page, context }) => {
  const tabs = await twoTabs(page, context);
  const pressed: string[] = [];
  for (const [index, id] of (await questions(tabs[0])).slice(0, 10).entries()) {
    await tabs[index % 2]?.settle(id, 'YES');
    pressed.push(id);
  }
  for (const tab of tabs)
    for (const id of pressed) await expect(tab.item(id)).toHaveAttribute('data-status', 'done');
  const [one, other] = [await shownAtIn(tabs[0]), await shownAtIn(tabs[1])];
  const delays = pressed.map((id) => Math.abs((one[id] ?? NaN) - (other[id] ?? NaN)));
  expect(Math.max(...delays)).toBeLessThanOrEqual(atMostMs);
});

test('what two tabs press at once is lost in neither, and both end with the same state', async ({
  page,
  context,
}) => {
  const tabs = await twoTabs(page, context);
  const items = await questions(tabs[0]);
  for (const name of ['NO', 'YES'])
    await Promise.all(
      tabs.map((tab, at) =>
        pressInAll(
          tab,
          items.filter((_, index) => index % 2 === at),
          name,
        ),
      ),
    );
  for (const tab of tabs)
    for (const id of items) await expect(tab.item(id)).toHaveAttribute('data-status', 'done');
  await expectAgreement(tabs);
  const files = [await exported(tabs[0]), await exported(tabs[1])] as const;
  const saidOf = (id: string): string[] =>
    files[0].events.flatMap((event) => ('item' in event && event.item === id ? [event.type] : []));
  for (const id of items) expect(saidOf(id)).toEqual(['item-failed', 'item-done']);
  const [one, other] = files.map(({ run, events }) => historyOf(run.plan, events));
  expect(one?.refused).toEqual([]);
  expect(other?.state).toEqual(one?.state);
});

test('of two tabs that press the same at once, both show the one that counts', async ({
  page,
  context,
}) => {
  const tabs = await twoTabs(page, context);
  const [item = ''] = await questions(tabs[0]);
  await Promise.all([pressInAll(tabs[0], [item], 'YES'), pressInAll(tabs[1], [item], 'NO')]);
  for (const { page: each } of tabs)
    await expect(each.locator(`[data-item="${item}"]`)).not.toHaveAttribute('data-status', 'todo');
  await expectAgreement(tabs);
});
