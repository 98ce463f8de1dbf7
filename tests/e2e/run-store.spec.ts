import {
  append,
  createRun,
  expect,
  idsIn,
  numbered,
  openTab,
  statusOf,
  test,
} from './run-store/site.ts';

test('an event that was appended is there after a reload, in its place', async ({ context }) => {
  const page = await openTab(context);
  await createRun(page, 'r', ['a', 'b']);
  await append(page, 'r', ['d', 'c']);
  await page.reload();
  expect(await idsIn(page, 'r')).toEqual(['a', 'b', 'd', 'c']);
  expect(await statusOf(page)).toEqual({ kind: 'disk' });
});

test('runs are listed with their events, the newest first', async ({ context }) => {
  const page = await openTab(context);
  await page.evaluate(async () => {
    const { store, newRun, newEvent } = await window.storePage;
    await store.create(newRun('old', 1), [newEvent('a')]);
    await store.create(newRun('new', 3), []);
    await store.create(newRun('between', 2), [newEvent('b'), newEvent('c')]);
  });
  await page.reload();
  const listed = await page.evaluate(async () => {
    const { store } = await window.storePage;
    return (await store.list()).map(({ run, events }) => [run.id, ...events.map(({ id }) => id)]);
  });
  expect(listed).toEqual([['new'], ['between', 'b', 'c'], ['old', 'a']]);
});

test('a run that is imported again gets the events that it lacks, and keeps the others', async ({
  context,
}) => {
  const page = await openTab(context);
  await createRun(page, 'r', ['a', 'b']);
  await page.reload();
  await createRun(page, 'r', ['b', 'c']);
  await page.reload();
  expect(await idsIn(page, 'r')).toEqual(['a', 'b', 'c']);
});

test('a run that was removed is gone, and the others are not', async ({ context }) => {
  const page = await openTab(context);
  await createRun(page, 'r', ['a']);
  await createRun(page, 'r2', ['a']);
  await page.evaluate(async () => (await window.storePage).store.remove('r'));
  await page.reload();
  expect(await page.evaluate(async () => (await window.storePage).store.open('r'))).toBeNull();
  expect(await idsIn(page, 'r2')).toEqual(['a']);
});

test('a run that one tab removes comes back whole when another goes on with it', async ({
  context,
}) => {
  const [one, other] = [await openTab(context), await openTab(context)];
  await createRun(one, 'r', ['a', 'b']);
  expect(await idsIn(other, 'r')).toEqual(['a', 'b']);
  await other.evaluate(async () => (await window.storePage).store.remove('r'));
  await append(one, 'r', ['c']);
  await other.reload();
  expect(await idsIn(other, 'r')).toEqual(['a', 'b', 'c']);
});

test('a run that is gone while its events are not comes back whole with the next one', async ({
  context,
}) => {
  const page = await openTab(context);
  await createRun(page, 'r', ['a', 'b']);
  await page.evaluate(async () => {
    const opening = indexedDB.open('flightplan');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const removing = opening.result.transaction('runs', 'readwrite');
    removing.objectStore('runs').delete('r');
    await new Promise((resolve) => removing.addEventListener('complete', resolve));
    opening.result.close();
  });
  await append(page, 'r', ['c']);
  await page.reload();
  expect(await idsIn(page, 'r')).toEqual(['a', 'b', 'c']);
});

test('an event of a run that nobody opened is refused', async ({ context }) => {
  const page = await openTab(context);
  await expect(append(page, 'r', ['a'])).rejects.toThrow(
    'Unexpected event of run r, expected one that was opened',
  );
});

test('what is written counts only once the disk itself has it', async ({ context }) => {
  const page = await openTab(context);
  await page.evaluate(() => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- It is called on a database.
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (names, mode, options) {
      document.body.append(`${mode ?? 'readonly'} ${options?.durability ?? 'default'}; `);
      return transaction.call(this, names, mode, options);
    };
  });
  await createRun(page, 'r');
  await append(page, 'r', numbered('a', 2));
  await expect(page.locator('body')).toContainText('readwrite strict');
  await expect(page.locator('body')).not.toContainText('readwrite default');
});
