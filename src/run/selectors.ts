import type { RunEvent } from './events.ts';
import type { History } from './history.ts';
import type { RunState } from './state.ts';
import { deferredItems, isSettled, isPassable, soakingSince } from './stop-point.ts';

/** The run's T+ at a time, milliseconds; negative before both had said GO, null while they have not. */
export function elapsed(
  { executionAt }: Pick<RunState, 'executionAt'>,
  now: number,
): number | null {
  return executionAt === null ? null : now - executionAt;
}

/** The items of the place where the run is, list by list in the order of use. */
function listsHere(state: RunState): readonly (readonly { id: string }[])[] {
  const { plan, phase } = state;
  switch (phase) {
    case 'verification':
      return plan.verification.map(({ tasks }) => tasks);
    case 'execution': {
      const stage = plan.stages[state.stage];
      return stage ? [stage.commands, stage.checks] : [];
    }
    case 'rollback': {
      const level = plan.levels[state.rollback?.levels.at(-1)?.level ?? -1];
      return level ? [level.commands, level.checks, plan.restored] : [];
    }
    case 'ending':
      return [deferredItems(state).map((id) => ({ id }))];
    case 'briefing':
    case 'call':
    case 'closed':
      return [];
  }
}

/** The next open item; null where all are through. At the end nothing is put off any more. */
export function nextItem(state: RunState): string | null {
  const isThrough = state.phase === 'ending' ? isSettled : isPassable;
  for (const list of listsHere(state))
    for (const { id } of list) if (!isThrough(state, id)) return id;
  return null;
}

/** What is left of a soak time, milliseconds; null while commands are open. */
export function soakLeft(state: RunState, now: number): number | null {
  const stage = state.plan.stages[state.stage];
  const since = state.phase === 'execution' ? soakingSince(state) : null;
  return stage && since !== null ? Math.max(0, since + stage.soakMs - now) : null;
}

/** What is left until the rollback is due, milliseconds, negative when it is overdue; null without an alarm. */
export function countdown({ alarm }: RunState, now: number): number | null {
  return alarm && alarm.deadline - now;
}

/** How long the rollback's level runs and may run, milliseconds; null without a rollback. */
export function levelClock(state: RunState, now: number): { ran: number; left: number } | null {
  const run = state.rollback?.levels.at(-1);
  const level = state.plan.levels[run?.level ?? -1];
  if (!run || !level) return null;
  const ran = (state.rollback?.verifiedAt ?? now) - run.startedAt;
  return { ran, left: level.withinMs - ran };
}

/** How long a run took, milliseconds: on the clock, and without its pauses. */
export function durations(state: RunState, now: number): { wall: number; active: number } {
  const end = state.closedAt ?? now;
  const wall = end - state.startedAt;
  const paused = [
    ...state.pauses,
    ...(state.pausedSince ? [{ from: state.pausedSince.at, to: end }] : []),
  ].reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0);
  return { wall, active: wall - paused };
}

/** How far the place where the run is has come. */
export function progress(state: RunState): { settled: number; all: number } {
  const counts = { settled: 0, all: 0 };
  for (const list of listsHere(state)) {
    counts.all += list.length;
    for (const { id } of list) if (isSettled(state, id)) counts.settled++;
  }
  return counts;
}

/** The last thing that somebody did; what a page says to who comes back. */
export function lastAct({ events }: History): RunEvent | null {
  return (
    events.findLast(
      ({ type }) => type !== 'paused' && type !== 'resumed' && type !== 'clock-set',
    ) ?? null
  );
}
