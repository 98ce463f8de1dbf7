import { mkdtemp, cp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkReport, projectRoot } from '../../src/check/index.ts';
import { RunPage } from './run-page.ts';
import { expect, test } from './site.ts';

test.describe.configure({ timeout: 120_000 });

test.beforeEach(async ({ page }) => {
  await page.clock.install({ time: new Date('2026-11-03T09:00:00Z') });
});

/** The errors that `check` finds in the sample content with a log put into it. */
async function errorsWith({ name, text }: { name: string; text: string }): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'flightplan-log-'));
  try {
    await cp(join(projectRoot, 'content'), folder, { recursive: true });
    await writeFile(join(folder, 'logs', name), text);
    const { problems } = await checkReport(folder);
    return problems
      .filter(({ severity }) => severity === 'error')
      .map(({ path, line, message }) => `${path}:${String(line)} ${message}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('two people walk through a release to its success, and its log passes the check', async ({
  page,
}) => {
  const run = new RunPage(page);
  await run.toFirstStage();
  for (const soak of ['31:00', '31:00', '01:01:00', '02:01:00']) await run.passStage(soak);
  await run.settleAll('stage');
  await run.readSignals();
  await page.getByText('Hand the watch over').click();
  await page.getByLabel('Team or handle').fill('platform');
  await run.press('Hand over');
  await run.press('Pass the last stage');
  await expect(run.heading('The end')).toBeVisible();
  await run.press('Close the run');
  await expect(run.heading('The run is closed')).toBeVisible();
  const log = await run.log();
  expect(log.name).toBe('2026-11-03-checkout-idempotent-refunds.mdx');
  expect(log.text).toContain('outcome: succeeded');
  expect(await errorsWith(log)).toEqual([]);
});
