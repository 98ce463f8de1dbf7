import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, type BrowserContext, type Page } from '@playwright/test';
import { build } from 'vite';
import { projectRoot } from '../../../src/check/index.ts';
import { serveFolder, type StaticServer } from '../server.ts';

export { expect } from '@playwright/test';

/**
 * Playwright's `test` on a page with nothing but the run store, bundled as the site's islands are.
 * A test fails when the page throws, or leaves a rejection to nobody.
 */
export const test = base.extend<object, { storeSite: StaticServer }>({
  storeSite: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures here.
    async ({}, use) => {
      mkdirSync(join(projectRoot, '.cache'), { recursive: true });
      const outDir = mkdtempSync(join(projectRoot, '.cache/run-store-'));
      await build({
        configFile: false,
        root: import.meta.dirname,
        logLevel: 'error',
        build: { outDir, rolldownOptions: { input: join(import.meta.dirname, 'page.html') } },
      });
      const server = await serveFolder(outDir);
      await use(server);
      await server.close();
      rmSync(outDir, { recursive: true });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ storeSite }, use) => {
    await use(storeSite.url);
  },
  context: async ({ context }, use) => {
    const errors: string[] = [];
    context.on('weberror', (error) => errors.push(error.error().message));
    await use(context);
    base.expect(errors).toEqual([]);
  },
});

/** Opens the page in a new tab. */
export async function openTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('./page.html');
  return page;
}

/** Ids of the events that the page's store has of a run. */
export const idsIn = (page: Page, run: string): Promise<string[]> =>
  page.evaluate(async (id) => (await window.storePage).idsOf(id), run);

/** Makes a run, with events of these ids. */
export const createRun = (page: Page, run: string, events: string[] = []): Promise<void> =>
  page.evaluate(
    async ([id, ids]) => {
      const { store, newRun, newEvent } = await window.storePage;
      await store.create(newRun(id), ids.map(newEvent));
    },
    [run, events] as const,
  );

/** Appends events one after another. */
export const append = (page: Page, run: string, ids: string[]): Promise<void> =>
  page.evaluate(async ([id, events]) => (await window.storePage).tick(id, events), [
    run,
    ids,
  ] as const);

/** Whether the page's store is on disk, and what it says if not. */
export const statusOf = (page: Page) =>
  page.evaluate(async () => (await window.storePage).store.status);

/** Ids with a prefix, from 1. */
export const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
