import type { PlanTask, PlanTrigger, RunPlan } from '../documents/run-plan/schema.ts';

/** What an item asks for: commands are run, checks are seen, messages are sent. */
export type ItemKind = 'verification' | 'command' | 'check' | 'message' | 'restored';

/** An item of a plan with where it belongs. */
export interface PlanItem {
  id: string;
  kind: ItemKind;
  /** The stage it belongs to, counted from 0; null for what belongs to none. */
  stage: number | null;
  /** The rollback level it belongs to, counted from 0; null for what belongs to none. */
  level: number | null;
  limit: PlanTask['limit'];
}

/** A trigger with the stage it belongs to, counted from 0. */
export interface PlacedTrigger {
  trigger: PlanTrigger;
  stage: number;
}

interface Index {
  items: ReadonlyMap<string, PlanItem>;
  triggers: ReadonlyMap<string, PlacedTrigger>;
}

const indexes = new WeakMap<RunPlan, Index>();

/** All items of a plan by their ids, in the order of use. */
export function itemsOf(plan: RunPlan): ReadonlyMap<string, PlanItem> {
  return indexOf(plan).items;
}

/** All triggers of a plan by their ids, in the order of use. */
export function triggersOf(plan: RunPlan): ReadonlyMap<string, PlacedTrigger> {
  return indexOf(plan).triggers;
}

/**
 * Whether a trigger is one of a stage's, by what it says: stages share signals and limits, and who
 * names one from memory names no stage's copy of it.
 */
export function isTriggerOf(plan: RunPlan, stage: string, id: string): boolean {
  const said = ({ signal, rollbackIf }: PlanTrigger): string =>
    JSON.stringify([signal.map(({ text }) => text).join(''), rollbackIf.text]);
  const named = triggersOf(plan).get(id)?.trigger;
  const triggers = plan.stages.find((each) => each.id === stage)?.triggers ?? [];
  return named !== undefined && triggers.some((trigger) => said(trigger) === said(named));
}

function indexOf(plan: RunPlan): Index {
  const known = indexes.get(plan);
  if (known) return known;
  const index = build(plan);
  indexes.set(plan, index);
  return index;
}

function build(plan: RunPlan): Index {
  const items = new Map<string, PlanItem>();
  const triggers = new Map<string, PlacedTrigger>();
  const add = (
    { id, limit = null }: { id: string; limit?: PlanTask['limit'] },
    kind: ItemKind,
    stage: number | null = null,
    level: number | null = null,
  ): void => {
    items.set(id, { id, kind, stage, level, limit });
  };
  for (const { tasks } of plan.verification) for (const task of tasks) add(task, 'verification');
  plan.stages.forEach((stage, index) => {
    for (const command of stage.commands) add(command, 'command', index);
    for (const check of stage.checks) add(check, 'check', index);
    for (const trigger of stage.triggers) triggers.set(trigger.id, { trigger, stage: index });
  });
  plan.levels.forEach((level, index) => {
    for (const command of level.commands) add(command, 'command', null, index);
    for (const check of level.checks) add(check, 'check', null, index);
  });
  for (const task of plan.restored) add(task, 'restored');
  for (const message of plan.messages) add(message, 'message');
  return { items, triggers };
}
