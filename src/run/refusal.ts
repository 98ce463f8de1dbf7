import type { EventOf, ItemEvent, RunEvent } from './events.ts';
import { matchesPattern } from './inputs.ts';
import { asksForNumber, judge } from './judge.ts';
import { isLeap } from './order.ts';
import { itemsOf, triggersOf, type PlanItem } from './plan-items.ts';
import { isOverridden, itemState, otherThan, soakTarget, valueAt, type RunState } from './state.ts';
import {
  coversSoak,
  deferredItems,
  hindrances,
  isSettled,
  needsConfirmation,
  openCommands,
  soakingSince,
  unrestored,
} from './stop-point.ts';
import type { RunPlan } from '../documents/run-plan/schema.ts';

/** Whether two names are those of two people: one person can't check what the same person types. */
export function areTwoPeople(one: string, other: string): boolean {
  return folded(one) !== '' && folded(other) !== '' && folded(one) !== folded(other);
}

/** A name as a log tells people apart: it writes names as one word. */
function folded(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^@+\s*/, '')
    .replace(/\s+/g, '-')
    .toLowerCase();
}

/** What may happen while the run is paused. */
const duringPause = new Set<RunEvent['type']>([
  'resumed',
  'noted',
  'baseline-read',
  'signal-read',
  'alert-raised',
  'all-clear-given',
  'rollback-started',
  'role-taken',
  'clock-set',
  'snapshot-kept',
]);

/** What may happen when a countdown is at zero: the rollback, and what tells of it or leads to it. */
const atZero = new Set<RunEvent['type']>([
  'rollback-started',
  'aborted',
  'baseline-read',
  'signal-read',
  'alert-raised',
  'all-clear-given',
  'input-set',
  'role-taken',
  'noted',
  'snapshot-kept',
  'paused',
  'resumed',
]);

/** For what names something that the plan does not have, as an imported event may. */
const unknown = 'The plan of this run has no such thing.';

/** Why an event can't be, as a sentence for who tried it; null where it can. */
export function refusalOf(state: RunState, event: RunEvent): string | null {
  if (event.type === 'started') return 'The run has begun already.';
  // How a clock was set is true of a run that is over too.
  if (event.type === 'clock-set') return isLeap(event) ? null : 'This is no leap of a clock.';
  if (state.phase === 'closed') return 'The run is closed.';
  if (state.pausedSince && !duringPause.has(event.type))
    return 'The run is paused: resume it first.';
  if (isOverdue(state, event.at) && !atZero.has(event.type) && !isAboutMessage(state, event))
    return timeIsOver;
  switch (event.type) {
    case 'role-taken':
      return state.held[otherThan(event.role)].every((name) => areTwoPeople(event.name, name))
        ? null
        : 'Operator and Monitor are two different people, from start to end.';
    case 'input-set':
      return isInput(state.plan, event.name, event.value)
        ? null
        : 'This value does not have the form that the runbook asks for.';
    case 'briefed':
      if (state.phase !== 'briefing') return 'The briefing is over.';
      return state.plan.briefing.some(({ id }) => id === event.row) ? null : unknown;
    case 'trigger-recalled':
      if (state.phase !== 'briefing') return 'The briefing is over.';
      if (event.by !== 'monitor') return 'The Monitor closes the loop.';
      if (!state.plan.stages.some(({ id }) => id === event.stage)) return unknown;
      return triggersOf(state.plan).has(event.trigger) ? null : unknown;
    case 'briefing-ended':
      return briefingRefusal(state);
    case 'item-done':
    case 'item-failed':
    case 'item-skipped':
    case 'item-not-applicable':
    case 'item-deferred':
    case 'item-confirmed':
    case 'item-reopened':
      return itemRefusal(state, event);
    case 'override-given':
      return overrideRefusal(state, event);
    case 'verification-ended':
      if (state.phase !== 'verification') return 'There is no verification under way.';
      return openVerification(state).length === 0
        ? null
        : 'A NO stops the run until it is put right or overridden by both.';
    case 'called':
      if (state.phase === 'call') return null;
      return state.phase === 'briefing' || state.phase === 'verification'
        ? 'The go/no-go call comes after the verification.'
        : 'The go/no-go call is over.';
    case 'baseline-read':
      if (!triggersOf(state.plan).has(event.trigger)) return unknown;
      return Number.isFinite(event.value) ? null : 'A baseline is a number.';
    case 'signal-read':
      return signalRefusal(state, event);
    case 'alert-raised':
      return forwardRefusal(state);
    case 'all-clear-given':
      return allClearRefusal(state, event);
    case 'stage-passed':
      return stageRefusal(state, event);
    case 'rollback-started':
      if (!isForward(state)) return forwardRefusal(state);
      return state.plan.levels.some(({ id }) => id === event.level) ? null : unknown;
    case 'level-started':
      return levelRefusal(state, event);
    case 'rollback-verified':
      if (state.phase !== 'rollback') return 'There is no rollback under way.';
      return unrestored(state).length === 0
        ? null
        : 'The rollback is over when all its checks are settled.';
    case 'paused':
      if (state.alarm) return 'The countdown runs: roll back, or give the all-clear.';
      if (state.phase === 'rollback') return 'A rollback is not paused.';
      return event.reason.trim() === '' ? 'A pause has a reason.' : null;
    case 'resumed':
      return state.pausedSince ? null : 'The run is not paused.';
    case 'watch-handed-over':
      return watchRefusal(state, event);
    case 'aborted':
      return abortRefusal(state, event);
    case 'noted':
      return event.text.trim() === '' ? 'The note is empty.' : null;
    case 'snapshot-kept':
      return null;
    case 'closed':
      return closeRefusal(state, event);
  }
}

/** Whether the release is under way, forward: what a rollback can take back. */
export function isForward({ phase, outcome, rollback }: RunState): boolean {
  if (phase === 'execution') return true;
  return phase === 'ending' && outcome === 'succeeded' && rollback === null;
}

/** Whether a countdown has come to zero: nothing is left but the rollback. */
export function isOverdue({ alarm }: RunState, now: number): boolean {
  return alarm !== null && now >= alarm.deadline;
}

const timeIsOver = 'The time is over: roll back now.';

function forwardRefusal(state: RunState): string | null {
  if (isForward(state)) return null;
  return state.phase === 'rollback'
    ? 'The rollback is under way.'
    : 'There is nothing under way to roll back.';
}

/** Who waits for word must get it, at zero too. */
function isAboutMessage({ plan }: RunState, event: RunEvent): boolean {
  return 'item' in event && itemsOf(plan).get(event.item)?.kind === 'message';
}

/** Whether an input is one of the plan's, and a value has its form. */
export function isInput(plan: RunPlan, name: string, value: string): boolean {
  const input = plan.inputs.find((each) => each.name === name);
  return input !== undefined && matchesPattern(input.pattern, value);
}

function briefingRefusal(state: RunState): string | null {
  if (state.phase !== 'briefing') return 'The briefing is over.';
  if (state.plan.briefing.some(({ id }) => !state.briefed.includes(id)))
    return 'Each row of the briefing is said first.';
  return state.plan.stages.some(
    ({ id, triggers }) => triggers.length > 0 && valueAt(state.recalled, id) === undefined,
  )
    ? 'The Monitor names a trigger of each stage first.'
    : null;
}

/** The checks of the verification that are neither YES nor overridden. */
export function openVerification(state: RunState): string[] {
  return state.plan.verification
    .flatMap(({ tasks }) => tasks.map(({ id }) => id))
    .filter((id) => !isSettled(state, id));
}

/** Why nothing may be said of an item now; null where it may. */
function placeRefusal(state: RunState, item: PlanItem): string | null {
  const { phase } = state;
  if (phase === 'briefing') return 'The briefing comes first.';
  if (item.kind === 'verification')
    return phase === 'verification' || phase === 'call' ? null : 'The verification is over.';
  if (item.kind === 'message') return null;
  if (item.level !== null || item.kind === 'restored') {
    if (phase !== 'rollback') return 'There is no rollback under way.';
    return item.level === null || item.level === state.rollback?.levels.at(-1)?.level
      ? null
      : 'This level is not under way.';
  }
  if (state.rollback) return 'The rollback has closed all steps forward.';
  const isPast = item.stage !== null && item.stage < state.stage;
  if (isPast && (phase === 'execution' || phase === 'ending'))
    return isSettled(state, item.id) ? 'Its stage has passed.' : null;
  if (phase !== 'execution') return 'The execution is not under way.';
  return item.stage === state.stage ? null : 'This stage is not under way.';
}

function itemRefusal(state: RunState, event: ItemEvent): string | null {
  const item = itemsOf(state.plan).get(event.item);
  if (!item) return unknown;
  const refusal = placeRefusal(state, item);
  if (refusal !== null) return refusal;
  const { status, by, confirmedAt } = itemState(state, event.item);
  const isTwoPerson = item.kind !== 'verification' && item.kind !== 'message';
  switch (event.type) {
    case 'item-done':
      if (isTwoPerson && event.by !== 'operator') return 'The Operator says done.';
      if (status === 'done') return 'It is done already.';
      if (openCommands(state, item).length > 0) return 'The commands come first.';
      return asksForNumber(item.limit) && !Number.isFinite(event.value)
        ? 'Enter the number that you read.'
        : null;
    case 'item-failed':
      return confirmedAt !== null && status === 'done' ? 'It is done: reopen it first.' : null;
    case 'item-skipped':
    case 'item-not-applicable':
      if ((event.reason ?? '').trim() === '') return 'Say why.';
      return status === 'done' ? 'It is done: reopen it first.' : null;
    case 'item-deferred':
      if (item.kind !== 'command' && item.kind !== 'message')
        return 'A check is not put off: it holds, or it is overridden by both.';
      if (item.level !== null) return 'Nothing of a rollback is put off.';
      if (status === 'done') return 'It is done: reopen it first.';
      return state.phase === 'ending' ? 'This is the end: nothing can be put off any more.' : null;
    case 'item-confirmed':
      if (status === 'todo' || status === 'failed') return 'There is nothing to confirm.';
      if (!needsConfirmation(state, item.id, status)) return 'This needs no confirmation.';
      if (confirmedAt !== null) return 'It is confirmed already.';
      return event.by === by ? 'The other one of the two confirms.' : null;
    case 'item-reopened':
      return status === 'todo' ? 'It is open.' : null;
  }
}

function overrideRefusal(state: RunState, event: EventOf<'override-given'>): string | null {
  if (event.reason.trim() === '') return 'An override has a reason, which stays visible.';
  if (isOverridden(state, event.target)) return 'It is overridden already.';
  if (valueAt(state.overrides, event.target)?.by.includes(event.by))
    return 'The other one of the two has to say so too.';
  const stage = state.plan.stages[state.stage];
  const isStageTarget =
    state.phase === 'execution' &&
    stage !== undefined &&
    (event.target === soakTarget(stage.id) || stage.triggers.some(({ id }) => id === event.target));
  if (isStageTarget) return null;
  const item = itemsOf(state.plan).get(event.target);
  if (!item) return 'There is nothing to override.';
  if (item.kind === 'message') return 'A message needs no override.';
  return (
    placeRefusal(state, item) ??
    // Given beforehand, it would take the sting out of a NO that nobody has seen yet.
    (isSettled(state, item.id) ? 'It is as it should be: there is nothing to override.' : null)
  );
}

function signalRefusal(state: RunState, event: EventOf<'signal-read'>): string | null {
  const placed = triggersOf(state.plan).get(event.trigger);
  if (!placed) return unknown;
  if (!isForward(state) && state.phase !== 'rollback') return 'There is nothing under way.';
  if (placed.stage > state.stage) return 'This stage has not begun.';
  const verdict = judge(placed.trigger, event.value, state.baselines[event.trigger] ?? null);
  if (verdict !== null) return null;
  if (!asksForNumber(placed.trigger.rollbackIf.condition)) return 'Say whether it was seen.';
  return Number.isFinite(event.value)
    ? 'Enter the baseline first.'
    : 'Enter the number that you read.';
}

function allClearRefusal(state: RunState, event: EventOf<'all-clear-given'>): string | null {
  if (!state.alarm) return 'There is no alarm.';
  if (event.reason.trim() === '') return 'Say what makes it clear.';
  if (isOverdue(state, event.at)) return timeIsOver;
  if (state.alarm.clearedBy.includes(event.by))
    return 'The other one of the two has to say so too.';
  return Object.values(state.signals).some(({ verdict }) => verdict === 'breached')
    ? 'A signal is still beyond its limit: read it again.'
    : null;
}

function stageRefusal(state: RunState, event: EventOf<'stage-passed'>): string | null {
  if (state.phase !== 'execution') return 'The execution is not under way.';
  if (state.plan.stages[state.stage]?.id !== event.stage) return 'This stage is not under way.';
  const [first] = hindrances(state, event.at);
  return first ? `The stage waits for ${first.missing}.` : null;
}

function watchRefusal(state: RunState, event: EventOf<'watch-handed-over'>): string | null {
  if (!isForward(state)) return 'There is nothing to watch yet.';
  if (event.to.trim() === '') return 'Name who takes the watch.';
  if (!isInstant(event.until) || event.until <= event.at)
    return 'Say until when the watch goes on.';
  if (state.stage < state.plan.stages.length - 1)
    return 'Only the watch of the last stage is handed over.';
  if (state.phase === 'ending') return null;
  const since = soakingSince(state);
  if (since === null) return 'The commands come first.';
  return coversSoak(state, event.until, since)
    ? null
    : 'The watch goes on to the end of the soak time at least.';
}

/** Whether a number is a time that can be written. */
function isInstant(at: number): boolean {
  return !Number.isNaN(new Date(at).getTime());
}

function levelRefusal(state: RunState, event: EventOf<'level-started'>): string | null {
  if (state.phase !== 'rollback') return 'There is no rollback under way.';
  const level = state.plan.levels.findIndex(({ id }) => id === event.level);
  if (level === -1) return unknown;
  return level === state.rollback?.levels.at(-1)?.level ? 'This level is under way.' : null;
}

/** Nothing has been run yet that would have to be taken back. */
function abortRefusal(state: RunState, event: EventOf<'aborted'>): string | null {
  if (event.reason.trim() === '') return 'Say why.';
  if (state.phase === 'rollback' || state.phase === 'ending')
    return 'What has begun is brought to its end.';
  return state.ranAt !== null || state.stage > 0
    ? 'Commands have been run: roll back instead.'
    : null;
}

function closeRefusal(state: RunState, event: EventOf<'closed'>): string | null {
  if (state.phase !== 'ending') return 'The run is not at its end.';
  if (state.alarm) return 'There is an alarm.';
  if (deferredItems(state).length > 0) return 'What was put off comes first.';
  const fits =
    event.outcome === state.outcome ||
    (event.outcome === 'rolled-forward' && state.outcome === 'succeeded');
  return fits ? null : 'This is not how the run went.';
}
