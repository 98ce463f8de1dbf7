import type { RunPlan } from '../../../src/documents/run-plan/schema.ts';
import type { Role, RunEvent } from '../../../src/run/events.ts';
import { itemState, soakTarget, type RunState } from '../../../src/run/state.ts';

/*
 * The stop-point once more, told from the events alone, backwards from the moment of passing: the
 * tests hold the code that decides on events to it.
 */

/** Ids of the items that still need something said or confirmed. */
export function openItemsFor(state: RunState, all: readonly { id: string }[]): string[] {
  return all
    .map(({ id }) => id)
    .filter((id) => {
      const { status, confirmedAt } = itemState(state, id);
      return status === 'todo' || status === 'failed' || confirmedAt === null;
    });
}

/** What a stage that passes lacks; null where it lacks nothing. */
export function hindrances(
  plan: RunPlan,
  before: RunState,
  taken: readonly RunEvent[],
  now: number,
): string | null {
  const stage = plan.stages[before.stage];
  if (!stage) return 'a stage';
  const backwards = taken.toReversed();
  const overridden = (target: string): boolean => {
    const by = new Set<Role>();
    for (const event of taken)
      if (event.type === 'override-given' && event.target === target) by.add(event.by);
    return by.size === 2;
  };
  let soakFrom = before.stageStartedAt ?? Infinity;
  for (const { id } of stage.commands) {
    const [last, word] = lastWords(backwards, id);
    const isThrough = last?.type === 'item-confirmed' && word?.by !== last.by;
    if (!isThrough && !overridden(id)) return `command ${id}`;
    if (isThrough) soakFrom = Math.max(soakFrom, last.at);
  }
  for (const { id } of stage.checks) {
    const [last, word] = lastWords(backwards, id);
    const isGreen = last?.type === 'item-confirmed' && word?.by !== last.by;
    if (word?.type === 'item-deferred' && !overridden(id)) return `check ${id}, put off`;
    if (!isGreen && !overridden(id)) return `check ${id}`;
  }
  for (const { id, unit } of stage.triggers) {
    const read = backwards.find((event) => event.type === 'signal-read' && event.trigger === id);
    const value = read?.type === 'signal-read' ? read.value : null;
    const isInside = unit === '' ? value === false : typeof value === 'number' && value < 1;
    if (!overridden(id) && (!isInside || (read?.at ?? 0) < soakFrom)) return `signal ${id}`;
  }
  const isWatched = before.watch !== null && before.stage === plan.stages.length - 1;
  if (!isWatched && !overridden(soakTarget(stage.id)) && now < soakFrom + stage.soakMs)
    return 'soak time';
  return before.alarm || before.pausedSince ? 'an all-clear' : null;
}

/** The last thing that happened to an item, and the last word on it that was no confirmation. */
function lastWords(
  backwards: readonly RunEvent[],
  id: string,
): [(RunEvent & { by: Role }) | undefined, (RunEvent & { by: Role }) | undefined] {
  const of = backwards.filter(
    (event): event is RunEvent & { by: Role; item: string } => 'item' in event && event.item === id,
  );
  return [of[0], of.find(({ type }) => type !== 'item-confirmed')];
}
