import { test as base, type Page } from '@playwright/test';
import { site as settings } from './content.ts';
import { serveFolder, type StaticServer } from './server.ts';

export { expect } from '@playwright/test';

interface PerTest {
  /** What a test brings about on purpose, such as the answer 404; nothing by default. */
  allowedFaults: RegExp[];
}

interface PerWorker {
  /** The built site, as a plain web host serves it; addresses in tests are relative to it. */
  site: StaticServer;
}

/**
 * Playwright's `test` on the built site. A page fails its test when it logs an error or a
 * warning, violates the security policy, throws, or asks for what is not there or not ours.
 */
export const test = base.extend<PerTest, PerWorker>({
  allowedFaults: [[], { option: true }],
  site: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures here.
    async ({}, use) => {
      const server = await serveFolder(process.env.FLIGHTPLAN_SITE ?? '', {
        base: settings.base,
      });
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => {
    await use(site.url);
  },
  page: async ({ page, baseURL, allowedFaults }, use) => {
    const faults = watchFaults(page, baseURL ?? '');
    await use(page);
    const unexpected = faults.filter((fault) => !allowedFaults.some((shape) => shape.test(fault)));
    base.expect(unexpected).toEqual([]);
  },
});

function watchFaults(page: Page, origin: string): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    // A violation of the security policy is logged as an error.
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(origin)) faults.push(`Asked for ${url}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A page that is left stops loading.
    if (reason !== 'net::ERR_ABORTED') faults.push(`${reason} ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  return faults;
}
