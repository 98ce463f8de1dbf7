import type { BrowserContext, Page } from '@playwright/test';
import { append, createRun, expect, idsIn, numbered, openTab, test } from './run-store/site.ts';

/** How late another tab may see an event. */
const atMostMs = 1000;

/** Messages between tabs get lost: what a sleeping tab sees of them. */
const loseMessages = (context: BrowserContext) =>
  context.addInitScript(() => {
    BroadcastChannel.prototype.postMessage = () => undefined;
  });

/** Two tabs that watch one run. */
async function twoTabs(context: BrowserContext): Promise<[Page, Page]> {
  const tabs: [Page, Page] = [await openTab(context), await openTab(context)];
  await createRun(tabs[0], 'r');
  for (const tab of tabs) {
    await idsIn(tab, 'r');
    await tab.evaluate(async () => (await window.storePage).watch('r'));
  }
  return tabs;
}

/** Ids of what a tab was told, in the order in which it was told. */
const heardIn = (page: Page) =>
  page.evaluate(async () => [...(await window.storePage).heard.keys()]);

/** How long each event took to get from one tab to the other, and how often it did. */
async function delaysTo(page: Page, from: Page): Promise<{ ms: number[]; times: number[] }> {
  const heard = await page.evaluate(async () => [...(await window.storePage).heard]);
  const happened = await from.evaluate(async () => {
    const history = await (await window.storePage).store.open('r');
    return (history?.events ?? []).map(({ id, at }) => [id, at] as const);
  });
  const at = new Map(happened);
  return {
    ms: heard.map(([id, [first = Infinity]]) => first - (at.get(id) ?? 0)),
    times: heard.map(([, times]) => times.length),
  };
}

/** Both tabs write at once; then each is to have heard all of the other's events, once and soon. */
async function writeAtOnce(tabs: [Page, Page], each: number): Promise<void> {
  const mine = [numbered('one', each), numbered('other', each)] as const;
  await Promise.all([append(tabs[0], 'r', mine[0]), append(tabs[1], 'r', mine[1])]);
  await expect.poll(() => heardIn(tabs[0])).toEqual(mine[1]);
  await expect.poll(() => heardIn(tabs[1])).toEqual(mine[0]);
  for (const [to, from] of [tabs, tabs.toReversed()] as [Page, Page][]) {
    const { ms, times } = await delaysTo(to, from);
    expect(Math.max(...ms)).toBeLessThanOrEqual(atMostMs);
    expect(Math.max(...times)).toBe(1);
    const all = await idsIn(to, 'r');
    expect(all).toHaveLength(2 * each);
    expect(all.toSorted()).toEqual([...mine[0], ...mine[1]].toSorted());
  }
}

test('two tabs that write 1,000 events at once lose none, and see each within a second', async ({
  context,
}) => {
  await writeAtOnce(await twoTabs(context), 500);
});

test('two tabs whose messages get lost see each event within a second', async ({ context }) => {
  await loseMessages(context);
  await writeAtOnce(await twoTabs(context), 100);
});

test('a tab that begins to watch is told what came since it read the run', async ({ context }) => {
  const [one, other] = [await openTab(context), await openTab(context)];
  await createRun(one, 'r', ['a']);
  await idsIn(other, 'r');
  await append(one, 'r', ['b', 'c']);
  await other.evaluate(async () => (await window.storePage).watch('r'));
  await expect.poll(() => heardIn(other)).toEqual(['b', 'c']);
});

test('a tab sees an event that came to the disk after one with a higher number', async ({
  context,
}) => {
  const page = await openTab(context);
  await createRun(page, 'r', ['a']);
  await page.reload();
  await idsIn(page, 'r');
  await page.evaluate(async () => {
    const { store, watch, newEvent } = await window.storePage;
    watch('r');
    const opening = indexedDB.open('flightplan');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const writing = opening.result.transaction('events', 'readwrite');
    const sequence = Date.now() - 1_000;
    writing.objectStore('events').put({ run: 'r', sequence, event: newEvent('of another tab') });
    await new Promise((resolve) => writing.addEventListener('complete', resolve));
    opening.result.close();
    store.look();
  });
  await expect.poll(() => heardIn(page)).toEqual(['of another tab']);
});

test('a tab that no longer watches is told nothing', async ({ context }) => {
  const [one, other] = await twoTabs(context);
  await other.evaluate(async () => {
    const { store } = await window.storePage;
    const told: string[] = [];
    store.watch('r', () => told.push('still told'))();
    Object.assign(window, { told });
  });
  await append(one, 'r', ['a']);
  await expect.poll(() => heardIn(other)).toEqual(['a']);
  expect(await other.evaluate('told')).toEqual([]);
});
