import { describe, expect, it } from 'vitest';
import { aLog, figuresOf, logs, type Said } from './a-log.ts';

const failed = (id: string, outcome: 'rolled-back' | 'rolled-forward', said: Said = {}) =>
  aLog({ id, outcome, detected: '2026-03-10T09:30:00Z', ...said });

describe('The change failure rate', () => {
  it('is the share of releases that were rolled back or rolled forward', () => {
    const { changeFailureRate } = figuresOf([
      ...logs(6),
      failed('back', 'rolled-back'),
      failed('forward', 'rolled-forward'),
    ]);
    expect(changeFailureRate.total).toEqual({
      value: 0.25,
      numerator: 2,
      denominator: 8,
      enough: true,
      missing: [],
    });
    expect(changeFailureRate).toMatchObject({
      kind: 'share',
      unit: 'ratio',
      of: 'releases',
      least: 5,
      definition:
        'The share of releases that were rolled back, rolled forward, or aborted after their first stage had begun.',
    });
  });

  it('says that four releases are too few, and five are enough', () => {
    expect(figuresOf(logs(4)).changeFailureRate.total).toMatchObject({ value: 0, enough: false });
    expect(figuresOf(logs(5)).changeFailureRate.total).toMatchObject({ value: 0, enough: true });
  });

  it('leaves out a run that was aborted before its first stage began', () => {
    const { changeFailureRate, releases, abortedRuns } = figuresOf([
      aLog(),
      aLog({
        id: 'no-go',
        outcome: 'aborted',
        timeline: [
          ['2026-03-10T09:00:00Z', '-', 'Run started'],
          ['2026-03-10T09:10:00Z', '-', 'NO-GO, the first stage was not started'],
          ['2026-03-10T09:11:00Z', '-', 'Stage "Canary" was not started'],
        ],
      }),
    ]);
    expect(changeFailureRate.total).toMatchObject({ numerator: 0, denominator: 1, missing: [] });
    expect(releases.total.value).toBe(1);
    expect(abortedRuns.total.value).toBe(1);
  });

  it.each([
    ['tells of a stage that started', { timeline: [row('Stage "Infrastructure" started')] }],
    ['tells of a stage that was passed', { timeline: [row('Stage passed: Infrastructure')] }],
    ['tells of a system that was brought back', { restored: '2026-03-10T09:40:00Z' }],
  ] satisfies [string, Said][])('counts as failed an aborted run that %s', (_, said) => {
    const { changeFailureRate, abortedRuns } = figuresOf([aLog({ outcome: 'aborted', ...said })]);
    expect(changeFailureRate.total).toMatchObject({ numerator: 1, denominator: 1 });
    expect(abortedRuns.total.value).toBe(0);
  });

  it('names a log without an outcome, and counts it neither way', () => {
    const { changeFailureRate } = figuresOf([aLog(), aLog({ id: 'unclear', outcome: null })]);
    expect(changeFailureRate.total).toMatchObject({
      denominator: 1,
      missing: [{ log: 'unclear', why: '`outcome` is not given' }],
    });
  });

  it('has no value where there is no release', () => {
    expect(figuresOf([aLog({ outcome: 'aborted' })]).changeFailureRate.total).toEqual({
      value: null,
      numerator: 0,
      denominator: 0,
      enough: false,
      missing: [],
    });
  });

  it('is told for each service, one without a release too', () => {
    const { changeFailureRate } = figuresOf([aLog(), failed('back', 'rolled-back')]);
    expect(changeFailureRate.services).toMatchObject([
      { service: 'checkout', value: 0.5, denominator: 2 },
      { service: 'search', value: null, denominator: 0 },
    ]);
  });
});

function row(event: string): [string, string, string] {
  return ['2026-03-10T09:12:00Z', '0:02', event];
}

describe('Near-misses', () => {
  it('are releases that succeeded although trouble was detected', () => {
    const { nearMisses, changeFailureRate } = figuresOf([
      ...logs(3),
      aLog({ id: 'near', detected: '2026-03-10T09:30:00Z' }),
      failed('back', 'rolled-back'),
    ]);
    expect(nearMisses.total).toMatchObject({ value: 0.2, numerator: 1, denominator: 5 });
    expect(changeFailureRate.total.numerator).toBe(1);
  });
});

describe('Releases with special handling', () => {
  it('are counted among releases, not among drills', () => {
    const { specialHandling } = figuresOf([
      ...logs(7),
      aLog({ id: 'sale', special: 'It ran during a sale.' }),
      aLog({ id: 'exercise', special: 'An exercise at night.', drill: true }),
    ]);
    expect(specialHandling.total).toMatchObject({ value: 0.125, numerator: 1, denominator: 8 });
  });
});

describe('Dependence on one operator', () => {
  it('is the share of the most frequent one', () => {
    const { operatorDependence } = figuresOf([
      ...logs(3, { operator: 'payments' }),
      aLog({ id: 'b', operator: 'platform' }),
      aLog({ id: 'c', operator: 'discovery' }),
    ]);
    expect(operatorDependence.total).toEqual({
      value: 0.6,
      numerator: 3,
      denominator: 5,
      operators: 3,
      tied: 1,
      enough: true,
      missing: [],
    });
  });

  it('tells that two are tied, and names neither', () => {
    const { operatorDependence } = figuresOf([
      ...logs(2, { operator: 'payments' }),
      aLog({ id: 'b', operator: 'platform' }),
      aLog({ id: 'c', operator: 'platform' }),
      aLog({ id: 'd', operator: 'discovery' }),
    ]);
    expect(operatorDependence.total).toMatchObject({ value: 0.4, operators: 3, tied: 2 });
    expect(JSON.stringify(operatorDependence)).not.toMatch(/payments|platform|discovery/);
  });

  it('takes a handle for the same with and without @ and capitals', () => {
    const { operatorDependence } = figuresOf([
      aLog({ id: 'a', operator: '@Night-Shift' }),
      aLog({ id: 'b', operator: 'night-shift' }),
    ]);
    expect(operatorDependence.total).toMatchObject({ value: 1, operators: 1, tied: 1 });
  });

  it('names a release without an operator, and counts those with one', () => {
    const { operatorDependence } = figuresOf([aLog(), aLog({ id: 'nobody', operator: null })]);
    expect(operatorDependence.total).toMatchObject({
      value: 1,
      denominator: 1,
      missing: [{ log: 'nobody', why: '`operator` is not given' }],
    });
  });

  it('does not count who ran a drill', () => {
    const { operatorDependence } = figuresOf([
      aLog(),
      aLog({ id: 'drill', operator: 'platform', drill: true }),
    ]);
    expect(operatorDependence.total).toMatchObject({ denominator: 1, operators: 1 });
  });

  it('has nobody to count without a release', () => {
    const { operatorDependence } = figuresOf([]);
    expect(operatorDependence.total).toMatchObject({ value: null, operators: 0, tied: 0 });
  });
});

describe('Drills', () => {
  it('are counted however they ended, and are no releases', () => {
    const { drills, releases, changeFailureRate } = figuresOf([
      aLog({ id: 'a', drill: true, outcome: 'rolled-back' }),
      aLog({ id: 'b', drill: true, outcome: 'aborted' }),
    ]);
    expect(drills.total).toEqual({ value: 2, enough: true, missing: [] });
    expect(releases.total.value).toBe(0);
    expect(changeFailureRate.total).toMatchObject({ value: null, denominator: 0 });
  });
});
