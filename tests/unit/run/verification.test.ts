import { describe, expect, it } from 'vitest';
import { itemState } from '../../../src/run/state.ts';
import { nextItem } from '../../../src/run/selectors.ts';
import { Walk } from './walk.ts';

const capacity = 'phase-a.capacity';
const rollback = 'phase-a.rollback';
const stop = 'A NO stops the run until it is put right or overridden by both.';

const readCapacity = (value?: number) =>
  ({
    type: 'item-done',
    item: capacity,
    by: 'monitor',
    ...(value === undefined ? {} : { value }),
  }) as const;
const end = { type: 'verification-ended', by: 'monitor' } as const;

/** A run in its verification, with all but the capacity said. */
const briefed = (): Walk =>
  new Walk().brief().do({ type: 'item-done', item: rollback, by: 'operator' });

describe('A check of the verification', () => {
  it('is YES with a number inside its limit', () => {
    const { status, value } = itemState(briefed().do(readCapacity(59.9)).state, capacity);
    expect({ status, value }).toEqual({ status: 'done', value: 59.9 });
  });

  it('is NO with a number beyond its limit, whatever was pressed', () => {
    const { status, value } = itemState(briefed().do(readCapacity(60)).state, capacity);
    expect({ status, value }).toEqual({ status: 'failed', value: 60 });
  });

  it('needs the number where it has a limit', () => {
    expect(briefed().do(readCapacity()).refusal).toBe('Enter the number that you read.');
    expect(briefed().do(readCapacity(NaN)).refusal).toBe('Enter the number that you read.');
  });

  it('needs no word of the other one for a YES', () => {
    const walk = new Walk().brief().do({ type: 'item-done', item: rollback, by: 'operator' });
    expect(nextItem(walk.state)).toBe(capacity);
    expect(walk.do({ type: 'item-confirmed', item: rollback, by: 'monitor' }).refusal).toBe(
      'This needs no confirmation.',
    );
  });

  it('is left out with a reason that the other one confirms', () => {
    const walk = briefed()
      .do({
        type: 'item-not-applicable',
        item: capacity,
        reason: 'No host of ours',
        by: 'operator',
      })
      .do({ type: 'item-confirmed', item: capacity, by: 'operator' });
    expect(walk.refusal).toBe('The other one of the two confirms.');
    const other = briefed()
      .do({
        type: 'item-not-applicable',
        item: capacity,
        reason: 'No host of ours',
        by: 'operator',
      })
      .do({ type: 'item-confirmed', item: capacity, by: 'monitor' })
      .do(end);
    expect(other.state.phase).toBe('call');
  });

  it('is not left out without a reason', () => {
    const walk = briefed().do({
      type: 'item-skipped',
      item: capacity,
      reason: ' ',
      by: 'operator',
    });
    expect(walk.refusal).toBe('Say why.');
  });

  it('is not put off', () => {
    const walk = briefed().do({ type: 'item-deferred', item: capacity, by: 'operator' });
    expect(walk.refusal).toBe('A check is not put off: it holds, or it is overridden by both.');
  });
});

describe('A NO', () => {
  it('stops the run', () => {
    expect(briefed().do(readCapacity(71)).do(end).refusal).toBe(stop);
  });

  it('stops it no more when it is put right', () => {
    expect(briefed().do(readCapacity(71)).do(readCapacity(44)).do(end).state.phase).toBe('call');
  });

  it('is overridden by both, with reasons that stay', () => {
    const walk = briefed()
      .do(readCapacity(61))
      .do({ type: 'override-given', target: capacity, reason: 'Batch ends at 9.', by: 'operator' })
      .do({ type: 'override-given', target: capacity, reason: 'I watch it.', by: 'monitor' })
      .do(end);
    expect(walk.state.phase).toBe('call');
    expect(walk.state.overrides[capacity]).toMatchObject({
      reason: 'Batch ends at 9. I watch it.',
      by: ['operator', 'monitor'],
    });
  });

  it('is not overridden by one alone', () => {
    const half = {
      type: 'override-given',
      target: capacity,
      reason: 'Fine.',
      by: 'operator',
    } as const;
    expect(briefed().do(readCapacity(61)).do(half).do(end).refusal).toBe(stop);
    expect(briefed().do(readCapacity(61)).do(half).do(half).refusal).toBe(
      'The other one of the two has to say so too.',
    );
  });

  it('is not overridden without a reason', () => {
    const walk = briefed()
      .do(readCapacity(61))
      .do({ type: 'override-given', target: capacity, reason: '', by: 'operator' });
    expect(walk.refusal).toBe('An override has a reason, which stays visible.');
  });

  it('is not overridden before it is said: a YES has nothing to override', () => {
    const walk = briefed()
      .do(readCapacity(41))
      .do({ type: 'override-given', target: capacity, reason: 'In case.', by: 'operator' });
    expect(walk.refusal).toBe('It is as it should be: there is nothing to override.');
  });
});

describe('The go/no-go call', () => {
  const verified = (): Walk => briefed().do(readCapacity(41)).do(end);

  it('starts the execution and its clock when both say GO', () => {
    const walk = verified().both((by) => ({ type: 'called', call: 'go', by }));
    const { phase, executionAt, stage, stageStartedAt } = walk.state;
    expect({ phase, executionAt, stage, stageStartedAt }).toEqual({
      phase: 'execution',
      executionAt: walk.now,
      stage: 0,
      stageStartedAt: walk.now,
    });
  });

  it('does not start it when one says GO twice', () => {
    const go = { type: 'called', call: 'go', by: 'operator' } as const;
    expect(verified().do(go).do(go).state.phase).toBe('call');
  });

  it('waits while one says NO-GO, who can say GO later', () => {
    const walk = verified()
      .do({ type: 'called', call: 'no-go', by: 'monitor' })
      .do({ type: 'called', call: 'go', by: 'operator' });
    expect(walk.state.phase).toBe('call');
    expect(walk.do({ type: 'called', call: 'go', by: 'monitor' }).state.phase).toBe('execution');
  });

  it('can end in an abort', () => {
    const walk = verified()
      .do({ type: 'called', call: 'no-go', by: 'monitor' })
      .do({ type: 'aborted', reason: 'The Monitor says NO-GO.', by: 'monitor' });
    expect(walk.state).toMatchObject({ phase: 'ending', outcome: 'aborted' });
  });

  it('goes back to the verification when a check turns to NO, and forgets who said GO', () => {
    const walk = verified()
      .do({ type: 'called', call: 'go', by: 'operator' })
      .do({ type: 'item-failed', item: rollback, reason: 'The script is gone.', by: 'monitor' });
    expect(walk.state).toMatchObject({ phase: 'verification', calls: {} });
    walk.do({ type: 'item-done', item: rollback, by: 'operator' }).do(end);
    expect(walk.state).toMatchObject({ phase: 'call', calls: {} });
  });

  it('comes after the verification, once', () => {
    const go = { type: 'called', call: 'go', by: 'operator' } as const;
    expect(briefed().do(go).refusal).toBe('The go/no-go call comes after the verification.');
    expect(new Walk().brief().verify().do(go).refusal).toBe('The go/no-go call is over.');
  });

  it('closes the verification', () => {
    const walk = new Walk().brief().verify();
    expect(walk.do({ type: 'item-failed', item: rollback, by: 'monitor' }).refusal).toBe(
      'The verification is over.',
    );
  });
});
