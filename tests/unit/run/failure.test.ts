import { describe, expect, it } from 'vitest';
import type { NewEvent, Role } from '../../../src/run/events.ts';
import { countdown, levelClock, nextItem } from '../../../src/run/selectors.ts';
import { itemState } from '../../../src/run/state.ts';
import { Walk } from './walk.ts';

const minute = 60_000;
const errors = 'dark.signal.errors';
const executing = (): Walk => new Walk().brief().verify();
const read = (value: number): NewEvent => ({
  type: 'signal-read',
  trigger: errors,
  value,
  by: 'monitor',
});
const alert: NewEvent = { type: 'alert-raised', what: 'disk is full', by: 'monitor' };
const clear = (by: Role): NewEvent => ({ type: 'all-clear-given', reason: 'It was a spike.', by });
const rollback = (level = 'flag'): NewEvent => ({
  type: 'rollback-started',
  level,
  by: 'operator',
});
const next = (level: string): NewEvent => ({ type: 'level-started', level, by: 'operator' });
const verified: NewEvent = { type: 'rollback-verified', by: 'monitor' };

describe('The contingency countdown', () => {
  it('starts with a value at the limit of the rollback', () => {
    const walk = executing().do(read(2.1));
    expect(walk.state.alarm).toMatchObject({ since: walk.now, trigger: errors, value: 2.1 });
    expect(countdown(walk.state, walk.now)).toBe(5 * minute);
  });

  it('starts with an alert that nobody expected', () => {
    const walk = executing().do(alert);
    expect(walk.state.alarm).toMatchObject({ trigger: null, alert: 'disk is full' });
    expect(countdown(walk.state, walk.now + 6 * minute)).toBe(-minute);
  });

  it('starts after the last stage too, as long as the run is not closed', () => {
    const walk = executing().stage().stage().stage().do(read(9));
    expect(walk.state.alarm).not.toBeNull();
    expect(walk.do({ type: 'closed', outcome: 'succeeded', by: 'operator' }).refusal).toBe(
      'There is an alarm.',
    );
  });

  it('does not start where nothing was released', () => {
    expect(new Walk().brief().do(alert).refusal).toBe('There is nothing under way to roll back.');
  });

  it('is not prolonged by a second breach', () => {
    const walk = executing().do(read(2.1));
    const { deadline } = walk.state.alarm ?? {};
    expect(walk.do(read(8), minute).do(alert, minute).state.alarm?.deadline).toBe(deadline);
  });

  it('keeps the stage from passing', () => {
    const walk = executing().work().do(alert);
    expect(
      walk.do({ type: 'stage-passed', stage: 'dark', by: 'monitor' }, 4 * minute).refusal,
    ).toBe('The stage waits for the all-clear.');
  });
});

describe('The all-clear', () => {
  it('counts when both have given it', () => {
    const walk = executing().do(read(2.1)).do(read(0.1)).do(clear('operator'));
    expect(walk.state.alarm?.clearedBy).toEqual(['operator']);
    walk.do(clear('monitor'));
    expect(walk.state.alarm).toBeNull();
    expect(walk.state.pastAlarms).toMatchObject([
      {
        trigger: errors,
        value: 2.1,
        end: 'all-clear',
        endedAt: walk.now,
        reason: 'It was a spike.',
      },
    ]);
  });

  it('is not given twice by one', () => {
    expect(executing().do(alert).do(clear('monitor')).do(clear('monitor')).refusal).toBe(
      'The other one of the two has to say so too.',
    );
  });

  it('is not given while a signal is beyond its limit', () => {
    expect(executing().do(read(2.1)).do(clear('operator')).refusal).toBe(
      'A signal is still beyond its limit: read it again.',
    );
  });

  it('is not given when the time is over', () => {
    const walk = executing()
      .do(alert)
      .do(clear('operator'))
      .do(clear('monitor'), 5 * minute);
    expect(walk.refusal).toBe('The time is over: roll back now.');
  });

  it.each([
    ['breach', read(8)],
    ['alert', alert],
  ])('is asked of both anew after another %s', (_, event) => {
    const walk = executing().do(alert).do(clear('operator')).do(event);
    expect(walk.state.alarm?.clearedBy).toEqual([]);
  });

  it('can be given while the run is paused', () => {
    const walk = executing()
      .do({ type: 'paused', reason: 'Lunch', by: 'operator' })
      .do(alert)
      .both(clear);
    expect(walk.state.alarm).toBeNull();
  });
});

describe('At zero', () => {
  const atZero = (): Walk => {
    const walk = executing().do({ type: 'item-done', item: 'dark.command-1', by: 'operator' });
    walk.do(alert);
    walk.now += 5 * minute;
    return walk;
  };

  it.each<NewEvent>([
    { type: 'item-confirmed', item: 'dark.command-1', by: 'monitor' },
    { type: 'item-done', item: 'dark.command-2', by: 'operator' },
    { type: 'override-given', target: errors, reason: 'Fine.', by: 'operator' },
    { type: 'stage-passed', stage: 'dark', by: 'monitor' },
    clear('operator'),
  ])('there is nothing but the rollback: no $type', (event) => {
    expect(atZero().do(event).refusal).toBe('The time is over: roll back now.');
  });

  it('there is no pause and no abort', () => {
    expect(atZero().do({ type: 'paused', reason: 'Lunch', by: 'operator' }).refusal).toBe(
      'The countdown runs: roll back, or give the all-clear.',
    );
    expect(atZero().do({ type: 'aborted', reason: 'No.', by: 'operator' }).refusal).toBe(
      'Commands have been run: roll back instead.',
    );
  });

  it('there is the rollback', () => {
    expect(atZero().do(rollback()).state.phase).toBe('rollback');
  });

  it('a note, a reading and a message are still taken', () => {
    const walk = atZero()
      .do({ type: 'noted', text: 'The disk of db-2', by: 'monitor' })
      .do(read(1))
      .do({ type: 'item-done', item: 'message-1', by: 'monitor' });
    expect(itemState(walk.state, 'message-1').status).toBe('done');
  });
});

describe('Rolling back', () => {
  it('stamps the time, and ends the alarm', () => {
    const walk = executing()
      .do(alert)
      .do(rollback('redeploy'), 7 * minute);
    expect(walk.state).toMatchObject({
      phase: 'rollback',
      alarm: null,
      pastAlarms: [{ end: 'rollback', endedAt: walk.now }],
      rollback: { startedAt: walk.now, levels: [{ level: 1, startedAt: walk.now }] },
    });
  });

  it('needs no alarm, and no end of a pause', () => {
    const walk = executing().do({ type: 'paused', reason: 'Lunch', by: 'operator' }).do(rollback());
    expect(walk.state).toMatchObject({ phase: 'rollback', pausedSince: null });
    expect(walk.state.pauses).toHaveLength(1);
  });

  it('is possible after the last stage', () => {
    expect(executing().stage().stage().stage().do(rollback()).state).toMatchObject({
      phase: 'rollback',
      outcome: null,
      endedAt: null,
    });
  });

  it.each<NewEvent>([
    { type: 'item-done', item: 'dark.command-1', by: 'operator' },
    { type: 'item-reopened', item: 'dark.command-1', by: 'operator' },
    { type: 'override-given', target: 'dark.check.ready', reason: 'Fine.', by: 'operator' },
  ])('closes all steps forward: no $type', (event) => {
    expect(executing().do(rollback()).do(event).refusal).toBe(
      'The rollback has closed all steps forward.',
    );
  });

  it('closes what was put off', () => {
    const walk = executing()
      .do({ type: 'item-deferred', item: 'dark.command-2', by: 'operator' })
      .do(rollback());
    expect(itemState(walk.state, 'dark.command-2').status).toBe('not-applicable');
  });

  it('is not paused, and not begun twice', () => {
    const walk = executing().do(rollback());
    expect(walk.do({ type: 'paused', reason: 'Lunch', by: 'operator' }).refusal).toBe(
      'A rollback is not paused.',
    );
    expect(executing().do(rollback()).do(rollback()).refusal).toBe('The rollback is under way.');
  });

  it('lets the signals be read, which start no countdown any more', () => {
    const walk = executing().do(rollback()).do(read(9));
    expect(walk.state.signals[errors]?.verdict).toBe('breached');
    expect(walk.state.alarm).toBeNull();
  });

  it('has a clock for its level', () => {
    const walk = executing().do(rollback('redeploy'));
    expect(levelClock(walk.state, walk.now + 6 * minute)).toEqual({
      ran: 6 * minute,
      left: -minute,
    });
  });

  it('goes on with the next level, whose clock begins anew', () => {
    const walk = executing()
      .do(rollback())
      .do(next('redeploy'), 2 * minute);
    expect(walk.state.rollback?.levels.map(({ level }) => level)).toEqual([0, 1]);
    expect(levelClock(walk.state, walk.now)).toEqual({ ran: 0, left: 5 * minute });
    expect(nextItem(walk.state)).toBe('redeploy.command-1');
    expect(walk.do(next('redeploy')).refusal).toBe('This level is under way.');
  });

  it('has the verification done again after another level', () => {
    const walk = executing()
      .do(rollback())
      .settle('flag.command-1')
      .settle('restored.signals')
      .do(next('redeploy'));
    expect(itemState(walk.state, 'restored.signals').status).toBe('todo');
  });

  it('has a level that was tried before walked again', () => {
    const walk = executing().do(rollback()).settle('flag.command-1').do(next('redeploy'));
    expect(itemState(walk.state, 'flag.command-1').status).toBe('done');
    walk.do(next('flag'));
    expect(nextItem(walk.state)).toBe('flag.command-1');
  });
});

describe('The rollback verification', () => {
  it('comes after the commands of the level', () => {
    const seen: NewEvent = { type: 'item-done', item: 'restored.signals', by: 'operator' };
    expect(executing().do(rollback()).do(seen).refusal).toBe('The commands come first.');
  });

  it('ends the rollback when everything is settled, and not before', () => {
    const walk = executing().do(rollback()).settle('flag.command-1').settle('flag.check.gone');
    expect(walk.do(verified).refusal).toBe('The rollback is over when all its checks are settled.');
    const whole = executing()
      .do(rollback())
      .settle('flag.command-1')
      .settle('flag.check.gone')
      .settle('restored.signals')
      .do(verified);
    expect(whole.state).toMatchObject({
      phase: 'ending',
      outcome: 'rolled-back',
      rollback: { verifiedAt: whole.now },
    });
    whole.do({ type: 'closed', outcome: 'rolled-back', by: 'operator' });
    expect(whole.state.phase).toBe('closed');
  });

  it('has to be done before the run is closed', () => {
    const closed: NewEvent = { type: 'closed', outcome: 'rolled-back', by: 'operator' };
    expect(executing().do(rollback()).do(closed).refusal).toBe('The run is not at its end.');
  });

  it('can be overridden by both', () => {
    const walk = executing().do(rollback()).settle('flag.command-1').settle('flag.check.gone');
    walk.both((by) => ({
      type: 'override-given',
      target: 'restored.signals',
      reason: 'The probe is broken, logs are clean.',
      by,
    }));
    expect(walk.do(verified).state.phase).toBe('ending');
  });
});
