import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/run/compare.ts';
import { smallPlan } from './small-plan.ts';

describe('What changed in a plan', () => {
  it('is nothing between a plan and its copy', () => {
    expect(compare(smallPlan(), structuredClone(smallPlan()))).toEqual([]);
  });

  it('is named by its part, with the lines that only one of the two has', () => {
    const after = smallPlan();
    const [dark] = after.stages;
    if (dark?.commands[0])
      dark.commands[0].parts = ['ship --now ', { input: 'SHA', within: 'nothing' }];
    expect(compare(smallPlan(), after)).toEqual([
      { part: 'Dark', before: ['ship --sha $SHA'], after: ['ship --now $SHA'] },
    ]);
  });

  it('names a part that is new, and one that is gone', () => {
    const after = smallPlan();
    after.stages = after.stages.filter(({ id }) => id !== 'canary');
    const parts = compare(smallPlan(), after);
    expect(parts.map(({ part }) => part)).toEqual(['Canary']);
    expect(compare(after, smallPlan())[0]?.before).toEqual([]);
  });

  it('says times and limits as a reader does', () => {
    const after = smallPlan();
    const [dark] = after.stages;
    if (dark) dark.soakMs = 600_000 * 3;
    const [flag] = after.levels;
    if (flag) flag.withinMs = 90_000;
    expect(compare(smallPlan(), after)).toEqual([
      { part: 'Dark', before: ['10 min'], after: ['30 min'] },
      { part: 'Rollback, flag', before: ['1 min'], after: ['1 min 30 s'] },
    ]);
  });
});
