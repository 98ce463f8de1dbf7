import type { Locator, Page } from '@playwright/test';
import type { RunPlan } from '../../src/documents/run-plan/schema.ts';
import { fitting } from './run-long-way.ts';
import { runbookId, RunPage } from './run-page.ts';
import { expect, test } from './site.ts';

test.describe.configure({ timeout: 90_000 });

test.beforeEach(async ({ page }) => {
  await page.clock.install({ time: new Date('2026-11-03T09:00:00Z') });
});

/** Presses Tab until something has the focus. */
async function tabTo(goal: Locator, most = 150): Promise<void> {
  const page = goal.page();
  for (let presses = 0; presses < most; presses++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(goal).toBeFocused();
}

/** Types into the field that is reached with Tab. */
async function typeInto(field: Locator, text: string): Promise<void> {
  await tabTo(field);
  await field.page().keyboard.type(text);
}

/** What has the focus. */
const focused = (page: Page): Locator => page.locator(':focus');

/** Runs in the page: the place that an element with the focus stands for. */
const placeOf = (element: Element): string => {
  const signals = [...document.querySelectorAll('.run-signal')];
  const id = element.closest<HTMLElement>('[data-item]')?.dataset.item ?? '';
  const named = element.getAttribute('aria-label') ?? element.textContent;
  const label = element.closest('label')?.textContent ?? named;
  const row = element.closest('li');
  return [
    id,
    signals.indexOf(element.closest('.run-signal') ?? element),
    label,
    row ? [...(row.parentElement?.children ?? [])].indexOf(row) : '',
  ].join(' · ');
};

/** Does what the element with the focus asks for, and waits until the focus has moved on. */
async function answerFocused(page: Page, plan: RunPlan): Promise<void> {
  const place = await focused(page).evaluate(placeOf);
  const kind = await focused(page).getAttribute('type');
  if (kind === 'radio') {
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
  } else if (kind === 'text') {
    await page.keyboard.type(valueAt(plan, place));
  }
  await page.keyboard.press('Enter');
  // What was pressed says something else a frame before the focus goes on: nobody types as fast.
  const next = page.locator(':is([data-next], [type=radio], h2):focus');
  await expect
    .poll(async () => ((await next.count()) > 0 ? focused(page).evaluate(placeOf) : place), {
      message: `after ${place}`,
    })
    .not.toBe(place);
}

/** A number for a field of a check or a signal. */
function valueAt({ verification, stages, levels, restored }: RunPlan, place: string): string {
  const [item, signal, label = ''] = place.split(' · ');
  const checks = [...verification.flatMap(({ tasks }) => tasks), ...restored].concat(
    [...stages, ...levels].flatMap((each) => each.checks),
  );
  const check = checks.find(({ id }) => id === item);
  if (check) return fitting(check.limit);
  const trigger = stages[0]?.triggers[Number(signal)];
  if (!trigger) throw new Error(`Unexpected field ${label}`);
  return fitting(trigger.healthy.condition);
}

/** Follows the focus from one thing to the next, until the run is in another place. */
async function follow(run: RunPage, plan: RunPlan, goal: Locator): Promise<void> {
  for (let steps = 0; steps < 80 && !(await goal.isVisible()); steps++)
    await answerFocused(run.page, plan);
  await expect(goal).toBeVisible();
}

const planOf = async (page: Page): Promise<RunPlan> =>
  (await (await page.request.get(`./runbooks/${runbookId}/plan.json`)).json()) as RunPlan;

test('a run goes from its start to its first passed stage, and through a rollback, by keyboard', async ({
  page,
}) => {
  const run = new RunPage(page);
  const plan = await planOf(page);
  await page.goto(`./runbooks/${runbookId}/#SHA=3f2c1ab`);
  await tabTo(page.getByRole('link', { name: 'Start a run' }));
  await page.keyboard.press('Enter');
  await typeInto(page.getByLabel('Operator, who types'), 'payments');
  await typeInto(page.getByLabel('Monitor, who checks'), 'platform');
  await page.keyboard.press('Enter');
  await tabTo(page.getByRole('button', { name: 'Said and understood' }).first());
  await follow(run, plan, run.heading('Verification'));
  await follow(run, plan, run.heading('Go/no-go'));
  await follow(run, plan, page.getByText('5xx rate of checkout').first());
  const title = page.locator('.run-stage h2');
  const first = await title.textContent();
  while ((await page.locator('.run-signal[data-verdict="healthy"]').count()) < 3)
    await answerFocused(page, plan);
  await page.clock.fastForward('31:00');
  const pass = page.getByRole('button', { name: /^Pass, go on/ });
  await tabTo(pass);
  await page.keyboard.press('Enter');
  await expect(title).not.toHaveText(first ?? '');
  await expect(focused(page)).toHaveAccessibleName(/^Done/);

  const opener = page.locator('.run-rollback-opener');
  await tabTo(opener);
  await page.keyboard.press('Enter');
  await expect(focused(page)).toHaveAccessibleName(/^ROLLING BACK NOW: level 1/);
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await expect(opener).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  await expect(focused(page)).toHaveAccessibleName(/^ROLLING BACK NOW: level 1/);
  await page.keyboard.press('Enter');
  await expect(run.heading(/^Rolling back/)).toBeVisible();
  await follow(run, plan, run.heading('The end'));
  await follow(run, plan, run.heading('The run is closed'));
});

/** Notes what live regions say from now on; read with `saidOn`. */
const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const live = '[role="status"], [role="alert"], [aria-live]:not([aria-live="off"])';
    new MutationObserver((changes) => {
      const regions = new Set<Element>();
      for (const { target, addedNodes } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest(live);
        if (region) regions.add(region);
        for (const node of addedNodes)
          if (node instanceof Element)
            for (const added of [node, ...node.querySelectorAll('*')])
              if (added.matches(live)) regions.add(added);
      }
      for (const { role, textContent } of regions)
        if (textContent !== '') said.push(`${role ?? 'live'}: ${textContent}`);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });

const saidOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { said: string[] }).said);

test('each change of an item is announced once', async ({ page }) => {
  const run = new RunPage(page);
  await run.toFirstStage();
  await listen(page);
  const [command] = (await planOf(page)).stages[0]?.commands ?? [];
  await run.settle(command?.id ?? '');
  await expect
    .poll(() => saidOn(page))
    .toEqual([
      'status: Build on every pod, flag off: command 1: done',
      'status: Build on every pod, flag off: command 1: confirmed',
    ]);
});

test('what is refused is announced once', async ({ page }) => {
  const run = new RunPage(page);
  await run.toFirstStage();
  await listen(page);
  await page.getByRole('button', { name: /^Pass, go on/ }).click();
  await expect.poll(() => saidOn(page)).toEqual(['alert: The stage waits for a command.']);
});

test('an alarm is announced once, and so is its end; its clock is not', async ({ page }) => {
  const run = new RunPage(page);
  await run.toFirstStage();
  await page.locator('.run-rollback-opener').click();
  await page.getByLabel('Unexpected alert').fill('An odd page');
  await listen(page);
  await run.press('Start the countdown');
  await expect(page.getByText('Rollback in')).toBeVisible();
  await page.clock.runFor(20_000);
  expect((await saidOn(page)).filter((said) => said.startsWith('alert'))).toEqual([
    'alert: Unexpected alert: An odd page.',
  ]);
  await page.clock.runFor('04:45');
  await expect(page.getByRole('alert').filter({ hasText: 'ROLL BACK NOW' })).toBeVisible();
  await page.clock.runFor(20_000);
  const over = (await saidOn(page)).filter((said) => said.startsWith('alert')).slice(1);
  expect(over).toEqual([expect.stringContaining('ROLL BACK NOW')]);
});

test('the ticking of the common clock is announced to nobody', async ({ page }) => {
  const run = new RunPage(page);
  await run.toFirstStage();
  const clock = page.getByRole('timer', { name: 'Common clock' });
  await expect(clock).toHaveAttribute('aria-live', 'off');
  const before = await clock.textContent();
  await listen(page);
  await page.clock.runFor(10_000);
  await expect(clock).not.toHaveText(before ?? '');
  expect(await saidOn(page)).toEqual([]);
});

/** The first command of the first stage, which uses the input SHA. */
const command = (page: Page): Locator => page.locator('.run-command').filter({ hasText: '--sha' });

/** A run in its first stage, with what the address says after the runbook. */
async function toFirstStage(page: Page, inputs: string): Promise<RunPage> {
  const run = new RunPage(page);
  await run.start({ inputs });
  await run.brief();
  await run.verify();
  return run;
}

test('a value that the address carries fills the commands', async ({ page }) => {
  await toFirstStage(page, '&SHA=abc1234');
  await expect(command(page)).toContainText('--sha "abc1234"');
});

test('a command is copied with its values filled in', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await toFirstStage(page, '&SHA=abc1234');
  await command(page).getByRole('button', { name: 'Copy' }).click();
  await expect(command(page).getByRole('button')).toHaveText('✓ Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('ship rollout checkout --sha "abc1234" --percent 100');
});

test("a command can't be copied before its inputs are filled in", async ({ page }) => {
  await toFirstStage(page, '');
  await expect(command(page)).toContainText('Fill in SHA under Inputs to copy this');
  await expect(command(page).getByRole('button')).toHaveCount(0);
  await page.getByLabel(/^Release commit/).fill('abc1234');
  await page.locator('.run-tools').getByRole('button', { name: 'Set' }).click();
  await expect(command(page).getByRole('button', { name: 'Copy' })).toBeVisible();
  await expect(command(page)).toContainText('--sha "abc1234"');
});

test('a wrong value in the address is said, and left out', async ({ page }) => {
  await page.goto(`./runs/#start=${runbookId}&SHA=main`);
  await expect(
    page.getByRole('alert').filter({ hasText: 'The address gave a value for SHA' }),
  ).toContainText('It was left out.');
  await expect(page.getByLabel(/^Release commit/)).toHaveValue('');
});

test('an address of a runbook hands its values on to the run', async ({ page }) => {
  await page.goto(`./runbooks/${runbookId}/#SHA=abc1234`);
  await page.getByRole('link', { name: 'Start a run' }).click();
  await expect(page.getByLabel(/^Release commit/)).toHaveValue('abc1234');
});
