import type { Page } from '@playwright/test';
import type { RunPlan } from '../../src/documents/run-plan/schema.ts';
import { RunPage } from './run-page.ts';
import { expect, test } from './site.ts';

test.describe.configure({ timeout: 60_000 });

const begun = new Date('2026-11-03T09:00:00Z');

test.beforeEach(async ({ page }) => {
  await page.clock.install({ time: begun });
});

/** A run in its verification, with the first of its checks answered. */
async function runUnderWay(page: Page): Promise<RunPage> {
  const run = new RunPage(page);
  await run.start();
  await run.brief();
  await answerNext(run);
  return run;
}

/** Answers the next check of the verification; resolves to its words. */
async function answerNext(run: RunPage): Promise<string> {
  const item = run.page.locator('.run-item[aria-current="step"]');
  const words = await item.locator('.run-item__text').textContent();
  await run.settle((await item.getAttribute('data-item')) ?? '', 'YES');
  return (words ?? '').trim();
}

/** The words of the check that is next. */
const nextWords = async ({ page }: RunPage): Promise<string> =>
  (await page.locator('.run-item[aria-current="step"] .run-item__text').textContent()) ?? '';

async function pause({ page }: RunPage, reason: string): Promise<void> {
  const tool = page.locator('.run-tools .run-fold').filter({ hasText: /^Pause/ });
  await tool.getByRole('button', { name: 'Pause', exact: true }).click();
  await tool.getByLabel('Why').fill(reason);
  await tool.getByRole('button', { name: 'Pause the run' }).click();
}

test.describe('a pause', () => {
  test('has a reason', async ({ page }) => {
    const run = await runUnderWay(page);
    await pause(run, '');
    await expect(
      page.getByRole('alert').filter({ hasText: 'A pause has a reason.' }),
    ).toBeVisible();
    await expect(page.getByRole('region', { name: 'Paused' })).toHaveCount(0);
  });

  test('closes all steps until it is over', async ({ page }) => {
    const run = await runUnderWay(page);
    await pause(run, 'Fire alarm');
    await expect(page.getByRole('region', { name: 'Paused' })).toContainText('Fire alarm');
    await page.getByRole('button', { name: 'NO', exact: true }).first().click();
    await expect(
      page.getByRole('alert').filter({ hasText: 'The run is paused: resume it first.' }),
    ).toBeVisible();
    await run.press('Resume');
    await expect(page.getByRole('region', { name: 'Paused' })).toHaveCount(0);
    await page.getByRole('button', { name: 'NO', exact: true }).first().click();
    await expect(page.locator('[data-status="failed"]')).toHaveCount(1);
  });

  test('says on return what was done last, how long ago, and what is next', async ({ page }) => {
    const run = await runUnderWay(page);
    const last = await answerNext(run);
    const next = await nextWords(run);
    await pause(run, 'Fire alarm');
    const paused = page.getByRole('region', { name: 'Paused' });
    await expect(paused).toBeVisible();
    await page.clock.fastForward('25:00');
    await page.reload();
    await expect(paused).toContainText('Paused for 25 min: Fire alarm');
    await expect(paused).toContainText(`${last}: YES`);
    await expect(paused).toContainText('25 min ago');
    await expect(paused).toContainText(`Next: Before you start: ${next.trim()}`);
  });
});

test('a run that is opened again says what was done last, how long ago, and what is next', async ({
  page,
}) => {
  const run = await runUnderWay(page);
  const last = await answerNext(run);
  const next = await nextWords(run);
  await page.clock.fastForward('47:00');
  await page.reload();
  const where = page.getByRole('region', { name: 'Where you were' });
  await expect(where).toContainText(`Last: Before you start: ${last}: YES`);
  await expect(where).toContainText('47 min ago');
  await expect(where).toContainText(`Next: Before you start: ${next.trim()}`);
  await where.getByRole('button', { name: 'Go on' }).click();
  await expect(where).toHaveCount(0);
});

test('what was said on return goes when something is done', async ({ page }) => {
  const run = await runUnderWay(page);
  await page.clock.fastForward('47:00');
  await page.reload();
  const where = page.getByRole('region', { name: 'Where you were' });
  await expect(where).toBeVisible();
  await answerNext(run);
  await expect(where).toHaveCount(0);
});

test('a run that is opened again at once says nothing of it', async ({ page }) => {
  const run = await runUnderWay(page);
  await page.reload();
  await expect(run.heading('Verification')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Where you were' })).toHaveCount(0);
});

/** Has the site tell another plan of the runbook than the run began with. */
async function changePlan(page: Page, change: (plan: RunPlan) => void): Promise<void> {
  await page.route('**/plan.json', async (route) => {
    const plan = (await (await route.fetch()).json()) as RunPlan;
    change(plan);
    await route.fulfill({ json: { ...plan, hash: 'another' } });
  });
}

/** Both choose to go on; then nothing is said any more, now and after the next return. */
async function chooseTogether(run: RunPage, title: string): Promise<void> {
  const banner = run.page.getByRole('region', { name: title });
  await banner.getByRole('button', { name: 'Operator: go on with what we began' }).click();
  await expect(banner.getByRole('button', { name: /^Operator/ })).toHaveCount(0);
  await expect(banner).toBeVisible();
  await banner.getByRole('button', { name: 'Monitor: go on with what we began' }).click();
  await expect(banner).toHaveCount(0);
  const asked = run.page.waitForResponse('**/plan.json');
  await run.page.reload();
  await asked;
  await expect(run.heading('Verification')).toBeVisible();
  await expect(banner).toHaveCount(0);
}

test.describe('a runbook that was changed since the start', () => {
  const title = 'This runbook was changed since the start';

  test('is told with what changed', async ({ page }) => {
    await runUnderWay(page);
    await changePlan(page, (plan) => {
      plan.runbook.version = '4.2.1';
      for (const stage of plan.stages) stage.soakMs = 45 * 60_000;
    });
    await page.reload();
    const banner = page.getByRole('region', { name: title });
    const facts = banner.locator('li').filter({ hasText: 'Facts' });
    await expect(facts.locator('del')).toHaveText(['4.2.0']);
    await expect(facts.locator('ins')).toHaveText(['4.2.1']);
    const canary = banner.locator('li').filter({ hasText: 'Canary merchants' });
    await expect(canary.locator('del')).toHaveText(['30 min']);
    await expect(canary.locator('ins')).toHaveText(['45 min']);
  });

  test('asks both, and the run keeps what it began with', async ({ page }) => {
    const run = await runUnderWay(page);
    await changePlan(page, (plan) => {
      plan.runbook.title = 'Another title';
    });
    await page.reload();
    await chooseTogether(run, title);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(
      'Checkout 4.2.0, idempotent refunds',
    );
    await answerNext(run);
  });
});

test.describe('a runbook that is gone from the site', () => {
  test.use({ allowedFaults: [/404/] });

  test('is told, and both choose to go on with the snapshot', async ({ page }) => {
    const run = await runUnderWay(page);
    await page.route('**/plan.json', (route) => route.fulfill({ status: 404, body: '' }));
    await page.reload();
    await chooseTogether(run, 'This runbook is gone from the site');
    await answerNext(run);
  });
});

test.describe("a device's clock that leaps", () => {
  const asked = (page: Page) =>
    page.getByRole('alert').filter({ hasText: "This device's clock leapt by 1 h." });

  /** T+ as the page shows it. */
  const clock = (page: Page) => page.getByRole('timer', { name: 'Common clock' });

  /** A run in its first stage, on a device that can't ask a server for the time. */
  async function runWithoutServer(page: Page): Promise<RunPage> {
    await page.route('**/run/', (route, request) =>
      request.method() === 'HEAD' ? route.fulfill({ status: 200 }) : route.fallback(),
    );
    const run = new RunPage(page);
    await run.toFirstStage();
    return run;
  }

  /** What the page shows of the clock is drawn every second. */
  async function leapForward(page: Page): Promise<void> {
    const now = await page.evaluate(() => Date.now());
    await page.clock.setSystemTime(now + 3_600_000);
    await page.clock.runFor(2_000);
  }

  test('is asked about, and counts where the device slept', async ({ page }) => {
    await runWithoutServer(page);
    await leapForward(page);
    await expect(asked(page)).toBeVisible();
    await page.getByRole('button', { name: 'It slept' }).click();
    await expect(asked(page)).toHaveCount(0);
    await page.clock.runFor(2_000);
    await expect(clock(page)).toContainText('T+1:00:');
  });

  test('is asked about, and does not count where the clock was set', async ({ page }) => {
    await runWithoutServer(page);
    await leapForward(page);
    await page.getByRole('button', { name: 'It was set' }).click();
    await expect(asked(page)).toHaveCount(0);
    await page.clock.runFor(2_000);
    await expect(clock(page)).toContainText(/T\+0:\d\d/);
  });

  test('is explained by the clock of the server, where it can be asked', async ({ page }) => {
    const run = new RunPage(page);
    await run.toFirstStage();
    await leapForward(page);
    await expect(page.getByRole('status').filter({ hasText: 'set forward by 1 h' })).toHaveCount(1);
    await expect(asked(page)).toHaveCount(0);
    await expect(clock(page)).toContainText(/T\+0:\d\d/);
  });

  test('backwards leaves T+ as it is, without a question', async ({ page }) => {
    await runWithoutServer(page);
    await page.clock.runFor(60_000);
    await page.clock.setSystemTime(begun.getTime() - 3_600_000);
    await page.clock.runFor(2_000);
    await expect(clock(page)).toContainText(/T\+1:[01]\d/);
    await expect(page.getByRole('alert').filter({ hasText: 'leapt' })).toHaveCount(0);
  });
});
