import { describe, expect, it } from 'vitest';
import type { NewEvent, Role } from '../../../src/run/events.ts';
import { elapsed, nextItem, soakLeft } from '../../../src/run/selectors.ts';
import { itemState, soakTarget } from '../../../src/run/state.ts';
import { deferredItems, hindrances } from '../../../src/run/stop-point.ts';
import { Walk } from './walk.ts';

const minute = 60_000;
const [first, second, check] = ['dark.command-1', 'dark.command-2', 'dark.check.ready'];
const errors = 'dark.signal.errors';

const executing = (): Walk => new Walk().brief().verify();
const done = (item: string, by: Role = 'operator'): NewEvent => ({ type: 'item-done', item, by });
const confirmed = (item: string, by: Role = 'monitor'): NewEvent => ({
  type: 'item-confirmed',
  item,
  by,
});
const read = (trigger: string, value: number | boolean): NewEvent => ({
  type: 'signal-read',
  trigger,
  value,
  by: 'monitor',
});
const pass = (stage: string): NewEvent => ({ type: 'stage-passed', stage, by: 'monitor' });
const override =
  (target: string) =>
  (by: Role): NewEvent => ({ type: 'override-given', target, reason: 'We agreed.', by });
/** What keeps the stage from passing, by kind and target. */
const waitsFor = (walk: Walk): string[] =>
  hindrances(walk.state, walk.now).map(({ kind, target }) => `${kind} ${target}`.trim());

describe('The stages', () => {
  it('come in order', () => {
    const walk = executing();
    expect(walk.state.plan.stages[walk.state.stage]?.id).toBe('dark');
    expect(walk.stage().state.stage).toBe(1);
    expect(walk.stage().state.stage).toBe(2);
    expect(walk.state.passed.map(({ stage }) => stage)).toEqual(['dark', 'canary']);
  });

  it('are not left out', () => {
    expect(
      executing()
        .work()
        .do(pass('canary'), 10 * minute).refusal,
    ).toBe('This stage is not under way.');
    expect(executing().do(done('canary.command-1')).refusal).toBe('This stage is not under way.');
  });

  it('are closed once they have passed', () => {
    const walk = executing().stage();
    expect(walk.do({ type: 'item-reopened', item: first, by: 'operator' }).refusal).toBe(
      'Its stage has passed.',
    );
  });

  it('lead to the end when the last has passed', () => {
    const { phase, outcome } = executing().stage().stage().stage().state;
    expect({ phase, outcome }).toEqual({ phase: 'ending', outcome: 'succeeded' });
  });

  it('mark the next open item', () => {
    const walk = executing();
    expect(nextItem(walk.state)).toBe(first);
    expect(nextItem(walk.do(done(first)).state)).toBe(first);
    expect(nextItem(walk.do(confirmed(first)).state)).toBe(second);
  });

  it('have one clock, which began with the second GO', () => {
    const walk = executing();
    const since = walk.now;
    walk.settle(first);
    expect(elapsed(walk.state, walk.now)).toBe(walk.now - since);
  });
});

describe('The two-person rule', () => {
  it('has the Operator say done', () => {
    expect(executing().do(done(first, 'monitor')).refusal).toBe('The Operator says done.');
  });

  it('has the Monitor confirm', () => {
    expect(executing().do(done(first)).do(confirmed(first, 'operator')).refusal).toBe(
      'The other one of the two confirms.',
    );
  });

  it('leaves an item open until it is confirmed', () => {
    const walk = executing().do(done(first));
    expect(itemState(walk.state, first)).toMatchObject({ status: 'done', confirmedAt: null });
    expect(itemState(walk.do(confirmed(first)).state, first).confirmedAt).toBe(walk.now);
  });

  it('confirms nothing that nobody has said, and nothing twice', () => {
    expect(executing().do(confirmed(first)).refusal).toBe('There is nothing to confirm.');
    expect(executing().settle(first).do(confirmed(first)).refusal).toBe('It is confirmed already.');
  });

  it('holds for what is left out: whoever did not say so confirms', () => {
    const walk = executing().do({
      type: 'item-skipped',
      item: first,
      reason: 'Ran yesterday',
      by: 'monitor',
    });
    expect(walk.do(confirmed(first, 'operator')).state.items[first]?.confirmedAt).toBe(walk.now);
  });
});

describe('An item', () => {
  it.each([
    ['item-failed', 'failed', first],
    ['item-skipped', 'skipped', second],
    ['item-not-applicable', 'not-applicable', second],
    ['item-deferred', 'deferred', second],
  ] as const)('of which %s was said is %s, with the reason', (type, status, next) => {
    const walk = executing().do({ type, item: first, reason: ' The pod is gone ', by: 'operator' });
    expect(itemState(walk.state, first)).toMatchObject({
      status,
      by: 'operator',
      at: walk.now,
      reason: 'The pod is gone',
    });
    if (status !== 'failed') walk.do(confirmed(first));
    expect(nextItem(walk.state)).toBe(next);
  });

  it('that failed is done on another try', () => {
    const walk = executing().do({ type: 'item-failed', item: first, by: 'operator' }).settle(first);
    expect(itemState(walk.state, first).status).toBe('done');
  });

  it('that is done and confirmed is reopened before it fails', () => {
    const failed = { type: 'item-failed', item: first, by: 'operator' } as const;
    expect(executing().settle(first).do(failed).refusal).toBe('It is done: reopen it first.');
    const walk = executing()
      .settle(first)
      .do({ type: 'item-reopened', item: first, by: 'monitor' });
    expect(itemState(walk.state, first).status).toBe('todo');
    expect(itemState(walk.do(failed).state, first).status).toBe('failed');
  });

  it('that is a check comes after the commands: what was seen before says nothing', () => {
    expect(executing().do(done(check)).refusal).toBe('The commands come first.');
  });

  it('that is a check is open again when a command is run again', () => {
    const walk = executing().work().do({ type: 'item-reopened', item: second, by: 'operator' });
    expect(waitsFor(walk)).toEqual([
      `command ${second}`,
      `check ${check}`,
      `signal ${errors}`,
      'soak dark.soak',
    ]);
  });
});

describe('A command that is put off', () => {
  const deferred = (): Walk =>
    executing()
      .do({ type: 'item-deferred', item: second, reason: 'The queue is busy', by: 'operator' })
      .do(confirmed(second));

  it('lets its stage pass, and comes back', () => {
    const walk = deferred().settle(first).settle(check).do(read(errors, 0.1));
    expect(deferredItems(walk.state)).toEqual([]);
    walk.do(pass('dark'), 10 * minute);
    expect(deferredItems(walk.state)).toEqual([second]);
  });

  it('does not let it pass unless the other one agrees', () => {
    const walk = executing()
      .do({ type: 'item-deferred', item: second, by: 'operator' })
      .settle(first);
    expect(waitsFor(walk)).toContain(`command ${second}`);
  });

  it('is done in a later stage', () => {
    const walk = deferred().settle(first).settle(check).do(read(errors, 0.1));
    walk.do(pass('dark'), 10 * minute).settle(second);
    expect(deferredItems(walk.state)).toEqual([]);
  });

  it('is no longer put off when both have overridden it', () => {
    const walk = deferred().both(override(second));
    expect(itemState(walk.state, second)).toMatchObject({
      status: 'skipped',
      reason: 'The queue is busy',
    });
  });

  it('is a command: a check is not put off', () => {
    expect(executing().do({ type: 'item-deferred', item: check, by: 'operator' }).refusal).toBe(
      'A check is not put off: it holds, or it is overridden by both.',
    );
  });
});

describe('A stop-point', () => {
  it('names all that it waits for, in the order in which it is put right', () => {
    expect(waitsFor(executing())).toEqual([
      `command ${first}`,
      `command ${second}`,
      `check ${check}`,
      `signal ${errors}`,
      'soak dark.soak',
    ]);
  });

  it('refuses to pass with the first of it', () => {
    expect(executing().do(pass('dark')).refusal).toBe('The stage waits for a command.');
    const walk = executing().settle(first).settle(second).do(pass('dark'));
    expect(walk.refusal).toBe('The stage waits for a check.');
  });

  it('counts the soak time from the last command that was confirmed', () => {
    const walk = executing().work();
    const since = itemState(walk.state, second).confirmedAt ?? 0;
    expect(soakLeft(walk.state, walk.now)).toBe(since + 10 * minute - walk.now);
    expect(hindrances(walk.state, since + 10 * minute - 1)).toHaveLength(1);
    expect(hindrances(walk.state, since + 10 * minute)).toEqual([]);
  });

  it('knows no soak time while a command is open', () => {
    expect(soakLeft(executing().settle(first).state, 0)).toBeNull();
  });

  it('wants its signals read after the commands', () => {
    const walk = executing().do(read(errors, 0.1)).settle(first).settle(second).settle(check);
    expect(waitsFor(walk)).toContain(`signal ${errors}`);
    expect(waitsFor(walk.do(read(errors, 0.1)))).not.toContain(`signal ${errors}`);
  });

  it('wants its signals healthy: between healthy and the limit is not enough', () => {
    const walk = executing().work().do(read(errors, 1));
    expect(walk.state.signals[errors]?.verdict).toBe('unhealthy');
    expect(walk.state.alarm).toBeNull();
    expect(walk.do(pass('dark'), 10 * minute).refusal).toBe(
      'The stage waits for a healthy signal.',
    );
  });

  it('wants the baseline of a signal whose limit counts against it', () => {
    const walk = executing().stage();
    expect(walk.do(read('canary.signal.latency', 410)).refusal).toBe('Enter the baseline first.');
  });

  it('judges by the baseline, and anew when it is corrected', () => {
    const baseline = (value: number): NewEvent => ({
      type: 'baseline-read',
      trigger: 'canary.signal.latency',
      value,
      by: 'monitor',
    });
    const walk = executing().stage().do(baseline(400)).do(read('canary.signal.latency', 790));
    expect(walk.state.signals['canary.signal.latency']?.verdict).toBe('healthy');
    walk.do(baseline(300));
    expect(walk.state.signals['canary.signal.latency']?.verdict).toBe('breached');
    expect(walk.state.alarm?.trigger).toBe('canary.signal.latency');
  });

  it('takes a number for a number, and yes or no for an event', () => {
    const canary = executing().stage();
    expect(canary.do(read('canary.signal.migration', 3)).refusal).toBe('Say whether it was seen.');
    expect(executing().do(read(errors, false)).refusal).toBe('Enter the number that you read.');
  });

  it('takes no value of a stage that has not begun', () => {
    expect(executing().do(read('canary.signal.migration', false)).refusal).toBe(
      'This stage has not begun.',
    );
  });

  it.each([
    ['a command', `command ${second}`, second],
    ['a signal', `signal ${errors}`, errors],
    ['the soak time', 'soak dark.soak', soakTarget('dark')],
  ])('is overridden in %s by both, and not by one', (_, hindrance, target) => {
    const walk = executing().settle(first);
    expect(waitsFor(walk)).toContain(hindrance);
    expect(waitsFor(walk.do(override(target)('operator')))).toContain(hindrance);
    expect(waitsFor(walk.do(override(target)('monitor')))).not.toContain(hindrance);
  });

  it('is overridden in a check by both', () => {
    const walk = executing().settle(first).settle(second).both(override(check));
    expect(waitsFor(walk)).not.toContain(`check ${check}`);
  });

  it('is not overridden in a stage that is not under way', () => {
    expect(executing().do(override('canary.signal.migration')('operator')).refusal).toBe(
      'There is nothing to override.',
    );
    expect(executing().do(override('canary.command-1')('operator')).refusal).toBe(
      'This stage is not under way.',
    );
  });
});
