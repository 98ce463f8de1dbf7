import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roles, type NewEvent, type Role, type RunEvent } from '../../../src/run/events.ts';
import { historyOf, withEvents, type History } from '../../../src/run/history.ts';
import { inOrder } from '../../../src/run/order.ts';
import { itemsOf, triggersOf } from '../../../src/run/plan-items.ts';
import { itemState, soakTarget, type RunState } from '../../../src/run/state.ts';
import { hindrances, openItemsFor } from './oracle.ts';
import { smallPlan } from './small-plan.ts';
import { start, started } from './walk.ts';
import { begin, refusalOf, transition } from '../../../src/run/transition.ts';

const plan = smallPlan();
const items = [...itemsOf(plan).keys()];
const triggers = [...triggersOf(plan).keys()];
const minute = 60_000;

/** A small generator of random numbers: a sequence of events follows from one seed. */
function numbersFrom(seed: number): () => number {
  let at = seed | 0;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

class Chance {
  readonly #next: () => number;
  constructor(seed: number) {
    this.#next = numbersFrom(seed);
  }
  of<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.#next() * values.length)] as Value;
  }
  below(limit: number): number {
    return Math.floor(this.#next() * limit);
  }
  is(share: number): boolean {
    return this.#next() < share;
  }
}

/** An event that leads on from a state, most of the time: chance alone would not leave the briefing. */
function likely(state: RunState, chance: Chance): NewEvent {
  const by = chance.of<Role>(['operator', 'monitor']);
  switch (state.phase) {
    case 'briefing': {
      const row = plan.briefing.find(({ id }) => !state.briefed.includes(id));
      if (row) return { type: 'briefed', row: row.id, by };
      const stage = plan.stages.find(({ id }) => !state.recalled[id]);
      if (stage)
        return {
          type: 'trigger-recalled',
          stage: stage.id,
          trigger: chance.of(triggers),
          by: 'monitor',
        };
      return { type: 'briefing-ended', by };
    }
    case 'verification': {
      const open = plan.verification[0]?.tasks.find(
        ({ id }) => itemState(state, id).status !== 'done',
      );
      return open
        ? { type: 'item-done', item: open.id, value: chance.below(70), by }
        : { type: 'verification-ended', by };
    }
    case 'call':
      return { type: 'called', call: chance.is(0.9) ? 'go' : 'no-go', by };
    case 'execution':
      return likelyForward(state, chance, by);
    case 'rollback': {
      const level = plan.levels[state.rollback?.levels.at(-1)?.level ?? 0];
      const open = openItemsFor(state, [
        ...(level?.commands ?? []),
        ...(level?.checks ?? []),
        ...plan.restored,
      ]);
      const [item] = open;
      return item ? saidOf(state, item, chance) : { type: 'rollback-verified', by };
    }
    case 'ending':
    case 'closed': {
      const deferred = items.find((id) => itemState(state, id).status === 'deferred');
      if (deferred) return saidOf(state, deferred, chance);
      return {
        type: 'closed',
        outcome: chance.is(0.9) ? (state.outcome ?? 'succeeded') : 'rolled-forward',
        by,
      };
    }
  }
}

function likelyForward(state: RunState, chance: Chance, by: Role): NewEvent {
  if (state.pausedSince) return { type: 'resumed', by };
  if (state.alarm && chance.is(0.5))
    return chance.is(0.5)
      ? { type: 'rollback-started', level: chance.of(plan.levels).id, by }
      : { type: 'all-clear-given', reason: 'It was a test alert.', by };
  const stage = plan.stages[state.stage];
  if (!stage) return { type: 'noted', text: 'nothing', by };
  const [item] = openItemsFor(state, [...stage.commands, ...stage.checks]);
  if (item) return saidOf(state, item, chance);
  const unread = stage.triggers.find(({ id }) => state.signals[id]?.verdict !== 'healthy');
  const trigger = unread ?? chance.of(stage.triggers);
  if (unread || chance.is(0.3)) {
    if (trigger.unit === 'ms' && chance.is(0.4))
      return { type: 'baseline-read', trigger: trigger.id, value: 400, by };
    const value = trigger.unit === '' ? chance.is(0.05) : chance.is(0.1) ? 5_000 : 0.1;
    return { type: 'signal-read', trigger: trigger.id, value, by };
  }
  return { type: 'stage-passed', stage: stage.id, by };
}

function saidOf(state: RunState, item: string, chance: Chance): NewEvent {
  const { status, by } = itemState(state, item);
  if (status === 'todo' || status === 'failed' || status === 'deferred') {
    const kind = chance.below(20);
    if (kind === 0) return { type: 'item-deferred', item, by: 'operator' };
    if (kind === 1) return { type: 'item-skipped', item, reason: 'not needed', by: 'operator' };
    if (kind === 2) return { type: 'item-failed', item, reason: 'it broke', by: 'operator' };
    return { type: 'item-done', item, by: 'operator' };
  }
  return { type: 'item-confirmed', item, by: by === 'operator' ? 'monitor' : 'operator' };
}

/** Any event at all, sensible or not. */
function anything(chance: Chance): NewEvent {
  const by = chance.of<Role>(['operator', 'monitor']);
  const item = chance.of(items);
  const stage = chance.of(plan.stages).id;
  const trigger = chance.of(triggers);
  const level = chance.of(plan.levels).id;
  const reason = chance.of(['', 'we agreed']);
  return chance.of<() => NewEvent>([
    () => ({
      type: 'role-taken',
      role: by,
      name: chance.of(['payments', ' Platform ', '@ops', '@Ops', 'data team', 'data-team', '']),
      by,
    }),
    () => ({ type: 'input-set', name: 'SHA', value: chance.of(['abcdef1', 'no']), by }),
    () => ({ type: 'briefing-ended', by }),
    () => ({ type: 'verification-ended', by }),
    () => ({ type: 'called', call: 'go', by }),
    () => ({ type: 'item-done', item, value: chance.below(100), by }),
    () => ({ type: 'item-failed', item, reason, by }),
    () => ({ type: 'item-skipped', item, reason, by }),
    () => ({ type: 'item-not-applicable', item, reason, by }),
    () => ({ type: 'item-deferred', item, by }),
    () => ({ type: 'item-confirmed', item, by }),
    () => ({ type: 'item-reopened', item, by }),
    () => ({
      type: 'override-given',
      target: chance.of([item, trigger, soakTarget(stage)]),
      reason,
      by,
    }),
    () => ({ type: 'signal-read', trigger, value: chance.of([true, false, 0.1, 5_000, NaN]), by }),
    () => ({ type: 'baseline-read', trigger, value: chance.of([400, 1]), by }),
    () => ({ type: 'alert-raised', what: 'disk is full', by }),
    () => ({ type: 'all-clear-given', reason, by }),
    () => ({ type: 'stage-passed', stage, by }),
    () => ({ type: 'rollback-started', level, by }),
    () => ({ type: 'level-started', level, by }),
    () => ({ type: 'rollback-verified', by }),
    () => ({ type: 'paused', reason, by }),
    () => ({ type: 'resumed', by }),
    () => ({
      type: 'watch-handed-over',
      to: 'platform',
      until: start + chance.of([100, 100_000]) * minute,
      by,
    }),
    () => ({ type: 'aborted', reason, by }),
    () => ({ type: 'noted', text: reason, by }),
    () => ({ type: 'snapshot-kept', hash: 'b', by }),
    () => ({
      type: 'clock-set',
      from: start + chance.below(60) * minute,
      byMs: chance.below(30) * minute,
      by,
    }),
    () => ({
      type: 'closed',
      outcome: chance.of(['succeeded', 'rolled-back', 'rolled-forward', 'aborted']),
      by,
    }),
  ])();
}

/** Events of two tabs that write at once and hear of each other now and then. */
function eventsOfTwoTabs(seed: number): RunEvent[] {
  const chance = new Chance(seed);
  const tabs: [History, History] = [historyOf(plan, [started]), historyOf(plan, [started])];
  const sense = chance.of([0.5, 0.9, 0.97, 1]);
  const twoTabs = chance.is(0.4);
  const length = 10 + chance.below(70);
  let now = start;
  for (let count = 1; count <= length; count++) {
    const tab = twoTabs && chance.is(0.3) ? 1 : 0;
    const { state, latest } = tabs[tab];
    if (!state) break;
    now += chance.is(0.1) ? chance.below(40) * minute : chance.below(20_000);
    const event = {
      ...(chance.is(sense) ? likely(state, chance) : anything(chance)),
      id: `e${String(count)}`,
      after: [...latest],
      // A tab's clock may be wrong, and even behind what it knows.
      at: chance.is(0.05) ? now - chance.below(90) * minute : now,
    };
    tabs[tab] = withEvents(tabs[tab], [event]);
    if (twoTabs && chance.is(0.2)) {
      tabs[1] = withEvents(tabs[1], tabs[0].known);
      // Both know the same now, so they have the same history: the second property holds that.
      tabs[0] = tabs[1];
    }
  }
  const known = [...tabs[0].known, ...tabs[1].known];
  return [...new Map(known.map((event) => [event.id, event])).values()];
}

/** What no run may come to, told from the events and not by the code that decides on them. */
function outcomeOf(events: readonly RunEvent[]): { fault: string | null; phase: string } {
  let phase = 'none';
  const fault = faultOf(events, (state) => {
    phase = state.phase;
  });
  return { fault, phase };
}

function faultOf(events: readonly RunEvent[], see: (state: RunState) => void): string | null {
  const { events: ordered } = inOrder(events);
  const times = new Map(ordered.map(({ id, at }) => [id, at]));
  const taken: RunEvent[] = [];
  const people: Record<Role, Set<string>> = { operator: new Set(), monitor: new Set() };
  let state: RunState | null = null;
  for (const event of ordered) {
    if (event.after.some((cause) => (times.get(cause) ?? -Infinity) > event.at))
      return `${event.type} is before its cause`;
    if (!state) {
      state = event.type === 'started' ? begin(plan, event) : null;
      continue;
    }
    const step = transition(state, event);
    if (step.refusal === null) taken.push(event);
    if (step.state.passed.length > state.passed.length) {
      const missing = hindrances(plan, state, taken.slice(0, -1), event.at);
      if (missing) return `stage passed without ${missing}`;
    }
    state = step.state;
    see(state);
    for (const role of roles) people[role].add(plainName(state.roles[role]));
    if (!people.operator.isDisjointFrom(people.monitor)) return 'one person in both roles';
    const fault = faultIn(state, event);
    if (fault) return fault;
  }
  return null;
}

function plainName(name: string): string {
  return name.trim().toLowerCase().replace(/^@/, '').replace(' ', '-');
}

function faultIn(state: RunState, { at, id }: RunEvent): string | null {
  if (state.phase === 'closed') {
    if (items.some((item) => itemState(state, item).status === 'deferred'))
      return 'closed with a deferred item';
    if (state.rollback?.verifiedAt === null) return 'closed with an unverified rollback';
  }
  if (state.phase === 'rollback') {
    const stage = plan.stages[state.stage] ?? plan.stages[0];
    const item = stage?.commands[0]?.id ?? '';
    const steps: NewEvent[] = [
      { type: 'item-done', item, by: 'operator' },
      { type: 'item-confirmed', item, by: 'monitor' },
      { type: 'stage-passed', stage: stage?.id ?? '', by: 'monitor' },
      { type: 'called', call: 'go', by: 'operator' },
    ];
    const open = steps.find(
      (step) => refusalOf(state, { ...step, id: `${id}x`, after: [id], at }) === null,
    );
    if (open) return `${open.type} is possible during the rollback`;
  }
  return null;
}

describe('A run, whatever happens in it', () => {
  it('comes to nothing that the protocol rules out, in 100,000 random histories of two tabs', () => {
    const reached = new Map<string, number>();
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { fault, phase } = outcomeOf(eventsOfTwoTabs(seed));
        reached.set(phase, (reached.get(phase) ?? 0) + 1);
        if (fault !== null) expect.fail(fault);
      }),
      { numRuns: 100_000 },
    );
    // Chance has to get everywhere, or this would hold of nothing.
    for (const phase of ['execution', 'rollback', 'ending', 'closed'])
      expect(reached.get(phase) ?? 0, phase).toBeGreaterThan(1_000);
  }, 300_000);

  it('has the same state in whatever order its events come', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const events = eventsOfTwoTabs(seed);
        const chance = new Chance(seed + 1);
        const shuffled = events
          .map((event) => ({ event, key: chance.below(1_000_000) }))
          .sort((a, b) => a.key - b.key)
          .map(({ event }) => event);
        let history = historyOf(plan, []);
        while (shuffled.length > 0) {
          history = withEvents(history, shuffled.splice(0, 1 + chance.below(5)));
        }
        const whole = historyOf(plan, events);
        expect(history.state).toEqual(whole.state);
        expect(history.events).toEqual(whole.events);
        expect(new Set(history.latest)).toEqual(new Set(whole.latest));
      }),
      { numRuns: 2_000 },
    );
  }, 60_000);
});
