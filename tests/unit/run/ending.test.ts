import { describe, expect, it } from 'vitest';
import type { NewEvent, Outcome } from '../../../src/run/events.ts';
import { nextItem } from '../../../src/run/selectors.ts';
import { itemState } from '../../../src/run/state.ts';
import { deferredItems } from '../../../src/run/stop-point.ts';
import { Walk } from './walk.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const second = 'dark.command-2';
const closed = (outcome: Outcome = 'succeeded'): NewEvent => ({
  type: 'closed',
  outcome,
  by: 'operator',
});
const aborted: NewEvent = { type: 'aborted', reason: 'Wrong artifact', by: 'operator' };
const putOff = (item: string): NewEvent => ({ type: 'item-deferred', item, by: 'operator' });
const watch = (until: number): NewEvent => ({
  type: 'watch-handed-over',
  to: 'platform on call',
  until,
  by: 'monitor',
});
const executing = (): Walk => new Walk().brief().verify();
const ended = (): Walk => executing().stage().stage().stage();

/** A run at its end with a command of its first stage put off. */
const withDeferred = (): Walk =>
  executing()
    .settle('dark.command-1')
    .do(putOff(second))
    .do({ type: 'item-confirmed', item: second, by: 'monitor' })
    .settle('dark.check.ready')
    .do({ type: 'signal-read', trigger: 'dark.signal.errors', value: 0, by: 'monitor' })
    .do({ type: 'stage-passed', stage: 'dark', by: 'monitor' }, 10 * minute)
    .stage()
    .stage();

describe('The end of a run', () => {
  it('is a success when all stages have passed', () => {
    const walk = ended().do(closed());
    expect(walk.state).toMatchObject({
      phase: 'closed',
      outcome: 'succeeded',
      closedAt: walk.now,
    });
  });

  it('can be told as rolled forward, where something was mended on the way', () => {
    expect(ended().do(closed('rolled-forward')).state.outcome).toBe('rolled-forward');
  });

  it.each<Outcome>(['rolled-back', 'aborted'])('is not told as %s after a success', (outcome) => {
    expect(ended().do(closed(outcome)).refusal).toBe('This is not how the run went.');
  });

  it('takes nothing any more', () => {
    const walk = ended().do(closed()).do({ type: 'noted', text: 'Late', by: 'operator' });
    expect(walk.refusal).toBe('The run is closed.');
  });

  it('still learns that a clock was wrong', () => {
    const walk = ended().do(closed());
    const from = walk.now - minute;
    expect(walk.do({ type: 'clock-set', from, byMs: 1_000, by: 'monitor' }).refusal).toBeNull();
  });
});

describe('What was put off', () => {
  it('is the next item at the end, and done before the run is closed', () => {
    const walk = withDeferred();
    expect(deferredItems(walk.state)).toEqual([second]);
    expect(nextItem(walk.state)).toBe(second);
    walk.settle(second).do(closed());
    expect(walk.state.phase).toBe('closed');
  });

  it('keeps the run open', () => {
    expect(withDeferred().do(closed()).refusal).toBe('What was put off comes first.');
  });

  it('is not put off again', () => {
    expect(withDeferred().do(putOff(second)).refusal).toBe(
      'This is the end: nothing can be put off any more.',
    );
  });

  it('can be left out with a reason that the other one confirms', () => {
    const walk = withDeferred()
      .do({ type: 'item-not-applicable', item: second, reason: 'No cache', by: 'operator' })
      .do({ type: 'item-confirmed', item: second, by: 'monitor' })
      .do(closed());
    expect(walk.state.phase).toBe('closed');
  });

  it('can be overridden by both', () => {
    const walk = withDeferred()
      .both((by) => ({ type: 'override-given', target: second, reason: 'Next week.', by }))
      .do(closed());
    expect(walk.state.phase).toBe('closed');
  });

  it('is a message too', () => {
    const walk = ended().both((by) => ({ type: 'noted', text: by, by }));
    walk.do({ type: 'item-done', item: 'message-1', by: 'monitor' });
    expect(walk.do(closed()).state.phase).toBe('closed');
    const late = executing().do(putOff('message-1')).stage().stage().stage();
    expect(nextItem(late.state)).toBe('message-1');
    expect(late.do(closed()).refusal).toBe('What was put off comes first.');
  });
});

describe('The watch of the last stage', () => {
  const last = (): Walk => executing().stage().stage().work();

  it('can be handed over, so that the stage passes and the watch goes on', () => {
    const walk = last();
    const until = walk.now + day;
    walk.do(watch(until)).do({ type: 'stage-passed', stage: 'all', by: 'monitor' });
    expect(walk.state).toMatchObject({
      phase: 'ending',
      watch: { to: 'platform on call', until },
    });
  });

  it('is handed over to the end of the soak time at least', () => {
    const walk = last();
    expect(walk.do(watch(walk.now + minute)).refusal).toBe(
      'The watch goes on to the end of the soak time at least.',
    );
  });

  it.each([NaN, Infinity, 0])('is handed over until a time that will come, and not %d', (until) => {
    expect(last().do(watch(until)).refusal).toBe('Say until when the watch goes on.');
  });

  it('is handed over when the commands are through', () => {
    const walk = executing().stage().stage();
    expect(walk.do(watch(walk.now + 2 * day)).refusal).toBe('The commands come first.');
  });

  it('is not handed over before the last stage', () => {
    const walk = executing().work();
    expect(walk.do(watch(walk.now + day)).refusal).toBe(
      'Only the watch of the last stage is handed over.',
    );
  });
});

describe('An abort', () => {
  it('ends a run in which nothing was run', () => {
    const walk = executing().do(aborted).do(closed('aborted'));
    expect(walk.state).toMatchObject({ phase: 'closed', abortedBecause: 'Wrong artifact' });
  });

  it('is no way out once a command was run', () => {
    const walk = executing().do({ type: 'item-done', item: 'dark.command-1', by: 'operator' });
    expect(walk.do(aborted).refusal).toBe('Commands have been run: roll back instead.');
  });

  it('is none either when that command was reopened or put off since', () => {
    const failed: NewEvent = { type: 'item-failed', item: second, by: 'operator' };
    expect(executing().do(failed).do(putOff(second)).do(aborted).refusal).toBe(
      'Commands have been run: roll back instead.',
    );
    const reopened: NewEvent = { type: 'item-reopened', item: 'dark.command-1', by: 'monitor' };
    expect(executing().settle('dark.command-1').do(reopened).do(aborted).refusal).toBe(
      'Commands have been run: roll back instead.',
    );
  });

  it('closes what was put off', () => {
    const walk = executing().do(putOff('dark.command-1')).do(aborted);
    expect(itemState(walk.state, 'dark.command-1').status).toBe('not-applicable');
    expect(walk.do(closed('aborted')).state.phase).toBe('closed');
  });

  it('ends an alarm, so that the run can be closed', () => {
    const walk = executing()
      .do({ type: 'alert-raised', what: 'disk', by: 'monitor' })
      .do(aborted, 6 * minute);
    expect(walk.state.pastAlarms).toMatchObject([{ end: 'abort', endedAt: walk.now }]);
    expect(walk.do(closed('aborted')).state.phase).toBe('closed');
  });
});
