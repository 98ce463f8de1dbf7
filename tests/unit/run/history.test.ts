import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../src/run/events.ts';
import { historyOf, withEvents } from '../../../src/run/history.ts';
import { inOrder, latestOf } from '../../../src/run/order.ts';
import { smallPlan } from './small-plan.ts';
import { start, started, Walk } from './walk.ts';

const plan = smallPlan();
const note = (id: string, after: readonly string[], at = 1): RunEvent => ({
  type: 'noted',
  id,
  after: [...after],
  at: start + at * 1_000,
  text: id,
  by: 'operator',
});
const idsOf = (events: readonly RunEvent[]): string[] => events.map(({ id }) => id);

describe('The order of events', () => {
  it('is that of their times', () => {
    const events = [note('b', ['e0'], 2), note('a', ['e0'], 1), started];
    expect(idsOf(inOrder(events).events)).toEqual(['e0', 'a', 'b']);
  });

  it('has no event before one that it came after, whatever the clock of its tab said', () => {
    const { events } = inOrder([started, note('a', ['e0'], 9), note('b', ['a'], 2)]);
    expect(idsOf(events)).toEqual(['e0', 'a', 'b']);
    expect(events.map(({ at }) => at - start)).toEqual([0, 9_000, 9_000]);
  });

  it('is settled by the ids where two happened at once', () => {
    expect(idsOf(inOrder([note('b', ['e0']), note('a', ['e0']), started]).events)).toEqual([
      'e0',
      'a',
      'b',
    ]);
  });

  it('takes each event once', () => {
    expect(idsOf(inOrder([started, note('a', ['e0']), note('a', ['e0'])]).events)).toEqual([
      'e0',
      'a',
    ]);
  });

  it('lets an event wait whose cause has not come', () => {
    const first = inOrder([started, note('b', ['a'])]);
    expect({ ids: idsOf(first.events), isWaiting: first.isWaiting }).toEqual({
      ids: ['e0'],
      isWaiting: true,
    });
    const whole = inOrder([started, note('b', ['a']), note('a', ['e0'])]);
    expect({ ids: idsOf(whole.events), isWaiting: whole.isWaiting }).toEqual({
      ids: ['e0', 'a', 'b'],
      isWaiting: false,
    });
  });

  it('waits for ever for events that are each the cause of the other', () => {
    expect(inOrder([started, note('a', ['b']), note('b', ['a'])]).isWaiting).toBe(true);
  });

  it('ends in the events that no other came after', () => {
    expect(latestOf([started, note('a', ['e0']), note('b', ['e0'])])).toEqual(['a', 'b']);
    expect(latestOf([started, note('a', ['e0']), note('b', ['a'])])).toEqual(['b']);
  });
});

describe('A history', () => {
  it('grows by its own events as it would be put together from all of them', () => {
    const { history } = new Walk().brief().verify().stage();
    expect(withEvents(historyOf(plan, []), history.known)).toEqual(history);
    expect(historyOf(plan, history.known).state).toEqual(history.state);
  });

  it('is the same whichever of two tabs hears of the other', () => {
    const known = new Walk().brief().verify().history;
    const base = known.lastAt + 1_000;
    const latest = [...known.latest];
    const done: RunEvent = {
      type: 'item-done',
      id: 'one',
      after: latest,
      at: base,
      item: 'dark.command-1',
      by: 'operator',
    };
    const failed: RunEvent = { ...done, id: 'two', at: base + 1, type: 'item-failed' };
    const one = withEvents(withEvents(known, [done]), [failed]);
    const other = withEvents(withEvents(known, [failed]), [done]);
    expect(one.state).toEqual(other.state);
    expect(one.state?.items['dark.command-1']?.status).toBe('failed');
    expect(idsOf(one.refused.map(({ event }) => event))).toEqual([]);
  });

  it('refuses the later one of two that exclude each other, and keeps both', () => {
    const known = new Walk().brief().verify().history;
    const latest = [...known.latest];
    const at = known.lastAt + 1_000;
    const rollback: RunEvent = {
      type: 'rollback-started',
      id: 'one',
      after: latest,
      at,
      level: 'flag',
      by: 'monitor',
    };
    const done: RunEvent = {
      type: 'item-done',
      id: 'two',
      after: latest,
      at: at + 1,
      item: 'dark.command-1',
      by: 'operator',
    };
    const { state, refused, known: all } = withEvents(known, [done, rollback]);
    expect(state?.phase).toBe('rollback');
    expect(refused.map(({ event, reason }) => [event.id, reason])).toEqual([
      ['two', 'The rollback has closed all steps forward.'],
    ]);
    expect(all.slice(-2).map(({ id }) => id)).toEqual(['two', 'one']);
  });

  it('is no other one when it hears what it knows', () => {
    const { history } = new Walk().brief();
    expect(withEvents(history, history.known)).toBe(history);
  });

  it('does not begin with anything but a start', () => {
    const { state, refused } = historyOf(plan, [note('a', [])]);
    expect(state).toBeNull();
    expect(refused[0]?.reason).toBe('The run has not begun with two people.');
  });

  it('has nothing to override by a name that every object knows', () => {
    const walk = new Walk().brief().verify();
    for (const target of ['constructor', '__proto__', 'toString'])
      expect(walk.do({ type: 'override-given', target, reason: 'x', by: 'operator' }).refusal).toBe(
        'There is nothing to override.',
      );
  });
});
