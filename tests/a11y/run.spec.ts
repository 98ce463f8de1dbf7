import type { Page } from '@playwright/test';
import { RunPage } from '../e2e/run-page.ts';
import { expect, test } from '../e2e/site.ts';
import { expectAccessible } from './axe.ts';

test.describe.configure({ timeout: 120_000 });

test.beforeEach(async ({ page }) => {
  await page.clock.install({ time: new Date('2026-11-03T09:00:00Z') });
});

/** Opens the panel of the rollback control, or closes it. */
const rollbackControl = (page: Page) => page.locator('.run-rollback-opener');

/** Reads the first signal beyond its limit. */
async function breach(page: Page): Promise<void> {
  const signal = page.locator('.run-signal').first();
  const baseline = signal.getByLabel(/^Baseline/);
  if ((await baseline.count()) > 0) {
    await baseline.fill('0.1');
    await signal.getByRole('button', { name: 'Set' }).click();
    await expect(signal.getByLabel(/^Baseline \(/)).toBeVisible();
  }
  await signal.getByLabel(/^Value now/).fill('100');
  await signal.getByRole('button', { name: 'Enter' }).click();
  await expect(page.locator('.run-alarm')).toBeVisible();
}

async function startRollback(run: RunPage): Promise<void> {
  await run.press(/^ROLLING BACK NOW: level 1/);
  await expect(run.heading(/^Rolling back/)).toBeVisible();
}

/** A NO in the verification, with all that can be said of the next check unfolded. */
async function sayNo(run: RunPage): Promise<void> {
  const { page } = run;
  await page.getByRole('button', { name: 'NO', exact: true }).first().click();
  await expect(page.getByText('A NO stops the run')).toBeVisible();
  await page.getByRole('button', { name: 'Other', exact: true }).first().click();
}

test('a run is accessible from its start to its call', async ({ page }) => {
  await page.goto('./runs/');
  await expect(page.getByText('There is none yet.')).toBeVisible();
  await expectAccessible(page);
  const run = new RunPage(page);
  await page.goto('./runs/#start=2026-11-03-checkout-idempotent-refunds&SHA=wrong');
  await expect(page.getByText('It was left out.')).toBeVisible();
  await expectAccessible(page);
  await run.start({ drill: true });
  await expectAccessible(page);
  await run.brief();
  await sayNo(run);
  await expectAccessible(page);
  await run.settleAll('verification');
  await run.press('Go on to the go/no-go call');
  await run.press('Monitor: NO-GO');
  await expect(page.getByText('Put right what is in the way')).toBeVisible();
  await expectAccessible(page);
});

test('a run is accessible under way, paused, and in its list', async ({ page }) => {
  const run = new RunPage(page);
  await run.toFirstStage();
  await expectAccessible(page);
  await run.press('Show everything');
  const folded = page.locator('.run :is(summary, [aria-expanded=false])');
  for (const fold of await folded.all()) if (await fold.isVisible()) await fold.click();
  await expectAccessible(page);
  await page.getByLabel('Why', { exact: true }).last().fill('A fire alarm');
  await run.press('Pause the run');
  await expect(page.getByRole('region', { name: 'Paused' })).toBeVisible();
  await expectAccessible(page);
  await page.goto('./runs/');
  await expect(page.locator('.run-card')).toBeVisible();
  await expectAccessible(page);
});

test('a run is accessible from its alarm to its close', async ({ page }) => {
  const run = new RunPage(page);
  await run.toFirstStage();
  await rollbackControl(page).click();
  await expectAccessible(page);
  await rollbackControl(page).click();
  await breach(page);
  await expectAccessible(page);
  await page.clock.fastForward('05:01');
  await expect(page.getByRole('alert').filter({ hasText: 'ROLL BACK NOW' })).toBeVisible();
  await expectAccessible(page);
  await startRollback(run);
  await expectAccessible(page);
  await page.clock.fastForward('02:00');
  await expect(page.getByText('The time of this level is over.')).toBeVisible();
  await expectAccessible(page);
  await run.settleAll('rollback');
  await run.press('The system is back in its state before the start');
  await expect(run.heading('The end')).toBeVisible();
  await expectAccessible(page);
  await run.press('Close the run');
  await expect(run.heading('The run is closed')).toBeVisible();
  await expectAccessible(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  /** Nothing scrolls sideways, and what is pressed is at least 44 pixels high and wide. */
  async function expectUsable(page: Page): Promise<void> {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBe(390);
    const small = await page.evaluate(() => {
      // What is out of sight is laid out, too: otherwise its sizes are not there yet.
      for (const part of document.querySelectorAll<HTMLElement>('.run *'))
        part.style.contentVisibility = 'visible';
      return [...document.querySelectorAll<HTMLElement>('.run :is(button, summary, a.button)')]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => ({ box: element.getBoundingClientRect(), text: element.textContent }))
        .filter(({ box }) => box.width < 44 || box.height < 44)
        .map(({ box, text }) => `${text}: ${String(box.width)} × ${String(box.height)}`);
    });
    expect(small).toEqual([]);
  }

  test('a stage is usable, and its alarm', async ({ page }) => {
    const run = new RunPage(page);
    await run.toFirstStage();
    await expectUsable(page);
    await run.press('Show everything');
    await expectUsable(page);
    await rollbackControl(page).click();
    await expectUsable(page);
    await rollbackControl(page).click();
    await breach(page);
    await expectUsable(page);
  });

  test('what is next comes to stand clear of the rollback control', async ({ page }) => {
    const run = new RunPage(page);
    await run.toFirstStage();
    const control = await rollbackControl(page).boundingBox();
    const item = page.locator('.run-item[aria-current="step"]');
    for (let items = 0; items < 6; items++) {
      await run.settle((await item.getAttribute('data-item')) ?? '');
      const next = item.locator('[data-next]');
      await expect(next).toBeFocused();
      const box = await next.boundingBox();
      expect((box?.y ?? NaN) + (box?.height ?? NaN)).toBeLessThanOrEqual(control?.y ?? NaN);
    }
  });

  test('a rollback is usable', async ({ page }) => {
    const run = new RunPage(page);
    await run.toFirstStage();
    await rollbackControl(page).click();
    await startRollback(run);
    await expectUsable(page);
    await page.clock.fastForward('02:00');
    await expect(page.getByText('The time of this level is over.')).toBeVisible();
    await expectUsable(page);
  });
});
