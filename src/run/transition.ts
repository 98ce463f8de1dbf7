import type { ItemEvent, RunEvent, Started } from './events.ts';
import { asksForNumber, judge, meets } from './judge.ts';
import { matchesPattern } from './inputs.ts';
import { itemsOf, triggersOf, type PlanItem } from './plan-items.ts';
import {
  isOverridden,
  itemState,
  otherThan,
  soakTarget,
  type ItemState,
  type RunState,
} from './state.ts';
import {
  deferredItems,
  hindrances,
  isSettled,
  needsConfirmation,
  unrestored,
} from './stop-point.ts';
import type { RunPlan } from '../documents/run-plan/schema.ts';

/**
 * What an event makes of a run: its next state, or the reason why the event can't be. An event that
 * can't be changes nothing: of two tabs that write at once, the later one may have been too late.
 */
export type Step = { state: RunState; refusal: null } | { state: RunState; refusal: string };

type EventOf<Type extends RunEvent['type']> = Extract<RunEvent, { type: Type }>;

/** The state of a run after its first event; null for names that are no two people. */
export function begin(plan: RunPlan, event: Started): RunState | null {
  if (!areTwoPeople(event.operator, event.monitor)) return null;
  return {
    plan,
    phase: 'briefing',
    drill: event.drill,
    roles: { operator: event.operator.trim(), monitor: event.monitor.trim() },
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

/** Whether two names are those of two people: one person can't check what the same person types. */
export function areTwoPeople(one: string, other: string): boolean {
  return folded(one) !== '' && folded(other) !== '' && folded(one) !== folded(other);
}

function folded(name: string): string {
  return name.normalize('NFKC').trim().replace(/^@/, '').replace(/\s+/g, ' ').toLowerCase();
}

/** What an event makes of a run. */
export function transition(state: RunState, event: RunEvent): Step {
  const refusal = refusalOf(state, event);
  return refusal === null ? { state: applied(state, event), refusal: null } : { state, refusal };
}

/** What may happen while the run is paused. */
const duringPause = new Set<RunEvent['type']>([
  'resumed',
  'noted',
  'signal-read',
  'alert-raised',
  'rollback-started',
  'role-taken',
  'clock-set',
  'snapshot-kept',
]);

/** Why an event can't be, as a sentence for who tried it; null where it can. */
export function refusalOf(state: RunState, event: RunEvent): string | null {
  if (event.type === 'started') return 'The run has begun already.';
  if (state.phase === 'closed') return 'The run is closed.';
  if (state.pausedSince && !duringPause.has(event.type))
    return 'The run is paused: resume it first.';
  switch (event.type) {
    case 'role-taken':
      return areTwoPeople(event.name, state.roles[otherThan(event.role)])
        ? null
        : 'Operator and Monitor are two different people.';
    case 'input-set':
      return isInput(state.plan, event.name, event.value)
        ? null
        : 'This value does not have the form that the runbook asks for.';
    case 'briefed':
      if (state.phase !== 'briefing') return 'The briefing is over.';
      return state.plan.briefing.some(({ id }) => id === event.row) ? null : 'No such row.';
    case 'trigger-recalled':
      if (state.phase !== 'briefing') return 'The briefing is over.';
      if (event.by !== 'monitor') return 'The Monitor closes the loop.';
      if (!state.plan.stages.some(({ id }) => id === event.stage)) return 'No such stage.';
      return triggersOf(state.plan).has(event.trigger) ? null : 'No such trigger.';
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
      return state.phase === 'call' ? null : 'The go/no-go call comes after the verification.';
    case 'baseline-read':
      if (!triggersOf(state.plan).has(event.trigger)) return 'No such signal.';
      return Number.isFinite(event.value) ? null : 'A baseline is a number.';
    case 'signal-read':
      return signalRefusal(state, event);
    case 'alert-raised':
      return isForward(state) ? null : 'There is nothing under way to roll back.';
    case 'all-clear-given':
      return allClearRefusal(state, event);
    case 'stage-passed':
      return stageRefusal(state, event);
    case 'rollback-started':
      if (!isForward(state)) return 'There is nothing under way to roll back.';
      return state.plan.levels.some(({ id }) => id === event.level) ? null : 'No such level.';
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
      if (!isForward(state)) return 'There is nothing to watch yet.';
      if (event.to.trim() === '') return 'Name who takes the watch.';
      return state.stage >= state.plan.stages.length - 1
        ? null
        : 'Only the watch of the last stage is handed over.';
    case 'aborted':
      return abortRefusal(state, event);
    case 'noted':
      return event.text.trim() === '' ? 'The note is empty.' : null;
    case 'snapshot-kept':
    case 'clock-set':
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

/** Whether an input is one of the plan's, and a value has its form. */
export function isInput(plan: RunPlan, name: string, value: string): boolean {
  const input = plan.inputs.find((each) => each.name === name);
  return input !== undefined && matchesPattern(input.pattern, value);
}

function briefingRefusal(state: RunState): string | null {
  if (state.phase !== 'briefing') return 'The briefing is over.';
  if (state.plan.briefing.some(({ id }) => !state.briefed.includes(id)))
    return 'Each row of the briefing is said first.';
  return state.plan.stages.some(({ id, triggers }) => triggers.length > 0 && !state.recalled[id])
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
  if (item.kind === 'verification')
    return phase === 'verification' || phase === 'call' ? null : 'The verification is over.';
  if (item.kind === 'message') return phase === 'briefing' ? 'The briefing comes first.' : null;
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
  if (!item) return 'No such item.';
  const refusal = placeRefusal(state, item);
  if (refusal !== null) return refusal;
  const { status, by, confirmedAt } = itemState(state, event.item);
  const isTwoPerson = item.kind !== 'verification' && item.kind !== 'message';
  switch (event.type) {
    case 'item-done':
      if (isTwoPerson && event.by !== 'operator') return 'The Operator says done.';
      if (status === 'done') return 'It is done already.';
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
  if (state.overrides[event.target]?.by.includes(event.by))
    return 'The other one of the two has to give it too.';
  const stage = state.plan.stages[state.stage];
  const isStageTarget =
    state.phase === 'execution' &&
    stage !== undefined &&
    (event.target === soakTarget(stage.id) || stage.triggers.some(({ id }) => id === event.target));
  if (isStageTarget) return null;
  const item = itemsOf(state.plan).get(event.target);
  if (!item) return 'There is nothing to override.';
  if (item.kind === 'message') return 'A message needs no override.';
  return placeRefusal(state, item);
}

function signalRefusal(state: RunState, event: EventOf<'signal-read'>): string | null {
  const placed = triggersOf(state.plan).get(event.trigger);
  if (!placed) return 'No such signal.';
  if (!isForward(state)) return 'There is nothing under way.';
  if (placed.stage > state.stage) return 'This stage has not begun.';
  const verdict = judge(placed.trigger, event.value, state.baselines[event.trigger] ?? null);
  if (verdict !== null) return null;
  const isWrongKind = asksForNumber(placed.trigger.rollbackIf.condition)
    ? !Number.isFinite(event.value)
    : typeof event.value !== 'boolean';
  return isWrongKind ? 'Enter the number that you read.' : 'Enter the baseline first.';
}

function allClearRefusal(state: RunState, event: EventOf<'all-clear-given'>): string | null {
  if (!state.alarm) return 'There is no alarm.';
  if (event.reason.trim() === '') return 'Say what makes it clear.';
  if (event.at >= state.alarm.deadline) return 'The time is over: roll back now.';
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

function levelRefusal(state: RunState, event: EventOf<'level-started'>): string | null {
  if (state.phase !== 'rollback') return 'There is no rollback under way.';
  const level = state.plan.levels.findIndex(({ id }) => id === event.level);
  if (level === -1) return 'No such level.';
  return level === state.rollback?.levels.at(-1)?.level ? 'This level is under way.' : null;
}

/** Nothing has been run yet that would have to be taken back. */
function abortRefusal(state: RunState, event: EventOf<'aborted'>): string | null {
  if (event.reason.trim() === '') return 'Say why.';
  if (state.phase === 'rollback' || state.phase === 'ending')
    return 'What has begun is brought to its end.';
  if (state.phase !== 'execution') return null;
  const hasRun =
    state.stage > 0 ||
    state.plan.stages[0]?.commands.some(({ id }) => {
      const { status } = itemState(state, id);
      return status === 'done' || status === 'failed';
    });
  return hasRun ? 'Commands have been run: roll back instead.' : null;
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

/** The state after an event that can be. */
function applied(state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case 'started':
    case 'noted':
    case 'clock-set':
      return state;
    case 'role-taken':
      return { ...state, roles: { ...state.roles, [event.role]: event.name.trim() } };
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
      return state.alarm
        ? state
        : { ...state, alarm: newAlarm(state, event.at, null, event.what.trim()) };
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
      return {
        ...state,
        phase: 'ending',
        outcome: 'aborted',
        endedAt: event.at,
        abortedBecause: event.reason.trim(),
      };
    case 'snapshot-kept':
      return withSnapshotKept(state, event);
    case 'closed':
      return { ...state, phase: 'closed', outcome: event.outcome, closedAt: event.at };
  }
}

function withRecalled(state: RunState, event: EventOf<'trigger-recalled'>): RunState {
  const stage = state.plan.stages.find(({ id }) => id === event.stage);
  const right = stage?.triggers.some(({ id }) => id === event.trigger) ?? false;
  const before = state.recalled[event.stage] ?? [];
  return {
    ...state,
    recalled: { ...state.recalled, [event.stage]: [...before, { trigger: event.trigger, right }] },
  };
}

function withItem(state: RunState, event: ItemEvent): RunState {
  const before = itemState(state, event.item);
  const item = nextItemState(state, event, before);
  const items = { ...state.items, [event.item]: item };
  // A NO after the verification takes the two back to it.
  const kind = itemsOf(state.plan).get(event.item)?.kind;
  const isBack = state.phase === 'call' && kind === 'verification' && item.status !== 'done';
  return isBack ? { ...state, items, phase: 'verification', calls: {} } : { ...state, items };
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
  const before = state.overrides[event.target];
  const reason = event.reason.trim();
  const override = before
    ? {
        reason: before.reason === reason ? reason : `${before.reason} ${reason}`,
        by: [...before.by, event.by],
        at: event.at,
      }
    : { reason, by: [event.by], at: event.at };
  return { ...state, overrides: { ...state.overrides, [event.target]: override } };
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
  const alarm = state.alarm ? { ...state.alarm, clearedBy: [] } : newAlarm(state, at, trigger, '');
  return { ...state, alarm };
}

function newAlarm(
  { plan }: RunState,
  since: number,
  trigger: string | null,
  alert: string,
): NonNullable<RunState['alarm']> {
  const deadline = since + plan.contingencyMs;
  return { since, deadline, trigger, alert, clearedBy: [], reason: '' };
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
  const { alarm } = state;
  const items = { ...state.items };
  for (const [id, item] of Object.entries(items)) {
    if (item.status !== 'deferred' || itemsOf(state.plan).get(id)?.kind === 'message') continue;
    items[id] = {
      ...item,
      status: 'not-applicable',
      reason: 'The rollback closed it.',
      confirmedAt: event.at,
    };
  }
  return {
    ...withoutPause(state, event.at),
    items,
    phase: 'rollback',
    outcome: null,
    endedAt: null,
    alarm: null,
    pastAlarms: alarm
      ? [...state.pastAlarms, { ...alarm, endedAt: event.at, end: 'rollback' as const }]
      : state.pastAlarms,
    rollback: {
      startedAt: event.at,
      levels: [{ level: levelOf(state, event.level), startedAt: event.at }],
      verifiedAt: null,
    },
  };
}

function withLevel(state: RunState, event: EventOf<'level-started'>): RunState {
  if (!state.rollback) return state;
  const level = { level: levelOf(state, event.level), startedAt: event.at };
  return {
    ...state,
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
  const before = state.kept[event.hash] ?? [];
  return before.includes(event.by)
    ? state
    : { ...state, kept: { ...state.kept, [event.hash]: [...before, event.by] } };
}
