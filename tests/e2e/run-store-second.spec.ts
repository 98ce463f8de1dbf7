import type { BrowserContext, Page } from '@playwright/test';
import { append, createRun, expect, idsIn, openTab, test } from './run-store/site.ts';

/** Storage of its own for each name, which Chromium has. */
interface Buckets {
  storageBuckets: { open: (name: string) => Promise<{ indexedDB: IDBFactory }> };
}

/** How many events the second database has. */
const eventsInSecond = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const bucket = await (navigator as unknown as Buckets).storageBuckets.open('copy');
    const resultOf = <Result>(request: IDBRequest<Result>): Promise<Result> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('No result'));
      });
    const database = await resultOf(bucket.indexedDB.open('flightplan', 1));
    const count = await resultOf(database.transaction('events').objectStore('events').count());
    database.close();
    return count;
  });

/** What Chromium does with a database that it finds damaged: no page has it open yet. */
async function deleteFirst(context: BrowserContext, page: Page): Promise<void> {
  const address = page.url();
  await page.close();
  const other = await context.newPage();
  await other.goto(new URL('no-page-of-the-store', address).href);
  await other.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase('flightplan');
        request.onsuccess = resolve;
        request.onerror = reject;
      }),
  );
  await other.close();
}

test('runs come back, with all their events in order, when the browser deleted its database', async ({
  context,
}) => {
  const page = await openTab(context);
  await createRun(page, 'r', ['a', 'b']);
  await append(page, 'r', ['d', 'c']);
  await createRun(page, 'r2', ['e']);
  await expect.poll(() => eventsInSecond(page)).toBe(5);
  await deleteFirst(context, page);
  const next = await openTab(context);
  expect(await idsIn(next, 'r')).toEqual(['a', 'b', 'd', 'c']);
  expect(await idsIn(next, 'r2')).toEqual(['e']);
});

test('a run that the second database has in part is whole there after its next event', async ({
  context,
}) => {
  const page = await context.newPage();
  // As in a tab that ends before it has written its last event.
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'storageBuckets', { value: undefined });
  });
  await page.goto('./page.html');
  await createRun(page, 'r', ['a']);
  await page.close();
  const next = await openTab(context);
  expect(await idsIn(next, 'r')).toEqual(['a']);
  await append(next, 'r', ['b']);
  await expect.poll(() => eventsInSecond(next)).toBe(2);
});

test('a run that was removed does not come back from the second database', async ({ context }) => {
  const page = await openTab(context);
  await createRun(page, 'r', ['a']);
  await expect.poll(() => eventsInSecond(page)).toBe(1);
  await page.evaluate(async () => (await window.storePage).store.remove('r'));
  await deleteFirst(context, page);
  const next = await openTab(context);
  expect(await next.evaluate(async () => (await window.storePage).store.open('r'))).toBeNull();
});
