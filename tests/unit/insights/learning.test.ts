import { describe, expect, it } from 'vitest';
import type { JoinedLog } from '../../../src/insights/joined-log.ts';
import { aLog, figuresOf } from './a-log.ts';

type Improvement = JoinedLog['improvements']['items'][number];

const to = 'guidelines/deployment#rollback';
const improvement = (lessonId: string | null, status: Improvement['status']): Improvement => ({
  to,
  lessonId,
  status,
});
const taught = (id: string, lessons: string[], items: Improvement[], drill = false): JoinedLog =>
  aLog({
    id,
    drill,
    lessons: { items: lessons.map((lesson) => ({ id: lesson })) },
    improvements: { items },
  });

describe('Whether lessons became improvements', () => {
  const { lessonsWithImprovement, ...figures } = figuresOf([
    taught(
      'a',
      ['one', 'two', 'three'],
      [improvement('one', 'applied'), improvement('one', 'declined')],
    ),
    taught('b', ['one'], []),
    taught('drill', ['one'], [improvement('one', 'applied'), improvement('one', 'proposed')], true),
  ]);

  it('is told by the lessons that have one, each counted once', () => {
    expect(lessonsWithImprovement.total).toEqual({
      value: 0.4,
      numerator: 2,
      denominator: 5,
      enough: true,
      missing: [],
    });
  });

  it('is told by what became of the improvements, those of drills too', () => {
    expect(figures.improvementsApplied.total).toMatchObject({ value: 0.5, numerator: 2 });
    expect(figures.improvementsDeclined.total).toMatchObject({ value: 0.25, numerator: 1 });
    expect(figures.improvementsProposed.total).toMatchObject({ value: 0.25, numerator: 1 });
    expect(figures.improvementsApplied.total).toMatchObject({ denominator: 4, enough: false });
  });

  it('takes an improvement only for a lesson of its own log', () => {
    // Both logs have a lesson "one"; only one of them draws something from it.
    const { lessonsWithImprovement: share } = figuresOf([
      taught('a', ['one'], [improvement('one', 'applied')]),
      taught('b', ['one'], []),
    ]);
    expect(share.total).toMatchObject({ numerator: 1, denominator: 2 });
  });

  it('names logs whose improvements come from no lesson or have no status', () => {
    const { lessonsWithImprovement: share, improvementsApplied } = figuresOf([
      taught('a', ['one'], [improvement(null, 'applied'), improvement('one', null)]),
    ]);
    expect(share.total).toMatchObject({
      numerator: 1,
      missing: [{ log: 'a', why: 'an improvement names none of its lessons' }],
    });
    expect(improvementsApplied.total).toMatchObject({
      numerator: 1,
      denominator: 1,
      missing: [{ log: 'a', why: `the improvement to \`${to}\` has no status` }],
    });
  });

  it('has no value where no log teaches anything', () => {
    const { lessonsWithImprovement: share, improvementsProposed } = figuresOf([aLog()]);
    expect(share.total).toMatchObject({ value: null, denominator: 0, enough: false });
    expect(improvementsProposed.total).toMatchObject({ value: null, denominator: 0 });
  });
});
