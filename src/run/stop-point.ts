import type { PlanStage } from '../documents/run-plan/schema.ts';
import { itemsOf, type PlanItem } from './plan-items.ts';
import { isOverridden, itemState, soakTarget, type RunState } from './state.ts';

/** Something that keeps a stage from passing. */
export interface Hindrance {
  /** The item or trigger, or the target of the soak's override. */
  target: string;
  kind: 'command' | 'check' | 'signal' | 'soak' | 'alarm' | 'paused';
  /** What is missing, as the end of "waits for". */
  missing: string;
}

/**
 * Whether an item needs no more: it is done and confirmed, or left out with a reason that the other
 * one confirmed, or overridden by both. A deferred item comes back before the end.
 */
export function isSettled(state: RunState, id: string): boolean {
  if (isOverridden(state, id)) return true;
  const { status, confirmedAt } = itemState(state, id);
  if (status === 'todo' || status === 'failed' || status === 'deferred') return false;
  return !needsConfirmation(state, id, status) || confirmedAt !== null;
}

/** Whether the other one has to confirm what was said of an item. */
export function needsConfirmation(
  state: Pick<RunState, 'plan'>,
  id: string,
  status: string,
): boolean {
  const kind = itemsOf(state.plan).get(id)?.kind;
  if (kind === 'message') return false;
  return kind !== 'verification' || status !== 'done';
}

/** Whether the walk may go on past an item: it is settled, or was put off with both agreeing. */
export function isPassable(state: RunState, id: string): boolean {
  const { status, confirmedAt } = itemState(state, id);
  return isSettled(state, id) || (status === 'deferred' && confirmedAt !== null);
}

/** Ids of the commands that come before a check and are not through. */
export function openCommands(state: RunState, { kind, stage, level }: PlanItem): string[] {
  if (kind !== 'check' && kind !== 'restored') return [];
  const { stages, levels } = state.plan;
  const underWay = level ?? state.rollback?.levels.at(-1)?.level ?? -1;
  const commands = stage === null ? levels[underWay]?.commands : stages[stage]?.commands;
  return (commands ?? []).map(({ id }) => id).filter((id) => !isPassable(state, id));
}

/** When the commands of the stage under way were all through: its soak time counts from here. */
export function soakingSince(state: RunState): number | null {
  const stage = state.plan.stages[state.stage];
  if (!stage || state.stageStartedAt === null) return null;
  let since = state.stageStartedAt;
  for (const { id } of stage.commands) {
    if (!isPassable(state, id)) return null;
    const { confirmedAt } = itemState(state, id);
    since = Math.max(since, confirmedAt ?? state.overrides[id]?.at ?? since);
  }
  return since;
}

/** What keeps the stage under way from passing, in the order in which it is put right. */
export function hindrances(state: RunState, now: number): Hindrance[] {
  const stage = state.plan.stages[state.stage];
  if (!stage || state.phase !== 'execution') return [];
  const found: Hindrance[] = [];
  if (state.pausedSince)
    found.push({ target: '', kind: 'paused', missing: 'the end of the pause' });
  if (state.alarm) found.push({ target: '', kind: 'alarm', missing: 'the all-clear' });
  for (const { id } of stage.commands) {
    if (!isPassable(state, id)) found.push({ target: id, kind: 'command', missing: 'a command' });
  }
  for (const { id } of stage.checks)
    if (!isSettled(state, id)) found.push({ target: id, kind: 'check', missing: 'a check' });
  const since = soakingSince(state);
  for (const { id } of stage.triggers) {
    const signal = state.signals[id];
    const isRead = signal && since !== null && signal.at >= since && signal.verdict === 'healthy';
    if (!isRead && !isOverridden(state, id))
      found.push({ target: id, kind: 'signal', missing: 'a healthy signal' });
  }
  if (!isSoaked(state, stage, since, now))
    found.push({ target: soakTarget(stage.id), kind: 'soak', missing: 'the soak time' });
  return found;
}

/** The last stage's watch may be handed over; the others are watched by these two. */
function isSoaked(state: RunState, stage: PlanStage, since: number | null, now: number): boolean {
  if (isOverridden(state, soakTarget(stage.id))) return true;
  if (since === null) return false;
  const isLast = state.stage === state.plan.stages.length - 1;
  const isHandedOver =
    isLast && state.watch !== null && coversSoak(state, state.watch.until, since);
  return isHandedOver || now >= since + stage.soakMs;
}

/** Whether a watch lasts as long as the soak time of the stage; it is agreed on by the minute. */
export function coversSoak({ plan, stage }: RunState, until: number, since: number): boolean {
  return until + 60_000 >= since + (plan.stages[stage]?.soakMs ?? 0);
}

/**
 * Ids of the items that were put off and have come back: those of stages that have passed, which
 * are not settled, and messages. All of them are settled before the end.
 */
export function deferredItems(state: RunState): string[] {
  const isBack = ({ id, kind, stage }: PlanItem): boolean => {
    if (kind === 'message') return itemState(state, id).status === 'deferred';
    return stage !== null && stage < state.stage && !state.rollback && !isSettled(state, id);
  };
  return [...itemsOf(state.plan).values()].filter(isBack).map(({ id }) => id);
}

/** What keeps a rollback from being over: ids of the level's and the card's items, in order. */
export function unrestored(state: RunState): string[] {
  const level = state.plan.levels[state.rollback?.levels.at(-1)?.level ?? -1];
  if (!level) return [];
  return [...level.commands, ...level.checks, ...state.plan.restored]
    .map(({ id }) => id)
    .filter((id) => !isSettled(state, id));
}
