import { describe, expect, it } from 'vitest';
import { insightsOf } from '../../../src/insights/insights.ts';
import { joinRunbooks } from '../../../src/insights/joined-log.ts';
import { aLog, at, entriesOf, figuresOf, services, type Said } from './a-log.ts';

const monthsOf = (...started: string[]) =>
  figuresOf(started.map((each, index) => aLog({ id: String(index), started: each }))).releases
    .months;

describe('Months', () => {
  it('without a run are there, with nothing in them', () => {
    expect(monthsOf('2026-11-30T09:00:00Z', '2027-02-01T09:00:00Z')).toEqual([
      { month: '2026-11', value: 1, enough: true, missing: [] },
      { month: '2026-12', value: 0, enough: true, missing: [] },
      { month: '2027-01', value: 0, enough: true, missing: [] },
      { month: '2027-02', value: 1, enough: true, missing: [] },
    ]);
  });

  it('have their borders at midnight UTC', () => {
    expect(monthsOf('2026-03-31T23:59:59.999Z', '2026-04-01T00:00:00Z')).toMatchObject([
      { month: '2026-03', value: 1 },
      { month: '2026-04', value: 1 },
    ]);
  });

  it('are none too many and none too few after a run on the 31st or on a leap day', () => {
    expect(
      monthsOf('2028-01-31T12:00:00Z', '2028-03-01T00:00:00Z').map(({ month }) => month),
    ).toEqual(['2028-01', '2028-02', '2028-03']);
    expect(monthsOf('2028-02-29T23:59:59Z')).toMatchObject([{ month: '2028-02', value: 1 }]);
    expect(
      monthsOf('2028-02-29T00:00:00Z', '2029-02-28T00:00:00Z').map(({ month }) => month),
    ).toHaveLength(13);
  });

  it('are those of the start, also for a run that ends in the next one', () => {
    const run: Said = {
      started: '2026-05-31T22:00:00Z',
      detected: '2026-06-01T01:00:00Z',
      restored: '2026-06-01T01:30:00Z',
      outcome: 'rolled-back',
    };
    expect(figuresOf([aLog(run)]).timeToRestore.months).toMatchObject([
      { month: '2026-05', n: 1, value: 30 * 60_000 },
    ]);
  });
});

describe('The figures', () => {
  it('say of no logs that there is nothing to say', () => {
    const { figures, ...rest } = insightsOf({ logs: [], services });
    expect(rest).toEqual({ asOf: null, services, drafts: [], uncounted: [], withoutService: [] });
    for (const [id, { kind, months, total }] of entriesOf(figures)) {
      const empty = kind === 'count' ? { value: 0 } : { value: null, enough: false };
      expect({ id, months, total }).toMatchObject({ id, months: [], total: empty });
    }
  });

  it('count one log, and say that it is too few for a rate or a median', () => {
    const { asOf, figures } = insightsOf({
      logs: [aLog({ started: '2028-02-29T23:00:00Z', rehearsedOn: '2028-02-20' })],
      services,
    });
    expect(asOf).toBe('2028-02-29');
    expect(figures.releases.total.value).toBe(1);
    expect(figures.changeFailureRate.total).toMatchObject({ value: 0, enough: false });
    expect(figures.operatorDependence.total).toMatchObject({ value: 1, enough: false });
    expect(figures.rehearsalAge.total).toMatchObject({ value: 9, enough: false });
  });

  it('count no release where all runs were aborted', () => {
    const { releases, abortedRuns, changeFailureRate, timeToDetect } = figuresOf(
      ['a', 'b', 'c'].map((id) => aLog({ id, outcome: 'aborted' })),
    );
    expect(releases.total.value).toBe(0);
    expect(abortedRuns.total.value).toBe(3);
    expect(changeFailureRate.total.value).toBeNull();
    expect(timeToDetect.total).toMatchObject({ n: 0, missing: [] });
    expect(releases.months).toMatchObject([{ month: '2026-03', value: 0 }]);
  });

  it('leave drafts out and list them', () => {
    const insights = insightsOf({
      logs: [aLog(), aLog({ id: 'b', status: 'draft' }), aLog({ id: 'a', status: 'draft' })],
      services,
    });
    expect(insights.drafts).toEqual(['a', 'b']);
    expect(insights.figures.releases.total.value).toBe(1);
  });

  it('name a log without a start, which no month can count', () => {
    const { uncounted, figures } = insightsOf({
      logs: [aLog(), aLog({ id: 'some-day', started: null })],
      services,
    });
    expect(uncounted).toEqual([{ log: 'some-day', why: '`started` is not given' }]);
    expect(figures.releases.total.value).toBe(1);
  });

  it('name logs that belong to no service, and count them in total', () => {
    const { withoutService, figures } = insightsOf({
      logs: [
        aLog({ id: 'a', runbookFacts: null }),
        aLog({ id: 'b', service: null }),
        aLog({ id: 'c', service: 'basket' }),
        aLog({ id: 'd', service: 'search' }),
      ],
      services,
    });
    expect(withoutService).toEqual([
      { log: 'a', why: 'its runbook is not there' },
      { log: 'b', why: 'its runbook names no service' },
      { log: 'c', why: 'its runbook names `basket`, which is no service' },
    ]);
    expect(figures.releases.total.value).toBe(4);
    expect(figures.releases.services).toMatchObject([
      { service: 'checkout', value: 0 },
      { service: 'search', value: 1 },
    ]);
  });

  it('change nothing in the logs, and do not depend on their order', () => {
    const some = [
      aLog({ id: 'b', started: '2026-04-01T09:00:00Z', outcome: 'rolled-back' }),
      aLog({ id: 'a', operator: null }),
      aLog({ id: 'c', outcome: null }),
    ];
    const before = structuredClone(some);
    const insights = insightsOf({ logs: some, services });
    expect(some).toEqual(before);
    expect(insightsOf({ logs: some.toReversed(), services })).toEqual(insights);
  });

  it('carry a title and a definition of one sentence each', () => {
    const figures = entriesOf(figuresOf([])).map(([, figure]) => figure);
    expect(figures).toHaveLength(14);
    for (const { title, definition } of figures) {
      expect(title).toMatch(/^[A-Z][^.]+$/);
      expect(definition).toMatch(/^[A-Z][^.]+\.$/);
    }
    expect(new Set(figures.map(({ title }) => title)).size).toBe(14);
  });
});

describe('Now', () => {
  const some = [
    aLog({ id: 'march', started: '2026-03-31T23:30:00Z' }),
    aLog({ id: 'april', started: '2026-04-01T00:30:00Z' }),
  ];

  it('as a day counts as a whole, in UTC', () => {
    const { asOf, uncounted, figures } = insightsOf({ logs: some, services, now: '2026-03-31' });
    expect(asOf).toBe('2026-03-31');
    expect(uncounted).toEqual([{ log: 'april', why: '`started` is in the future' }]);
    expect(figures.releases.months).toMatchObject([{ month: '2026-03', value: 1 }]);
  });

  it('as an instant counts to the millisecond', () => {
    const until = (now: number) =>
      insightsOf({ logs: some, services, now }).figures.releases.total.value;
    expect(until(at('2026-04-01T00:30:00Z') - 1)).toBe(1);
    expect(until(at('2026-04-01T00:30:00Z'))).toBe(2);
  });

  it('later than the last run adds the months without one', () => {
    const { releases } = insightsOf({ logs: some, services, now: '2026-06-01' }).figures;
    expect(releases.months.map(({ month, value }) => [month, value])).toEqual([
      ['2026-03', 1],
      ['2026-04', 1],
      ['2026-05', 0],
      ['2026-06', 0],
    ]);
  });

  it('before the first run leaves nothing to count', () => {
    const { asOf, figures } = insightsOf({ logs: some, services, now: '2026-02-28' });
    expect(asOf).toBe('2026-02-28');
    expect(figures.releases).toMatchObject({ total: { value: 0 }, months: [] });
  });

  it('takes a leap day for a day only where there is one', () => {
    expect(insightsOf({ logs: [], services, now: '2028-02-29' }).asOf).toBe('2028-02-29');
    expect(() => insightsOf({ logs: [], services, now: '2027-02-29' })).toThrow(
      'Unexpected "2027-02-29" as now, expected milliseconds since the epoch or a day, write for example 2026-11-03',
    );
  });

  it.each(['', 'today', '2026-3-1', '2026-03-01T00:00:00Z', NaN, Infinity])(
    'is refused as %s',
    (now) => {
      expect(() => insightsOf({ logs: some, services, now })).toThrow(RangeError);
    },
  );
});

describe('Joining logs with their runbooks', () => {
  const rehearsed = { on: '2026-03-01', environment: 'staging', took: 60_000 };
  const runbooks = [{ id: 'known', service: 'search', date: '2026-03-10', rehearsed }];

  it('adds the facts of the runbook, or null, and puts the latest run first', () => {
    const joined = joinRunbooks(
      [
        { id: 'c', runbook: null, started: null },
        { id: 'b', runbook: 'gone', started: 1 },
        { id: 'a', runbook: 'known', started: 1 },
        { id: 'd', runbook: 'known', started: 2 },
      ],
      runbooks,
    );
    const facts = { service: 'search', date: '2026-03-10', rehearsedOn: '2026-03-01' };
    expect(joined).toEqual([
      { id: 'd', runbook: 'known', started: 2, runbookFacts: facts },
      { id: 'a', runbook: 'known', started: 1, runbookFacts: facts },
      { id: 'b', runbook: 'gone', started: 1, runbookFacts: null },
      { id: 'c', runbook: null, started: null, runbookFacts: null },
    ]);
  });

  it('tells of a runbook that was never rehearsed', () => {
    const [log] = joinRunbooks(
      [{ id: 'a', runbook: 'draft', started: 1 }],
      [{ id: 'draft', service: null, date: null, rehearsed: null }],
    );
    expect(log?.runbookFacts).toEqual({ service: null, date: null, rehearsedOn: null });
  });
});
