import type { Page } from '@playwright/test';
import { RunPage } from './run-page.ts';
import { shownOn } from './run-shown.ts';
import { expect, test as base } from './site.ts';

const notSaved = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'Nothing is saved on this device.' });

const importField = (page: Page) => page.getByLabel('Import a run from its file');

/** What a browser does whose storage is full. */
function fillStorage(): void {
  IDBObjectStore.prototype.put = IDBObjectStore.prototype.add = () => {
    throw new DOMException('No space', 'QuotaExceededError');
  };
}

/** What a browser does that allows no storage. */
function blockStorage(): void {
  indexedDB.open = () => {
    throw new DOMException('Denied', 'SecurityError');
  };
}

/** Lets something befall the storage of a run under way, which is kept by a worker of its page. */
async function befallRun(page: Page, what: () => void): Promise<void> {
  const [worker] = page.workers();
  if (!worker) throw new Error('The run is kept by no worker.');
  await worker.evaluate(what);
}

/** What a person who clears the site's data does. */
async function clearStorage(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', {
    origin: new URL(page.url()).origin,
    storageTypes: 'indexeddb',
  });
  await devtools.detach();
}

/** A run with its briefing over. */
async function runInVerification(page: Page): Promise<RunPage> {
  const run = new RunPage(page);
  await run.start();
  await run.brief();
  return run;
}

/** Answers the next question with YES. */
async function answerNext(run: RunPage): Promise<void> {
  const item = run.page.locator('.run-item[aria-current="step"]');
  await run.settle((await item.getAttribute('data-item')) ?? '', 'YES');
}

/** Presses a button that exports; resolves to the file's path. */
async function exportBy(page: Page, button: string): Promise<string> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).first().click();
  return (await downloading).path();
}

/** Opens the only run that a browser has in its list. */
async function resume(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Resume' }).click();
  await expect(page.locator('.run')).toBeVisible();
}

/** A browser that knows nothing of the run. */
const test = base.extend<{ elsewhere: Page }>({
  elsewhere: async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({ baseURL: baseURL ?? '' });
    await use(await context.newPage());
    await context.close();
  },
});

test.describe.configure({ timeout: 60_000 });

/** Ways in which a browser stops keeping what it is given, in the middle of a run. */
const mishaps: Record<string, { reason: string; befall: (page: Page) => Promise<void> }> = {
  full: {
    reason: "This browser's storage is full",
    befall: (page) => befallRun(page, fillStorage),
  },
  wiped: {
    reason: "This browser's storage was cleared",
    befall: async (page) => {
      await befallRun(page, blockStorage);
      await clearStorage(page);
    },
  },
};

for (const [what, { reason, befall }] of Object.entries(mishaps)) {
  test.describe(`storage that is ${what} during a run`, () => {
    test('is said at once, and the run goes on', async ({ page }) => {
      const run = await runInVerification(page);
      await befall(page);
      await answerNext(run);
      await expect(notSaved(page)).toContainText(reason);
      await answerNext(run);
      await expect(page.locator('.run-item[data-status="done"]')).toHaveCount(2);
    });

    test('loses nothing: the export opens elsewhere in the same state', async ({
      page,
      elsewhere,
    }) => {
      const run = await runInVerification(page);
      await answerNext(run);
      await befall(page);
      await answerNext(run);
      await answerNext(run);
      const file = await exportBy(page, 'Export this run');
      await elsewhere.goto('./runs/');
      await importField(elsewhere).setInputFiles(file);
      await resume(elsewhere);
      expect(await shownOn(elsewhere)).toEqual(await shownOn(page));
    });

    test('makes the browser ask before it leaves the page', async ({ page }) => {
      const run = await runInVerification(page);
      await befall(page);
      await answerNext(run);
      await expect(notSaved(page)).toBeVisible();
      const asked = page.waitForEvent('dialog');
      const leaving = page.close({ runBeforeUnload: true });
      const dialog = await asked;
      expect(dialog.type()).toBe('beforeunload');
      await dialog.accept();
      await leaving;
    });
  });
}

test('a run whose storage was wiped, and can be written again, is saved again', async ({
  page,
}) => {
  const run = await runInVerification(page);
  await answerNext(run);
  await clearStorage(page);
  await answerNext(run);
  await expect(notSaved(page)).toHaveCount(0);
  const before = await shownOn(page);
  await page.reload();
  await expect(run.heading('Verification')).toBeVisible();
  expect(await shownOn(page)).toEqual(before);
});

test.describe('where storage is blocked', () => {
  test.beforeEach(({ page }) => page.addInitScript(blockStorage));

  test('the list of runs says so at once', async ({ page }) => {
    await page.goto('./runs/');
    await expect(notSaved(page)).toContainText("This browser's storage is blocked");
  });

  test('a run can be begun, says so at once, and goes on', async ({ page }) => {
    const run = new RunPage(page);
    await run.start();
    await expect(notSaved(page)).toContainText("This browser's storage is blocked");
    await run.brief();
    await answerNext(run);
    await expect(page.locator('.run-item[data-status="done"]')).toHaveCount(1);
  });

  test('a run can be imported, and goes on', async ({ page, elsewhere }) => {
    await runInVerification(elsewhere);
    const file = await exportBy(elsewhere, 'Export this run');
    await page.goto('./runs/');
    await importField(page).setInputFiles(file);
    await resume(page);
    expect(await shownOn(page)).toEqual(await shownOn(elsewhere));
    await answerNext(new RunPage(page));
  });
});

/** Browsers in which a page has no worker. */
const workerless: Record<string, () => void> = {
  'may have no worker': () => {
    window.Worker = function Refused() {
      throw new DOMException('Denied', 'SecurityError');
    } as unknown as typeof Worker;
  },
  'can load no worker': () => {
    window.Worker = class extends EventTarget {
      onerror = (): void => undefined;
      postMessage(): void {
        setTimeout(() => this.onerror());
      }
    } as unknown as typeof Worker;
  },
};

for (const [what, withoutWorker] of Object.entries(workerless)) {
  test(`a page that ${what} keeps its run all the same`, async ({ page }) => {
    await page.addInitScript(withoutWorker);
    const run = await runInVerification(page);
    await answerNext(run);
    expect(page.workers()).toHaveLength(0);
    await expect(notSaved(page)).toHaveCount(0);
    const before = await shownOn(page);
    await page.reload();
    await expect(run.heading('Verification')).toBeVisible();
    expect(await shownOn(page)).toEqual(before);
  });
}

test.describe('the list of runs', () => {
  test('says what to do where there is none', async ({ page }) => {
    await page.goto('./runs/');
    await expect(page.getByText('There is none yet.')).toContainText('press “Start a run”');
    await expect(page.getByRole('main').getByRole('link', { name: 'runbook' })).toHaveAttribute(
      'href',
      /\/runbooks\/$/,
    );
  });

  test('opens a run where it was', async ({ page }) => {
    const run = await runInVerification(page);
    await answerNext(run);
    const before = await shownOn(page);
    await page.getByRole('link', { name: 'All runs' }).click();
    await resume(page);
    expect(await shownOn(page)).toEqual(before);
  });

  test('exports a run that opens elsewhere in the same state', async ({ page, elsewhere }) => {
    const run = await runInVerification(page);
    await answerNext(run);
    const before = await shownOn(page);
    await page.goto('./runs/');
    const file = await exportBy(page, 'Export');
    await elsewhere.goto('./runs/');
    await importField(elsewhere).setInputFiles(file);
    await resume(elsewhere);
    expect(await shownOn(elsewhere)).toEqual(before);
  });

  test('marks a drill', async ({ page }) => {
    await new RunPage(page).start({ drill: true });
    await page.goto('./runs/');
    await expect(page.locator('.run-card').getByText('Drill')).toBeVisible();
  });

  test('forgets a run with a second press', async ({ page }) => {
    await new RunPage(page).start();
    await page.goto('./runs/');
    const forget = page.getByRole('button', { name: /^Forget/ });
    await forget.click();
    await expect(forget).toHaveText('Forget it for ever?');
    await expect(page.locator('.run-card')).toHaveCount(1);
    await forget.click();
    await expect(page.getByText('There is none yet.')).toBeVisible();
    await page.reload();
    await expect(page.getByText('There is none yet.')).toBeVisible();
  });

  /** Files that are none of a run, and what is said of them. */
  const broken = {
    'no JSON': ['{"run":', 'This is no JSON file: choose the file that an export gave you.'],
    'another JSON': ['{"a": 1}', 'This is no run of Flightplan, or its file was changed.'],
  } as const;

  for (const [what, [text, message]] of Object.entries(broken)) {
    test(`says plainly that a file holds no run: ${what}`, async ({ page }) => {
      await page.goto('./runs/');
      await importField(page).setInputFiles({
        name: 'mine.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      });
      await expect(page.getByRole('alert').filter({ hasText: 'mine.json' })).toHaveText(
        `mine.json: ${message}`,
      );
      await expect(page.getByText('There is none yet.')).toBeVisible();
    });
  }
});
