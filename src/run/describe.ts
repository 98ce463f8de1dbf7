import type { Phrase, RunPlan } from '../documents/run-plan/schema.ts';
import type { RunEvent } from './events.ts';
import { meets } from './judge.ts';
import { isTriggerOf, itemsOf, triggersOf, type PlanItem } from './plan-items.ts';
import { spokenDuration, utcTime } from './time.ts';

/** Some phrases as plain text. */
export function textOf(phrases: readonly Phrase[]): string {
  return phrases.map(({ text }) => text).join('');
}

const titles = new WeakMap<RunPlan, ReadonlyMap<string, string>>();

/** What an item, trigger or soak time is called, with its stage or level. */
export function titleOf(plan: RunPlan, target: string): string {
  let known = titles.get(plan);
  if (!known) {
    known = titlesIn(plan);
    titles.set(plan, known);
  }
  return known.get(target) ?? target;
}

function titlesIn(plan: RunPlan): Map<string, string> {
  const known = new Map<string, string>();
  for (const { title, tasks } of plan.verification)
    for (const task of tasks) known.set(task.id, `${title}: ${textOf(task.text)}`);
  for (const stage of plan.stages) {
    stage.commands.forEach(({ id }, index) =>
      known.set(id, `${stage.name}: command ${String(index + 1)}`),
    );
    for (const check of stage.checks) known.set(check.id, `${stage.name}: ${textOf(check.text)}`);
    for (const trigger of stage.triggers)
      known.set(trigger.id, `${stage.name}: ${textOf(trigger.signal)}`);
    known.set(`${stage.id}.soak`, `${stage.name}: soak time`);
  }
  for (const level of plan.levels) {
    level.commands.forEach(({ id }, index) =>
      known.set(id, `Rollback, ${level.name}: command ${String(index + 1)}`),
    );
    for (const check of level.checks)
      known.set(check.id, `Rollback, ${level.name}: ${textOf(check.text)}`);
  }
  for (const task of plan.restored)
    known.set(task.id, `Rollback verification: ${textOf(task.text)}`);
  for (const message of plan.messages)
    known.set(message.id, `Message to ${message.who}: ${textOf(message.what)}`);
  return known;
}

/** What happened, as a line of the timeline. */
export function describe(plan: RunPlan, event: RunEvent): string {
  const stageName = (id: string): string =>
    plan.stages.find((stage) => stage.id === id)?.name ?? id;
  const levelName = (id: string): string =>
    plan.levels.find((level) => level.id === id)?.name ?? id;
  switch (event.type) {
    case 'started':
      return event.drill ? 'Drill started' : 'Run started';
    case 'role-taken':
      return `${event.name} takes over as ${event.role}`;
    case 'input-set':
      return `Input ${event.name} set to ${event.value}`;
    case 'briefed':
      return `Briefing: ${plan.briefing.find(({ id }) => id === event.row)?.step ?? event.row}`;
    case 'trigger-recalled': {
      const isRight = isTriggerOf(plan, event.stage, event.trigger);
      return `Loop closed for ${stageName(event.stage)}${isRight ? '' : ', after a look at the table'}`;
    }
    case 'briefing-ended':
      return 'Briefing ended';
    case 'item-done':
    case 'item-failed':
    case 'item-skipped':
    case 'item-not-applicable':
    case 'item-deferred':
    case 'item-confirmed':
    case 'item-reopened':
      return `${titleOf(plan, event.item)}: ${wordFor(plan, event)}`;
    case 'override-given':
      return `Override of ${titleOf(plan, event.target)}: ${event.reason}`;
    case 'verification-ended':
      return 'Verification ended';
    case 'called':
      return event.call === 'go' ? 'GO' : 'NO-GO';
    case 'baseline-read':
      return `${titleOf(plan, event.trigger)}: baseline ${valueText(plan, event.trigger, event.value)}`;
    case 'signal-read':
      return `${titleOf(plan, event.trigger)}: ${valueText(plan, event.trigger, event.value)}`;
    case 'alert-raised':
      return event.what.trim() === '' ? 'Unexpected alert' : `Unexpected alert: ${event.what}`;
    case 'all-clear-given':
      return `All clear: ${event.reason}`;
    case 'stage-passed':
      return `Stage passed: ${stageName(event.stage)}`;
    case 'rollback-started':
      return `ROLLING BACK NOW, level ${levelName(event.level)}`;
    case 'level-started':
      return `Rollback goes on with level ${levelName(event.level)}`;
    case 'rollback-verified':
      return 'Rollback verified: the system is back in its state before the start';
    case 'paused':
      return `Paused: ${event.reason}`;
    case 'resumed':
      return 'Resumed';
    case 'watch-handed-over':
      return `Watch handed over to ${event.to}, until ${utcTime(event.until)} UTC`;
    case 'aborted':
      return `Aborted: ${event.reason}`;
    case 'noted':
      return event.text;
    case 'snapshot-kept':
      return 'This runbook was changed since the start: we go on with what we began';
    case 'clock-set':
      return `The clock of a device had been set forward by ${spokenDuration(event.byMs)}`;
    case 'closed':
      return `Run closed: ${event.outcome}`;
  }
}

type ItemEvent = Extract<RunEvent, { item: string }>;

function wordFor(plan: RunPlan, { type, item, reason = '', value }: ItemEvent): string {
  const why = reason === '' ? '' : `, ${reason}`;
  const { kind, limit = null } = itemsOf(plan).get(item) ?? {};
  const [yes, no] = kind === 'verification' ? ['YES', 'NO'] : ['done', 'failed'];
  const read = value === undefined ? '' : ` (${withUnit(value, limitUnit(limit))})`;
  switch (type) {
    case 'item-done':
      // Whoever says done of a number beyond its limit has said that it failed.
      return value !== undefined && limit !== null && meets(limit, value, null) === false
        ? `${no}${read}, beyond its limit`
        : `${yes}${read}`;
    case 'item-failed':
      return `${no}${read}${why}`;
    case 'item-skipped':
    case 'item-not-applicable':
    case 'item-deferred':
    case 'item-confirmed':
    case 'item-reopened':
      return wordOf(type.slice('item-'.length)) + why;
  }
}

/** A status as a word: `not-applicable` reads "not applicable". */
export function wordOf(status: string): string {
  return status.replace('-', ' ');
}

function withUnit(value: number, unit: string): string {
  return unit === '' || unit.startsWith('%')
    ? `${String(value)}${unit}`
    : `${String(value)} ${unit}`;
}

function limitUnit(limit: PlanItem['limit']): string {
  return limit && 'unit' in limit ? limit.unit : '';
}

function unitOf(plan: RunPlan, trigger: string): string {
  return triggersOf(plan).get(trigger)?.trigger.unit ?? '';
}

/** A reading of a signal with its unit. */
export function valueText(plan: RunPlan, trigger: string, value: number | boolean): string {
  if (typeof value === 'boolean') return value ? 'seen' : 'not seen';
  return withUnit(value, unitOf(plan, trigger));
}
