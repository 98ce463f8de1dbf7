import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkReport, projectRoot, type Problem } from '../../src/check/index.ts';
import type { Insights } from '../../src/insights/insights.ts';
import { site as settings } from './content.ts';
import { runbookId, RunPage } from './run-page.ts';
import { serveFolder } from './server.ts';
import { expect, test } from './site.ts';

/*
 * One release through the whole loop, each test going on from the one before: run mode's log, its
 * prompts, an improvement, the next runbook, the guideline, the figures.
 */
test.describe.configure({ mode: 'serial', timeout: 120_000 });

const run = promisify(execFile);
const nextRunbook = 'runbooks/2026-12-09-checkout-idempotent-refunds-again.mdx';
const wording = 'A refund is compared with the payment provider’s own list before each stage.';

let content: string;
let log: { name: string; text: string };

test.beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), 'flightplan-loop-'));
  await cp(join(projectRoot, 'content'), content, { recursive: true });
});

test.afterAll(() => rm(content, { recursive: true }));

/** A text with changes, each of which must be possible. */
function changed(text: string, ...changes: [from: string | RegExp, to: string][]): string {
  return changes.reduce((written, [from, to]) => {
    const result = written.replace(from, () => to);
    if (result === written) throw new Error(`Unexpected text without ${String(from)}`);
    return result;
  }, text);
}

async function errors(): Promise<Problem[]> {
  const { problems } = await checkReport(content);
  return problems.filter(({ severity }) => severity === 'error');
}

/** A command of the project on the changed content, as an author calls it. */
function command(name: string, ...more: string[]): Promise<{ stdout: string }> {
  const script = join(projectRoot, 'scripts', `${name}.ts`);
  return run(process.execPath, [script, ...more, '--content', content]);
}

test('a breach at stage 3 leads to a rollback by level 2, and its log passes the check', async ({
  page,
}) => {
  await page.clock.install({ time: new Date('2026-12-02T09:00:00Z') });
  const walk = new RunPage(page);
  await walk.toFirstStage();
  for (const soak of ['31:00', '31:00']) await walk.passStage(soak);
  const signal = page.locator('.run-signal').first();
  await signal.getByLabel('Value now').fill('3');
  await signal.getByRole('button', { name: 'Enter' }).click();
  await expect(page.getByText('Rollback in')).toBeVisible();
  await page.clock.fastForward('05:01');
  await expect(page.getByRole('alert').filter({ hasText: 'ROLL BACK NOW' })).toBeVisible();
  await walk.press(/^ROLLING BACK NOW: level 2/);
  await expect(walk.heading(/^Rolling back/)).toBeVisible();
  await walk.settleAll('rollback');
  await walk.press('The system is back in its state before the start');
  await expect(walk.heading('The end')).toBeVisible();
  await walk.press('Close the run');
  await expect(walk.heading('The run is closed')).toBeVisible();
  log = await walk.log();
  expect(log.name).toBe('2026-12-02-checkout-idempotent-refunds.mdx');
  expect(log.text).toContain('outcome: rolled-back');
  expect(log.text).toContain('level: previous-configuration');
  await writeFile(join(content, 'logs', log.name), log.text);
  expect(await errors()).toEqual([]);
});

test('the log with its prompts filled is a reviewed one', async () => {
  const toAnswer = '{/* Answer here. "None." is an answer. */}';
  const sections = ['Lessons', 'Improvements', 'Actions', 'Recommendations'] as const;
  const filled: Record<(typeof sections)[number], string> = {
    Lessons: `<Lesson title="A refund is paid where the provider says so" why="Our own count can't see what is lost on the way.">

The count of refunds was right at stage 3, and 3% of the calls had failed.

</Lesson>`,
    Improvements: `<Improvement to="${nextRunbook.replace('.mdx', '')}#before-you-start" lesson="A refund is paid where the provider says so" status="proposed">

- [ ] The list of the payment provider can be read by both of us

</Improvement>

<Improvement to="guidelines/deployment#monitoring" lesson="A refund is paid where the provider says so" status="proposed">

${wording}

</Improvement>`,
    Actions: `<Action owner="payments" due="2026-12-08" status="open">

Read the provider's list every minute, and draw it beside our own count.

</Action>`,
    Recommendations:
      'A 7: seen within a minute and back within ten. It could have been seen before.',
  };
  let text = changed(log.text, ['status: draft', 'status: reviewed\nrating: 7']);
  while (text.indexOf(toAnswer) < text.indexOf('## Lessons'))
    text = changed(text, [toAnswer, 'None.']);
  for (const section of sections)
    text = changed(text, [`## ${section}\n\n${toAnswer}`, `## ${section}\n\n${filled[section]}`]);
  await writeFile(join(content, 'logs', log.name), text);
  // The place that it names is that of a runbook to come.
  expect(await errors()).toMatchObject([{ rule: 'log-improvement-target' }]);
});

test('the next runbook of the service is refused while the improvement is open', async () => {
  const last = await readFile(join(content, 'runbooks', `${runbookId}.mdx`), 'utf8');
  const next = changed(
    last,
    ['date: 2026-11-03', 'date: 2026-12-09'],
    ['on: 2026-11-02', 'on: 2026-12-08'],
    ['on: 2026-10-30', 'on: 2026-12-07'],
  );
  await writeFile(join(content, nextRunbook), next);
  const refused = (await errors()).find(({ path }) => path === nextRunbook);
  expect(refused).toMatchObject({ rule: 'improvements-dealt-with' });
  expect(refused?.message).toContain(
    'npm run improve -- apply 2026-12-02-checkout-idempotent-refunds#1',
  );
});

test('applying what was proposed lets the next runbook pass', async () => {
  const { stdout } = await command('improve');
  for (const id of ['#1', '#2']) {
    const name = log.name.replace('.mdx', id);
    expect(stdout).toContain(name);
    await command('improve', 'apply', name);
  }
  expect(await errors()).toEqual([]);
  expect(await readFile(join(content, nextRunbook), 'utf8')).toContain(
    '- [ ] The list of the payment provider can be read by both of us',
  );
});

test('the guideline shows the new wording, and the figures have moved', async ({
  browser,
  site,
}) => {
  const insightsOf = async (url: string): Promise<Insights['figures']> =>
    ((await (await fetch(`${url}insights.json`)).json()) as Insights).figures;
  const out = join(content, '../', `${content.split('/').at(-1) ?? ''}-site`);
  try {
    await command('build', '--out', out);
    const after = await serveFolder(out, { base: settings.base });
    const page = await browser.newPage();
    try {
      await page.goto(`${after.url}guidelines/deployment/#monitoring`);
      await expect(
        page.getByRole('region', { name: 'Monitoring', exact: true }).getByText(wording),
      ).toBeVisible();
      expectMoved(await insightsOf(site.url), await insightsOf(after.url));
    } finally {
      await page.close();
      await after.close();
    }
  } finally {
    await rm(out, { recursive: true, force: true });
  }
});

/** What one release that was rolled back, in a month without another one, does to the figures. */
function expectMoved(before: Insights['figures'], after: Insights['figures']): void {
  const instant = (field: string): number =>
    Date.parse(new RegExp(`^${field}: (.*)$`, 'm').exec(log.text)?.[1] ?? '');
  const december = <Row extends { month: string }>(rows: readonly Row[]) =>
    rows.find(({ month }) => month === '2026-12');
  const checkout = <Row extends { service: string }>(rows: readonly Row[]) =>
    rows.find(({ service }) => service === 'checkout');
  expect(december(before.releases.months)).toBeUndefined();
  expect(december(after.releases.months)).toMatchObject({ value: 1 });
  expect(after.releases.total.value).toBe(before.releases.total.value + 1);
  expect(after.changeFailureRate.total).toMatchObject({
    numerator: before.changeFailureRate.total.numerator + 1,
    denominator: before.changeFailureRate.total.denominator + 1,
  });
  expect(checkout(after.changeFailureRate.services)?.numerator).toBe(
    (checkout(before.changeFailureRate.services)?.numerator ?? 0) + 1,
  );
  // Of one value, the median is the value.
  expect(december(after.timeToRestore.months)).toMatchObject({
    n: 1,
    value: instant('restored') - instant('detected'),
    enough: false,
  });
  // Rehearsed on 30 October, released on 2 December: one day, thirty of November, two.
  expect(december(after.rehearsalAge.months)).toMatchObject({ n: 1, value: 33 });
  // One lesson, of which two improvements came; both are applied.
  expect(december(after.lessonsWithImprovement.months)).toMatchObject({
    numerator: 1,
    denominator: 1,
  });
  expect(december(after.improvementsApplied.months)).toMatchObject({
    numerator: 2,
    denominator: 2,
  });
  expect(after.improvementsProposed.total.numerator).toBe(
    before.improvementsProposed.total.numerator,
  );
}
