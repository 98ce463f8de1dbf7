import type { RunPlan } from '../documents/run-plan/schema.ts';
import type { EventOf, ItemEvent, RunEvent, Started } from './events.ts';
import { judge, meets } from './judge.ts';
import { isTriggerOf, itemsOf, triggersOf, type PlanItem } from './plan-items.ts';
import { areTwoPeople, isForward, isInput, refusalOf } from './refusal.ts';
import {
  isOverridden,
  itemState,
  valueAt,
  type Alarm,
  type ItemState,
  type PastAlarm,
  type RunState,
} from './state.ts';
import { isPassable } from './stop-point.ts';

export {
  areTwoPeople,
  isForward,
  isInput,
  isOverdue,
  openVerification,
  refusalOf,
} from './refusal.ts';

/**
 * What an event makes of a run: its next state, or the reason why the event can't be. An event that
 * can't be changes nothing: of two tabs that write at once, the later one may have been too late.
 */
export type Step = { state: RunState; refusal: null } | { state: RunState; refusal: string };

/** The state of a run after its first event; null for names that are no two people. */
export function begin(plan: RunPlan, event: Started): RunState | null {
  if (!areTwoPeople(event.operator, event.monitor)) return null;
  return {
    plan,
    phase: 'briefing',
    drill: event.drill,
    roles: { operator: event.operator.trim(), monitor: event.monitor.trim() },
    held: { operator: [event.operator.trim()], monitor: [event.monitor.trim()] },
    inputs: Object.fromEntries(
      Object.entries(event.inputs).filter(([name, value]) => isInput(plan, name, value)),
    ),
    startedAt: event.at,
    executionAt: null,
    endedAt: null,
    closedAt: null,
    outcome: null,
    briefed: [],
    recalled: {},
    items: {},
    calls: {},
    stage: 0,
    ranAt: null,
    stageStartedAt: null,
    passed: [],
    baselines: {},
    signals: {},
    overrides: {},
    alarm: null,
    pastAlarms: [],
    rollback: null,
    pausedSince: null,
    pauses: [],
    watch: null,
    abortedBecause: null,
    kept: {},
  };
}

/** What an event makes of a run. */
export function transition(state: RunState, event: RunEvent): Step {
  const refusal = refusalOf(state, event);
  return refusal === null ? { state: applied(state, event), refusal: null } : { state, refusal };
}

/** The state after an event that can be. */
function applied(state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case 'started':
    case 'noted':
    case 'clock-set':
      return state;
    case 'role-taken':
      return withRole(state, event);
    case 'input-set':
      return { ...state, inputs: { ...state.inputs, [event.name]: event.value } };
    case 'briefed':
      return state.briefed.includes(event.row)
        ? state
        : { ...state, briefed: [...state.briefed, event.row] };
    case 'trigger-recalled':
      return withRecalled(state, event);
    case 'briefing-ended':
      return { ...state, phase: 'verification' };
    case 'item-done':
    case 'item-failed':
    case 'item-skipped':
    case 'item-not-applicable':
    case 'item-deferred':
    case 'item-confirmed':
    case 'item-reopened':
      return withItem(state, event);
    case 'override-given':
      return withOverride(state, event);
    case 'verification-ended':
      return { ...state, phase: 'call', calls: {} };
    case 'called':
      return withCall(state, event);
    case 'baseline-read':
      return withBaseline(state, event);
    case 'signal-read':
      return withSignal(state, event);
    case 'alert-raised':
      return withAlert(state, event);
    case 'all-clear-given':
      return withAllClear(state, event);
    case 'stage-passed':
      return withStagePassed(state, event);
    case 'rollback-started':
      return withRollback(state, event);
    case 'level-started':
      return withLevel(state, event);
    case 'rollback-verified':
      return {
        ...state,
        phase: 'ending',
        outcome: 'rolled-back',
        endedAt: event.at,
        rollback: state.rollback && { ...state.rollback, verifiedAt: event.at },
      };
    case 'paused':
      return { ...state, pausedSince: { at: event.at, reason: event.reason.trim() } };
    case 'resumed':
      return withoutPause(state, event.at);
    case 'watch-handed-over':
      return { ...state, watch: { to: event.to.trim(), until: event.until, at: event.at } };
    case 'aborted':
      return withAbort(state, event);
    case 'snapshot-kept':
      return withSnapshotKept(state, event);
    case 'closed':
      return { ...state, phase: 'closed', outcome: event.outcome, closedAt: event.at };
  }
}

function withRole(state: RunState, { role, name }: EventOf<'role-taken'>): RunState {
  const taken = name.trim();
  return {
    ...state,
    roles: { ...state.roles, [role]: taken },
    held: { ...state.held, [role]: [...state.held[role], taken] },
  };
}

function withRecalled(state: RunState, event: EventOf<'trigger-recalled'>): RunState {
  const right = isTriggerOf(state.plan, event.stage, event.trigger);
  const before = valueAt(state.recalled, event.stage) ?? [];
  return {
    ...state,
    recalled: { ...state.recalled, [event.stage]: [...before, { trigger: event.trigger, right }] },
  };
}

function withItem(state: RunState, event: ItemEvent): RunState {
  const before = itemState(state, event.item);
  const item = nextItemState(state, event, before);
  const place = itemsOf(state.plan).get(event.item);
  const next = { ...state, items: { ...state.items, [event.item]: item } };
  // A NO after the verification takes the two back to it.
  if (state.phase === 'call' && place?.kind === 'verification' && item.status !== 'done')
    return { ...next, phase: 'verification', calls: {} };
  if (place?.kind !== 'command') return next;
  const isRun = event.type === 'item-done' || event.type === 'item-failed';
  const ranAt = place.stage !== null && isRun ? (state.ranAt ?? event.at) : state.ranAt;
  // What was seen before a command is run again says nothing of what comes after it.
  const isUnderWay = place.stage === null || place.stage === state.stage;
  const isAgain = isUnderWay && isPassable(state, event.item) && !isPassable(next, event.item);
  return { ...next, ranAt, items: isAgain ? without(next, checksAfter(place)) : next.items };

  function checksAfter({ stage, level }: PlanItem): (item: PlanItem) => boolean {
    return (other) =>
      (other.kind === 'check' && other.stage === stage && other.level === level) ||
      (other.kind === 'restored' && level !== null);
  }
}

/** The items but for some, of which nothing has been said then. */
function without(
  { plan, items }: RunState,
  isOpened: (item: PlanItem) => boolean,
): RunState['items'] {
  return Object.fromEntries(
    Object.entries(items).filter(([id]) => {
      const item = itemsOf(plan).get(id);
      return !item || !isOpened(item);
    }),
  );
}

function nextItemState(state: RunState, event: ItemEvent, before: ItemState): ItemState {
  const said = {
    by: event.by,
    at: event.at,
    confirmedAt: null,
    reason: (event.reason ?? '').trim(),
    value: event.value ?? null,
  };
  switch (event.type) {
    case 'item-confirmed':
      return { ...before, confirmedAt: event.at };
    case 'item-done': {
      const limit = itemsOf(state.plan).get(event.item)?.limit ?? null;
      const isInside = event.value === undefined ? null : meets(limit, event.value, null);
      return { ...said, status: isInside === false ? 'failed' : 'done' };
    }
    case 'item-failed':
      return { ...said, status: 'failed' };
    case 'item-skipped':
      return { ...said, status: 'skipped' };
    case 'item-not-applicable':
      return { ...said, status: 'not-applicable' };
    case 'item-deferred':
      return { ...said, status: 'deferred' };
    case 'item-reopened':
      return { ...said, status: 'todo' };
  }
}

function withOverride(state: RunState, event: EventOf<'override-given'>): RunState {
  const before = valueAt(state.overrides, event.target);
  const reason = event.reason.trim();
  const override = before
    ? {
        reason: before.reason === reason ? reason : `${before.reason} ${reason}`,
        by: [...before.by, event.by],
        at: event.at,
      }
    : { reason, by: [event.by], at: event.at };
  const next = { ...state, overrides: { ...state.overrides, [event.target]: override } };
  const item = itemState(state, event.target);
  // What is overridden does not come back.
  return isOverridden(next, event.target) && item.status === 'deferred'
    ? { ...next, items: { ...state.items, [event.target]: leftOut(item, 'skipped', event.at) } }
    : next;
}

/** An item that was put off, and that something else has settled. */
function leftOut(
  item: ItemState,
  status: 'skipped' | 'not-applicable',
  confirmedAt: number,
): ItemState {
  const reason = item.reason === '' ? 'It had been put off.' : item.reason;
  return { ...item, status, reason, confirmedAt };
}

function withCall(state: RunState, event: EventOf<'called'>): RunState {
  const calls = { ...state.calls, [event.by]: event.call };
  const isGo = calls.operator === 'go' && calls.monitor === 'go';
  return isGo
    ? {
        ...state,
        calls,
        phase: 'execution',
        executionAt: event.at,
        stage: 0,
        stageStartedAt: event.at,
      }
    : { ...state, calls };
}

/** A corrected baseline judges anew what was read against the old one. */
function withBaseline(state: RunState, event: EventOf<'baseline-read'>): RunState {
  const next = { ...state, baselines: { ...state.baselines, [event.trigger]: event.value } };
  const read = state.signals[event.trigger];
  const trigger = triggersOf(state.plan).get(event.trigger)?.trigger;
  const verdict = read && trigger ? judge(trigger, read.value, event.value) : null;
  if (!read || verdict === null) return next;
  const signals = { ...state.signals, [event.trigger]: { ...read, verdict } };
  return withAlarmFor({ ...next, signals }, event.trigger, event.at);
}

function withSignal(state: RunState, event: EventOf<'signal-read'>): RunState {
  const placed = triggersOf(state.plan).get(event.trigger);
  const verdict =
    placed && judge(placed.trigger, event.value, state.baselines[event.trigger] ?? null);
  if (!verdict) return state;
  const read = { value: event.value, verdict, at: event.at, by: event.by };
  const next = { ...state, signals: { ...state.signals, [event.trigger]: read } };
  return withAlarmFor(next, event.trigger, event.at);
}

function withAlarmFor(state: RunState, trigger: string, at: number): RunState {
  if (state.signals[trigger]?.verdict !== 'breached' || !isForward(state)) return state;
  // A breach takes back what was said to be clear: both have to look again.
  const { value } = state.signals[trigger];
  return { ...state, alarm: alarmAgain(state) ?? newAlarm(state, at, { trigger, value }) };
}

function withAlert(state: RunState, { at, what }: EventOf<'alert-raised'>): RunState {
  return { ...state, alarm: alarmAgain(state) ?? newAlarm(state, at, { alert: what.trim() }) };
}

/** The alarm that runs, when something happens anew; its deadline stays. */
function alarmAgain({ alarm }: RunState): Alarm | null {
  return alarm && { ...alarm, clearedBy: [], reason: '' };
}

function newAlarm(
  { plan }: RunState,
  since: number,
  cause: Partial<Pick<Alarm, 'trigger' | 'value' | 'alert'>>,
): Alarm {
  const deadline = since + plan.contingencyMs;
  const none = { trigger: null, value: null, alert: '' };
  return { since, deadline, ...none, ...cause, clearedBy: [], reason: '' };
}

function withAllClear(state: RunState, event: EventOf<'all-clear-given'>): RunState {
  const { alarm } = state;
  if (!alarm) return state;
  const reason = event.reason.trim();
  const said = {
    ...alarm,
    clearedBy: [...alarm.clearedBy, event.by],
    reason: alarm.reason === '' || alarm.reason === reason ? reason : `${alarm.reason} ${reason}`,
  };
  if (said.clearedBy.length < 2) return { ...state, alarm: said };
  const past = { ...said, endedAt: event.at, end: 'all-clear' as const };
  return { ...state, alarm: null, pastAlarms: [...state.pastAlarms, past] };
}

function withStagePassed(state: RunState, event: EventOf<'stage-passed'>): RunState {
  const stage = state.stage + 1;
  const passed = [...state.passed, { stage: event.stage, at: event.at }];
  const isLast = stage >= state.plan.stages.length;
  return isLast
    ? { ...state, passed, stage, phase: 'ending', outcome: 'succeeded', endedAt: event.at }
    : { ...state, passed, stage, stageStartedAt: event.at };
}

/** A rollback closes all steps forward, those put off among them, and ends a pause. */
function withRollback(state: RunState, event: EventOf<'rollback-started'>): RunState {
  return {
    ...withoutPause(state, event.at),
    ...withoutAlarm(state, event.at, 'rollback'),
    items: withoutDeferred(state, event.at),
    phase: 'rollback',
    outcome: null,
    endedAt: null,
    rollback: {
      startedAt: event.at,
      levels: [{ level: levelOf(state, event.level), startedAt: event.at }],
      verifiedAt: null,
    },
  };
}

/** The way on where nothing has been run: there is nothing to take back, and nothing to wait for. */
function withAbort(state: RunState, event: EventOf<'aborted'>): RunState {
  return {
    ...withoutPause(state, event.at),
    ...withoutAlarm(state, event.at, 'abort'),
    items: withoutDeferred(state, event.at),
    phase: 'ending',
    outcome: 'aborted',
    endedAt: event.at,
    abortedBecause: event.reason.trim(),
  };
}

/** The items where no step forward is left that was put off; messages are still sent. */
function withoutDeferred({ plan, items }: RunState, at: number): RunState['items'] {
  return Object.fromEntries(
    Object.entries(items).map(([id, item]) => {
      const isClosed = item.status === 'deferred' && itemsOf(plan).get(id)?.kind !== 'message';
      return [id, isClosed ? leftOut(item, 'not-applicable', at) : item];
    }),
  );
}

function withoutAlarm(
  { alarm, pastAlarms }: RunState,
  endedAt: number,
  end: PastAlarm['end'],
): Pick<RunState, 'alarm' | 'pastAlarms'> {
  return {
    alarm: null,
    pastAlarms: alarm ? [...pastAlarms, { ...alarm, endedAt, end }] : pastAlarms,
  };
}

/**
 * Another level: the system is not back yet, so what was said of that is open again, and so is the
 * level itself where it was tried before.
 */
function withLevel(state: RunState, event: EventOf<'level-started'>): RunState {
  if (!state.rollback) return state;
  const level = { level: levelOf(state, event.level), startedAt: event.at };
  return {
    ...state,
    items: without(state, (item) => item.kind === 'restored' || item.level === level.level),
    rollback: { ...state.rollback, levels: [...state.rollback.levels, level] },
  };
}

function levelOf({ plan }: RunState, id: string): number {
  return plan.levels.findIndex((level) => level.id === id);
}

function withoutPause(state: RunState, at: number): RunState {
  const { pausedSince } = state;
  if (!pausedSince) return state;
  const pause = { from: pausedSince.at, to: at, reason: pausedSince.reason };
  return { ...state, pausedSince: null, pauses: [...state.pauses, pause] };
}

function withSnapshotKept(state: RunState, event: EventOf<'snapshot-kept'>): RunState {
  const before = valueAt(state.kept, event.hash) ?? [];
  return before.includes(event.by)
    ? state
    : { ...state, kept: { ...state.kept, [event.hash]: [...before, event.by] } };
}
