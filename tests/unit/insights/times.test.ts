import { describe, expect, it } from 'vitest';
import { aLog, figuresOf, type Said } from './a-log.ts';

const minute = 60_000;

/** Releases that were rolled back after some minutes, and restored after as many. */
const rolledBack = (...minutes: number[]) =>
  minutes.map((after, index) =>
    aLog({
      id: `log-${String(index + 1)}`,
      outcome: 'rolled-back',
      detected: `2026-03-10T09:${String(after).padStart(2, '0')}:00Z`,
      restored: `2026-03-10T10:${String(after * 2).padStart(2, '0')}:00Z`,
    }),
  );
const one = (said: Said) => figuresOf([aLog({ id: 'one', outcome: 'rolled-back', ...said })]);

describe('The time to detect', () => {
  it('is a median and a 90th percentile, not a mean', () => {
    const { timeToDetect } = figuresOf(rolledBack(2, 4, 6, 8, 25));
    // 90% of the way from the first to the fifth value is 60% of the way from 8 to 25.
    expect(timeToDetect.total).toEqual({
      value: 6 * minute,
      p90: 18.2 * minute,
      n: 5,
      enough: true,
      p90Enough: false,
      missing: [],
    });
    expect(timeToDetect).toMatchObject({ unit: 'milliseconds', least: 5, leastForP90: 10 });
  });

  it('is half way between the two middle values where their number is even', () => {
    expect(figuresOf(rolledBack(2, 4, 7, 20)).timeToDetect.total).toMatchObject({
      value: 5.5 * minute,
      n: 4,
      enough: false,
    });
  });

  it('has enough values for its 90th percentile from ten on', () => {
    const { timeToDetect } = figuresOf(rolledBack(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    expect(timeToDetect.total).toMatchObject({
      value: 5.5 * minute,
      p90: 9.1 * minute,
      p90Enough: true,
    });
  });

  it('is told to a tenth, without the last digits of a sum of fractions', () => {
    // 90% of the way from the first to the eighth value is 30% of the way from 7 to 17 minutes.
    const { timeToDetect } = figuresOf(rolledBack(1, 2, 3, 4, 5, 6, 7, 17));
    expect(timeToDetect.total).toMatchObject({ value: 4.5 * minute, p90: 10 * minute, n: 8 });
  });

  it('may be nothing at all', () => {
    const { timeToDetect, timeToRestore } = one({
      started: '2026-03-10T09:00:00Z',
      detected: '2026-03-10T09:00:00Z',
      restored: '2026-03-10T09:00:00Z',
    });
    expect(timeToDetect.total).toMatchObject({ value: 0, p90: 0, n: 1, missing: [] });
    expect(timeToRestore.total).toMatchObject({ value: 0, p90: 0, n: 1, missing: [] });
  });

  it('counts from T+0, since nothing can be detected during the briefing', () => {
    const { timeToDetect } = one({
      started: '2026-03-10T09:00:00Z',
      detected: '2026-03-10T09:40:00Z',
      timeline: [
        ['2026-03-10T09:00:00Z', '-25:00', 'Run started'],
        ['', '0:00', 'A row whose time is no instant'],
        ['2026-03-10T09:25:00Z', '0:00', 'GO'],
        ['2026-03-10T09:25:30Z', '0:00', 'Stage "Infrastructure" started'],
      ],
    });
    expect(timeToDetect.total.value).toBe(15 * minute);
  });

  it.each(['0:00', '0:00:00', '00:00', 'T+0:00', '0'])('knows T+0 written as %s', (elapsed) => {
    const { timeToDetect } = one({
      detected: '2026-03-10T09:40:00Z',
      timeline: [['2026-03-10T09:25:00Z', elapsed, 'GO']],
    });
    expect(timeToDetect.total.value).toBe(15 * minute);
  });

  it('counts from the start where no row is at T+0', () => {
    const { timeToDetect } = one({
      detected: '2026-03-10T09:40:00Z',
      timeline: [['2026-03-10T09:25:00Z', '0:25', 'Canary']],
    });
    expect(timeToDetect.total.value).toBe(40 * minute);
  });

  it('counts a near-miss, and has nothing to say of a release without trouble', () => {
    const { timeToDetect } = figuresOf([
      aLog({ id: 'calm' }),
      aLog({ id: 'near', detected: '2026-03-10T09:12:00Z' }),
    ]);
    expect(timeToDetect.total).toMatchObject({ value: 12 * minute, n: 1, missing: [] });
  });

  it('names a failed release of which nobody wrote when the trouble was seen', () => {
    expect(one({}).timeToDetect.total).toMatchObject({
      value: null,
      p90: null,
      n: 0,
      missing: [{ log: 'one', why: '`detected` is not given' }],
    });
  });

  it('names a release whose trouble was seen before the rollout began', () => {
    const { timeToDetect } = one({
      detected: '2026-03-10T09:10:00Z',
      timeline: [['2026-03-10T09:25:00Z', '0:00', 'GO']],
    });
    expect(timeToDetect.total).toMatchObject({
      n: 0,
      missing: [{ log: 'one', why: '`detected` is before the rollout began' }],
    });
  });

  it('does not count a drill', () => {
    expect(one({ detected: '2026-03-10T09:10:00Z', drill: true }).timeToDetect.total.n).toBe(0);
  });

  it('goes on over midnight, over a leap day and over the turn of a month', () => {
    const { timeToDetect } = one({
      started: '2028-02-28T23:50:00Z',
      detected: '2028-03-01T00:10:00Z',
    });
    expect(timeToDetect.total.value).toBe((24 * 60 + 20) * minute);
    expect(timeToDetect.months).toMatchObject([{ month: '2028-02', n: 1 }]);
  });
});

describe('The time to roll back or pause', () => {
  it('goes from the first sign of trouble until the system is back', () => {
    // 09:02 to 10:04, 09:04 to 10:08 and so on: 62, 64, 66, 68 and 85 minutes.
    expect(figuresOf(rolledBack(2, 4, 6, 8, 25)).timeToRestore.total).toMatchObject({
      value: 66 * minute,
      p90: 78.2 * minute,
      n: 5,
    });
  });

  it('names a release that lacks one of the two times, and still counts its time to detect', () => {
    const { timeToDetect, timeToRestore } = one({ detected: '2026-03-10T09:10:00Z' });
    expect(timeToDetect.total.n).toBe(1);
    expect(timeToRestore.total).toMatchObject({
      n: 0,
      missing: [{ log: 'one', why: '`restored` is not given' }],
    });
    expect(one({ restored: '2026-03-10T09:10:00Z' }).timeToRestore.total.missing).toEqual([
      { log: 'one', why: '`detected` is not given' },
    ]);
  });

  it('names a release whose times are the wrong way round', () => {
    const { timeToRestore } = one({
      detected: '2026-03-10T09:30:00Z',
      restored: '2026-03-10T09:20:00Z',
    });
    expect(timeToRestore.total).toMatchObject({
      n: 0,
      missing: [{ log: 'one', why: '`restored` is before `detected`' }],
    });
  });
});

describe('The age of the rehearsal', () => {
  it.each([
    ['the same day', '2026-03-10', '2026-03-10T23:59:59Z', 0],
    ['the day before', '2026-03-09', '2026-03-10T00:00:00Z', 1],
    ['over the leap day of 2028', '2028-02-28', '2028-03-01T09:00:00Z', 2],
    ['over the end of February of 2027', '2027-02-28', '2027-03-01T09:00:00Z', 1],
    ['on a leap day', '2028-02-29', '2028-02-29T09:00:00Z', 0],
    // 2100 is no leap year.
    ['over the end of February of 2100', '2100-02-28', '2100-03-01T09:00:00Z', 1],
    ['over the turn of a year', '2026-12-30', '2027-01-02T09:00:00Z', 3],
    ['over the days on which many clocks change', '2026-03-28', '2026-03-30T00:30:00Z', 2],
  ])('counts calendar days of UTC: %s', (_, rehearsedOn, started, days) => {
    const { rehearsalAge } = figuresOf([aLog({ rehearsedOn, started })]);
    expect(rehearsalAge.total).toMatchObject({ value: days, p90: days, n: 1 });
    expect(rehearsalAge.unit).toBe('days');
  });

  it('names releases whose runbook tells of no rehearsal before them', () => {
    const { rehearsalAge } = figuresOf([
      aLog({ id: 'a', rehearsedOn: null }),
      aLog({ id: 'b', runbookFacts: null }),
      aLog({ id: 'c', rehearsedOn: '2026-03-11' }),
      aLog({ id: 'd', rehearsedOn: '2026-03-03' }),
    ]);
    expect(rehearsalAge.total).toMatchObject({
      value: 7,
      n: 1,
      missing: [
        { log: 'a', why: 'its runbook names no rehearsal' },
        { log: 'b', why: 'its runbook is not there' },
        { log: 'c', why: 'its runbook was rehearsed again after the release, on 2026-03-11' },
      ],
    });
  });
});
