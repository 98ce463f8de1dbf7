import type { Locator, Page } from '@playwright/test';
import type { Condition } from '../../src/documents/condition.ts';
import type { PlanStage, PlanTask, RunPlan } from '../../src/documents/run-plan/schema.ts';
import { asksForBaseline, asksForNumber } from '../../src/run/judge.ts';
import { clickAtOnce } from './run-page.ts';

/** A press of a run, which changes what the page shows. */
export interface Step {
  what: string;
  press: (page: Page) => Promise<void>;
}

/**
 * All presses of one long run, after its start: through the briefing, a verification with a NO and
 * an override, a call with a NO-GO, all stages with their commands, checks, signals and an override
 * of the soak time, with a pause and a false alarm on the way; then a breach in the last stage, a
 * rollback that goes on to its second level, and the end.
 */
export function longWay(plan: RunPlan): Step[] {
  const last = plan.stages.length - 1;
  return [
    ...briefing(plan),
    ...verification(plan),
    ...call,
    ...plan.stages.flatMap((stage, index) => [
      ...(index === 1 ? pause : []),
      ...stageItems(stage, index),
      ...signals(stage),
      ...(index === 2 ? falseAlarm : []),
      ...(index === last ? breach(stage) : passing(stage)),
    ]),
    ...rollback(plan),
    ...ending(plan),
  ];
}

function briefing({ briefing: rows, stages }: RunPlan): Step[] {
  return [
    ...rows.map(({ step }) => button(`briefing, ${step}`, 'Said and understood')),
    ...stages.map(({ name }) => ({
      what: `the loop of ${name}`,
      press: async (page: Page) => {
        await page.locator('.run-choices').first().getByRole('radio').first().check();
        await page.getByRole('button', { name: 'Answer' }).first().click();
      },
    })),
    button('the end of the briefing', 'End the briefing, go on to verification'),
  ];
}

function verification(plan: RunPlan): Step[] {
  const tasks = plan.verification.flatMap((group) => group.tasks);
  return [
    ...tasks.flatMap((task, index) => [
      ...(index === 0 ? [inItem(task.id, 'NO')] : []),
      ...(index === 3
        ? [inItem(task.id, 'NO'), ...override(task.id, itemOf(task.id), 'Other')]
        : [done(task, 'YES')]),
    ]),
    button('the end of the verification', 'Go on to the go/no-go call'),
  ];
}

const call: Step[] = [
  button('a NO-GO', 'Monitor: NO-GO'),
  button('the GO of the Operator', 'Operator: GO'),
  button('the GO of the Monitor', 'Monitor: GO'),
];

const pause: Step[] = [
  inTools('a pause', 'Pause', 'Why', 'Pause the run'),
  button('its end', 'Resume'),
];

/** One command is put off, one check skipped and one does not apply; all else is done. */
function stageItems(stage: PlanStage, index: number): Step[] {
  const left = (id: string, how: string): Step[] => [
    inOther(id, how),
    inItem(id, 'Confirm Monitor'),
  ];
  return [
    ...stage.commands.flatMap(({ id }, at) =>
      index === 0 && at === 1 ? left(id, 'Defer') : bothDone({ id, limit: null }),
    ),
    ...stage.checks.flatMap((task, at) => {
      if (index === 0 && at === 1) return left(task.id, 'Not applicable');
      if (index === 1 && at === 2) return left(task.id, 'Skip');
      return bothDone(task);
    }),
  ];
}

/** Each signal inside its limits; the baseline is a healthy value too. */
function signals({ triggers }: PlanStage): Step[] {
  return triggers.flatMap(({ id, healthy, rollbackIf }, at) => {
    const signal = (page: Page) => page.locator('.run-signal').nth(at);
    const value = fitting(healthy.condition);
    const enter = (label: RegExp, name: string): Step => ({
      what: `${id}, ${name}`,
      press: async (page) => {
        await signal(page).getByLabel(label).fill(value);
        await signal(page).getByRole('button', { name }).click();
      },
    });
    if (!asksForNumber(rollbackIf.condition))
      return [{ what: id, press: (page) => press(signal(page), 'Not seen') }];
    return [
      ...(asksForBaseline(rollbackIf.condition) ? [enter(/^Baseline/, 'Set')] : []),
      enter(/^Value now/, 'Enter'),
    ];
  });
}

const falseAlarm: Step[] = [
  {
    what: 'an unexpected alert',
    press: async (page) => {
      await page.getByRole('button', { name: 'Rollback', exact: true }).click();
      await page.getByLabel('Unexpected alert').fill('A pager that nobody knows');
      await page.getByRole('button', { name: 'Start the countdown' }).click();
    },
  },
  allClear('Operator'),
  allClear('Monitor'),
];

function allClear(role: string): Step {
  return {
    what: `the all-clear of the ${role}`,
    press: async (page) => {
      await open(page.locator('.run-alarm'), 'All signals are healthy again');
      await page.getByLabel('What makes it clear').fill('It was a drill of another team');
      await page.getByRole('button', { name: `All clear, ${role}` }).click();
    },
  };
}

function passing(stage: PlanStage): Step[] {
  const soak = (page: Page): Locator =>
    page.locator('.run-stop-point li').filter({ hasText: 'soak time' });
  return [
    ...override(`the soak time of ${stage.name}`, soak, 'Override'),
    button(`the passing of ${stage.name}`, /^Pass, go on/),
  ];
}

function breach(stage: PlanStage): Step[] {
  const at = stage.triggers.findIndex(({ rollbackIf }) => asksForNumber(rollbackIf.condition));
  return [
    {
      what: 'a breach',
      press: async (page) => {
        const signal = page.locator('.run-signal').nth(at);
        await signal.getByLabel(/^Value now/).fill('1000000');
        await press(signal, 'Enter');
      },
    },
    button('the start of the rollback', /^ROLLING BACK NOW: level 1/),
  ];
}

function rollback({ levels, restored }: RunPlan): Step[] {
  const [first, second] = levels;
  if (!first || !second) throw new Error('Unexpected plan with less than two levels of rollback');
  const both = (tasks: readonly { id: string }[]): Step[] =>
    tasks.flatMap((task) => bothDone({ limit: null, ...task }));
  return [
    ...both(first.commands),
    {
      what: 'the second level',
      press: async (page) => {
        const level = page.locator('.run-rollback .run-fold').filter({ hasText: second.name });
        await level.first().getByRole('button', { name: second.name }).click();
        await press(level.first(), 'Go on with this level');
      },
    },
    ...both(second.commands),
    ...both(second.checks),
    ...both(restored),
    button('the end of the rollback', 'The system is back in its state before the start'),
  ];
}

function ending({ messages }: RunPlan): Step[] {
  return [
    ...messages.filter(({ moment }) => moment === 'after').map(({ id }) => inItem(id, 'Told')),
    button('the end of the run', 'Close the run'),
  ];
}

/** An override by both: the second half has the reason of the first. */
function override(what: string, place: (page: Page) => Locator, summary: string): Step[] {
  const half = (role: string, isFirst: boolean): Step => ({
    what: `the override of ${what} by the ${role}`,
    press: async (page) => {
      await open(place(page), summary);
      if (isFirst) await place(page).getByLabel('Reason').fill('Both have looked at it');
      await press(place(page), `${role} overrides`);
    },
  });
  return [half('Operator', true), half('Monitor', false)];
}

function bothDone(task: Pick<PlanTask, 'id' | 'limit'>): Step[] {
  return [done(task, 'Done Operator'), inItem(task.id, 'Confirm Monitor')];
}

function done({ id, limit }: Pick<PlanTask, 'id' | 'limit'>, word: string): Step {
  if (!asksForNumber(limit)) return inItem(id, word);
  return {
    what: `${id}, its number`,
    press: async (page) => {
      await itemOf(id)(page).getByLabel('Number read').fill(fitting(limit));
      await press(itemOf(id)(page), 'Enter');
    },
  };
}

function inItem(id: string, name: string): Step {
  return { what: `${id}, ${name}`, press: (page) => press(itemOf(id)(page), name) };
}

function inOther(id: string, name: string): Step {
  return {
    what: `${id}, ${name}`,
    press: async (page) => {
      await open(itemOf(id)(page), 'Other');
      await itemOf(id)(page).getByLabel('Why', { exact: true }).fill('Both agreed on it');
      await press(itemOf(id)(page), name);
    },
  };
}

function inTools(what: string, summary: string, label: string, name: string): Step {
  return {
    what,
    press: async (page) => {
      const tool = page.locator('.run-tools .run-fold').filter({ hasText: summary }).first();
      await open(tool, summary);
      await tool.getByLabel(label).fill('The database team asks for ten minutes');
      await press(tool, name);
    },
  };
}

function button(what: string, name: string | RegExp): Step {
  return { what, press: (page) => clickAtOnce(page.getByRole('button', { name }).first()) };
}

function itemOf(id: string): (page: Page) => Locator {
  return (page) => page.locator(`[data-item="${id}"]`);
}

/** Presses a button with exactly this name. */
function press(place: Locator, name: string): Promise<void> {
  return clickAtOnce(place.getByRole('button', { name, exact: true }));
}

/** Opens what is folded, unless it is open. */
async function open(place: Locator, summary: string): Promise<void> {
  const folded = place.getByRole('button', { name: summary, exact: true, expanded: false });
  if ((await folded.count()) > 0) await folded.first().click();
}

/** A number that a limit takes. */
export function fitting(condition: Condition | null): string {
  if (condition?.kind === 'range') return String(condition.from);
  if (condition?.kind !== 'comparison') return '0';
  const { operator, value } = condition;
  if (operator === '<') return String(value * 0.9);
  return String(operator === '>' ? value * 1.1 + 1 : value);
}
