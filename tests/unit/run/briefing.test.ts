import { describe, expect, it } from 'vitest';
import { historyOf } from '../../../src/run/history.ts';
import { areTwoPeople } from '../../../src/run/transition.ts';
import { smallPlan } from './small-plan.ts';
import { start, started, Walk } from './walk.ts';

const recalled = (stage: string, trigger: string) =>
  ({ type: 'trigger-recalled', stage, trigger, by: 'monitor' }) as const;

describe('The start of a run', () => {
  it('begins with the briefing', () => {
    const { phase, startedAt, executionAt } = new Walk().state;
    expect({ phase, startedAt, executionAt }).toEqual({
      phase: 'briefing',
      startedAt: start,
      executionAt: null,
    });
  });

  it('takes two people', () => {
    const alone = { ...started, operator: 'Ann Lee', monitor: '@ann-lee ' };
    const { state, refused } = historyOf(smallPlan(), [alone]);
    expect(state).toBeNull();
    expect(refused.map(({ reason }) => reason)).toEqual(['The run has not begun with two people.']);
  });

  it.each([
    ['ann', 'ben', true],
    ['ann', 'Ann', false],
    ['ann', '@ann', false],
    ['ann', ' ann\t', false],
    ['ann lee', 'ann-lee', false],
    ['ann', 'an\u200Bn', false],
    ['ann', 'ａｎｎ', false],
    ['ann', '', false],
    ['', '', false],
  ])('tells %j and %j apart: %s', (one, other, areTwo) => {
    expect(areTwoPeople(one, other)).toBe(areTwo);
  });

  it('keeps the inputs that have the form the runbook asks for', () => {
    const inputs = { SHA: '3f2c1ab', OTHER: 'x' };
    expect(historyOf(smallPlan(), [{ ...started, inputs }]).state?.inputs).toEqual({
      SHA: '3f2c1ab',
    });
  });

  it('begins once', () => {
    const again = { ...started, id: 'again', after: ['e0'], at: start + 1 };
    expect(historyOf(smallPlan(), [started, again]).refused[0]?.reason).toBe(
      'The run has begun already.',
    );
  });
});

describe('The roles of a run', () => {
  it('can be taken over by somebody new', () => {
    const walk = new Walk().do({
      type: 'role-taken',
      role: 'monitor',
      name: ' data ',
      by: 'monitor',
    });
    expect(walk.state.roles).toEqual({ operator: 'payments', monitor: 'data' });
  });

  it('are not taken by whoever has the other one', () => {
    const walk = new Walk().do({
      type: 'role-taken',
      role: 'monitor',
      name: 'Payments',
      by: 'monitor',
    });
    expect(walk.refusal).toBe('Operator and Monitor are two different people, from start to end.');
  });

  it('are not taken by whoever had the other one before: nobody confirms what they did themselves', () => {
    const walk = new Walk()
      .do({ type: 'role-taken', role: 'operator', name: 'data', by: 'operator' })
      .do({ type: 'role-taken', role: 'monitor', name: 'payments', by: 'monitor' });
    expect(walk.refusal).not.toBeNull();
  });

  it('can be taken back by whoever had the same one before', () => {
    const walk = new Walk()
      .do({ type: 'role-taken', role: 'operator', name: 'data', by: 'operator' })
      .do({ type: 'role-taken', role: 'operator', name: 'payments', by: 'operator' });
    expect(walk.state.roles.operator).toBe('payments');
  });
});

describe('The briefing', () => {
  it('ends when each row was said and the Monitor has named a trigger of each stage', () => {
    expect(new Walk().brief().state.phase).toBe('verification');
  });

  it('does not end before each row was said', () => {
    const walk = new Walk().do({ type: 'briefing-ended', by: 'operator' });
    expect(walk.refusal).toBe('Each row of the briefing is said first.');
  });

  it('does not end before the loop is closed', () => {
    const walk = new Walk()
      .do({ type: 'briefed', row: 'aim', by: 'operator' })
      .do({ type: 'briefed', row: 'close-the-loop', by: 'operator' })
      .do(recalled('dark', 'dark.signal.errors'))
      .do({ type: 'briefing-ended', by: 'operator' });
    expect(walk.refusal).toBe('The Monitor names a trigger of each stage first.');
  });

  it('has the loop closed by the Monitor', () => {
    const walk = new Walk().do({ ...recalled('dark', 'dark.signal.errors'), by: 'operator' });
    expect(walk.refusal).toBe('The Monitor closes the loop.');
  });

  it('keeps a wrong answer as one, which is no failure', () => {
    const walk = new Walk()
      .do(recalled('dark', 'canary.signal.latency'))
      .do(recalled('dark', 'dark.signal.errors'));
    expect(walk.state.recalled).toEqual({
      dark: [
        { trigger: 'canary.signal.latency', right: false },
        { trigger: 'dark.signal.errors', right: true },
      ],
    });
  });

  it('takes the same trigger of another stage for right: nobody remembers copies', () => {
    const plan = smallPlan();
    const [dark, canary] = plan.stages;
    const [errors] = dark?.triggers ?? [];
    if (!canary || !errors) throw new Error('The plan has lost its stages.');
    canary.triggers = [{ ...errors, id: 'canary.signal.errors' }];
    const named = { ...recalled('canary', errors.id), id: 'e1', after: ['e0'], at: start };
    expect(historyOf(plan, [started, named]).state?.recalled).toEqual({
      canary: [{ trigger: errors.id, right: true }],
    });
  });

  it('comes before anything is done', () => {
    const walk = new Walk().do({ type: 'item-done', item: 'phase-a.rollback', by: 'operator' });
    expect(walk.refusal).toBe('The briefing comes first.');
  });

  it('can be ended by an abort', () => {
    const walk = new Walk()
      .do({ type: 'aborted', reason: 'The ticket was withdrawn.', by: 'operator' })
      .do({ type: 'closed', outcome: 'aborted', by: 'operator' });
    expect(walk.state).toMatchObject({ phase: 'closed', outcome: 'aborted' });
  });
});
