import { describe, expect, it } from 'vitest';
import type { NewEvent } from '../../../src/run/events.ts';
import { durations, lastAct, nextItem } from '../../../src/run/selectors.ts';
import { Walk } from './walk.ts';

const minute = 60_000;
const paused: NewEvent = { type: 'paused', reason: ' A fire drill ', by: 'operator' };
const resumed: NewEvent = { type: 'resumed', by: 'operator' };
const executing = (): Walk => new Walk().brief().verify();

describe('A pause', () => {
  it('has a reason', () => {
    expect(executing().do({ ...paused, reason: '' }).refusal).toBe('A pause has a reason.');
    expect(executing().do(paused).state.pausedSince?.reason).toBe('A fire drill');
  });

  it.each<NewEvent>([
    { type: 'item-done', item: 'dark.command-1', by: 'operator' },
    { type: 'stage-passed', stage: 'dark', by: 'monitor' },
    { type: 'override-given', target: 'dark.soak', reason: 'Fine.', by: 'operator' },
    { type: 'closed', outcome: 'succeeded', by: 'operator' },
    paused,
  ])('stops the walk: no $type', (event) => {
    expect(executing().do(paused).do(event).refusal).toBe('The run is paused: resume it first.');
  });

  it.each<NewEvent>([
    { type: 'noted', text: 'Back at ten', by: 'monitor' },
    { type: 'baseline-read', trigger: 'canary.signal.latency', value: 400, by: 'monitor' },
    { type: 'signal-read', trigger: 'dark.signal.errors', value: 0.1, by: 'monitor' },
    { type: 'role-taken', role: 'monitor', name: 'data', by: 'monitor' },
    { type: 'rollback-started', level: 'flag', by: 'operator' },
  ])('does not stop $type', (event) => {
    expect(executing().do(paused).do(event).refusal).toBeNull();
  });

  it('is not begun while the countdown runs', () => {
    const walk = executing().do({ type: 'alert-raised', what: '', by: 'monitor' }).do(paused);
    expect(walk.refusal).toBe('The countdown runs: roll back, or give the all-clear.');
  });

  it('ends where it began: the last act and the next item are known', () => {
    const walk = executing()
      .settle('dark.command-1')
      .do(paused)
      .do(resumed, 30 * minute);
    expect(lastAct(walk.history)).toMatchObject({ type: 'item-confirmed', item: 'dark.command-1' });
    expect(nextItem(walk.state)).toBe('dark.command-2');
  });

  it('is not ended twice', () => {
    expect(executing().do(resumed).refusal).toBe('The run is not paused.');
  });

  it('counts on the clock and not as work', () => {
    const walk = executing()
      .do(paused)
      .do(resumed, 30 * minute);
    const { wall, active } = durations(walk.state, walk.now);
    expect(wall - active).toBe(30 * minute);
    expect(wall).toBe(walk.now - walk.state.startedAt);
  });

  it('counts while it lasts', () => {
    const walk = executing().do(paused);
    const { wall, active } = durations(walk.state, walk.now + 5 * minute);
    expect(wall - active).toBe(5 * minute);
  });

  it('does not stop the clock', () => {
    const walk = executing()
      .work()
      .do(paused)
      .do(resumed, 10 * minute);
    walk.do({ type: 'stage-passed', stage: 'dark', by: 'monitor' });
    expect(walk.state.stage).toBe(1);
  });
});

describe('A runbook that was changed since the start', () => {
  it('leaves the choice to both: who keeps the version begun is kept', () => {
    const walk = executing().both((by) => ({ type: 'snapshot-kept', hash: 'b'.repeat(64), by }));
    expect(walk.state.kept).toEqual({ ['b'.repeat(64)]: ['operator', 'monitor'] });
  });

  it('asks again when it is changed again', () => {
    const walk = executing().both((by) => ({ type: 'snapshot-kept', hash: 'b', by }));
    walk.do({ type: 'snapshot-kept', hash: 'constructor', by: 'operator' });
    expect(Object.entries(walk.state.kept)).toEqual([
      ['b', ['operator', 'monitor']],
      ['constructor', ['operator']],
    ]);
  });

  it('changes nothing in the plan of the run', () => {
    const { plan } = executing().state;
    expect(
      executing().do({ type: 'snapshot-kept', hash: 'b', by: 'operator' }).state.plan.hash,
    ).toBe(plan.hash);
  });
});
