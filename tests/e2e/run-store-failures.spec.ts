import type { BrowserContext, Page } from '@playwright/test';
import { append, createRun, expect, idsIn, openTab, statusOf, test } from './run-store/site.ts';

const inMemory = (what: string) => ({
  kind: 'memory',
  reason: `This browser's storage ${what}, so this run is in this tab only: export it before you close the tab.`,
});

const changesOf = (page: Page) => page.evaluate(async () => (await window.storePage).statuses);

/** What a person who clears the site's data does. */
async function clearStorage(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', {
    origin: new URL(page.url()).origin,
    storageTypes: 'indexeddb',
  });
  await devtools.detach();
}

test('a run goes on in memory once the storage is full, and says so once', async ({ context }) => {
  const page = await openTab(context);
  await createRun(page, 'r', ['a']);
  await append(page, 'r', ['b']);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = IDBObjectStore.prototype.add = () => {
      throw new DOMException('No space', 'QuotaExceededError');
    };
  });
  await append(page, 'r', ['c', 'd']);
  expect(await statusOf(page)).toEqual(inMemory('is full'));
  expect(await changesOf(page)).toEqual([inMemory('is full')]);
  expect(await idsIn(page, 'r')).toEqual(['a', 'b', 'c', 'd']);
  await page.reload();
  expect(await idsIn(page, 'r')).toEqual(['a', 'b']);
});

test('storage that the browser itself finds full says so', async ({ context }) => {
  const page = await openTab(context);
  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await createRun(page, 'r', ['a']);
  expect(await statusOf(page)).toEqual(inMemory('is full'));
  expect(await idsIn(page, 'r')).toEqual(['a']);
});

/** Ways in which a browser refuses storage. */
const refusals = {
  'throws an error': () => {
    indexedDB.open = () => {
      throw new DOMException('Denied', 'SecurityError');
    };
  },
  'has none': () => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  },
};

for (const [how, refuse] of Object.entries(refusals)) {
  test(`a run begins in memory when storage is blocked: the browser ${how}`, async ({
    context,
  }) => {
    await context.addInitScript(refuse);
    const page = await openTab(context);
    expect(await statusOf(page)).toEqual(inMemory('is blocked'));
    await createRun(page, 'r', ['a']);
    await append(page, 'r', ['b']);
    expect(await idsIn(page, 'r')).toEqual(['a', 'b']);
    await page.evaluate(async () => (await window.storePage).store.remove('r'));
    expect(await idsIn(page, 'r')).toEqual([]);
  });
}

test('a run begins in memory when storage does not answer for three seconds', async ({
  context,
}) => {
  const page = await context.newPage();
  await page.addInitScript(() => {
    // Nothing is ever heard of a request.
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
  });
  await page.clock.install();
  await page.goto('./page.html');
  await page.clock.fastForward(3000);
  expect(await statusOf(page)).toEqual(inMemory('does not answer'));
  await createRun(page, 'r', ['a']);
  expect(await idsIn(page, 'r')).toEqual(['a']);
});

test('two tabs without storage still tell each other', async ({ context }) => {
  await context.addInitScript(refusals['throws an error']);
  const [one, other] = [await openTab(context), await openTab(context)];
  await createRun(one, 'r');
  await createRun(other, 'r');
  await other.evaluate(async () => (await window.storePage).watch('r'));
  await append(one, 'r', ['a']);
  await expect.poll(() => idsIn(other, 'r')).toEqual(['a']);
});

test('a database of a newer version of the site is left alone', async ({ context }) => {
  const page = await openTab(context);
  await createRun(page, 'r', ['a']);
  await page.evaluate(async () => {
    // Another tab has the new version: the first lets go of the database for it.
    const request = indexedDB.open('flightplan', 2);
    await new Promise((resolve) => request.addEventListener('success', resolve));
    request.result.close();
  });
  await append(page, 'r', ['b']);
  expect(await statusOf(page)).toEqual(inMemory('belongs to a newer version of this site'));
  expect(await idsIn(page, 'r')).toEqual(['a', 'b']);
});

test.describe('storage that is cleared while a run is open', () => {
  test('is written anew, by each tab, and nobody is alarmed', async ({ context }) => {
    const [one, other] = [await openTab(context), await openTab(context)];
    await createRun(one, 'r', ['a']);
    await idsIn(other, 'r');
    await other.evaluate(async () => (await window.storePage).watch('r'));
    await append(one, 'r', ['b']);
    await clearStorage(context, one);
    await append(one, 'r', ['c']);
    await append(other, 'r', ['d']);
    expect(await statusOf(one)).toEqual({ kind: 'disk' });
    expect(await changesOf(one)).toEqual([]);
    expect(await statusOf(other)).toEqual({ kind: 'disk' });
    await one.reload();
    expect((await idsIn(one, 'r')).toSorted()).toEqual(['a', 'b', 'c', 'd']);
  });

  test('is written anew when the database was deleted', async ({ context }) => {
    const page = await openTab(context);
    await createRun(page, 'r', ['a', 'b']);
    await page.evaluate(async () => {
      const request = indexedDB.deleteDatabase('flightplan');
      await new Promise((resolve) => request.addEventListener('success', resolve));
    });
    await append(page, 'r', ['c']);
    expect(await changesOf(page)).toEqual([]);
    await page.reload();
    expect(await idsIn(page, 'r')).toEqual(['a', 'b', 'c']);
  });

  test("says so when it can't be opened any more, and nothing is lost", async ({ context }) => {
    const page = await openTab(context);
    await createRun(page, 'r', ['a', 'b']);
    await page.evaluate(refusals['throws an error']);
    await clearStorage(context, page);
    await append(page, 'r', ['c']);
    expect(await statusOf(page)).toEqual(inMemory('was cleared'));
    expect(await changesOf(page)).toEqual([inMemory('was cleared')]);
    expect(await idsIn(page, 'r')).toEqual(['a', 'b', 'c']);
  });

  test('loses nothing of what is written at that moment', async ({ context }) => {
    const page = await openTab(context);
    await createRun(page, 'r');
    const ids = Array.from({ length: 300 }, (_, index) => `e-${index}`);
    const writing = append(page, 'r', ids);
    await expect(page.locator('#done')).toHaveText(/e-[1-9]/);
    await clearStorage(context, page);
    await writing;
    expect(await idsIn(page, 'r')).toEqual(ids);
    await page.reload();
    expect(await idsIn(page, 'r')).toEqual(ids);
  });
});
