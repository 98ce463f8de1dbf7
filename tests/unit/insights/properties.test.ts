import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insightsOf } from '../../../src/insights/insights.ts';
import { entriesOf, figuresOf, services } from './a-log.ts';
import { someLogs } from './some-logs.ts';

describe('Whatever the logs are', () => {
  it('another drill never changes what is told of releases', () => {
    fc.assert(
      fc.property(someLogs, someLogs, (logs, more) => {
        const before = figuresOf(logs);
        const drills = more.map((log) => ({ ...log, id: `drill-${log.id}`, drill: true }));
        const after = figuresOf([...logs, ...drills]);
        for (const id of [
          'releases',
          'changeFailureRate',
          'nearMisses',
          'timeToDetect',
          'timeToRestore',
          'specialHandling',
          'operatorDependence',
          'rehearsalAge',
          'abortedRuns',
        ] as const) {
          expect(after[id].total).toEqual(before[id].total);
          expect(after[id].services).toEqual(before[id].services);
        }
      }),
    );
  });

  it('the total is what the months add up to', () => {
    fc.assert(
      fc.property(someLogs, (logs) => {
        for (const [id, { total, months }] of entriesOf(figuresOf(logs))) {
          const sum = (key: string): number =>
            months.reduce((all, month) => all + Number(month[key as keyof typeof month]), 0);
          const missing = months.flatMap((month) => month.missing).length;
          expect({ id, missing }).toEqual({ id, missing: total.missing.length });
          if ('n' in total) expect({ id, n: sum('n') }).toEqual({ id, n: total.n });
          else if (!('denominator' in total)) expect(sum('value')).toBe(total.value);
          else {
            expect({ id, sum: sum('denominator') }).toEqual({ id, sum: total.denominator });
            // Another operator may be the most frequent one in each month.
            if (id === 'operatorDependence')
              expect(sum('numerator')).toBeGreaterThanOrEqual(total.numerator);
            else expect({ id, sum: sum('numerator') }).toEqual({ id, sum: total.numerator });
          }
        }
      }),
    );
  });

  it('every log is counted, or named as one that is not', () => {
    fc.assert(
      fc.property(someLogs, (logs) => {
        const { drafts, uncounted, withoutService, figures } = insightsOf({ logs, services });
        const { releases, drills, abortedRuns } = figures;
        const runs = releases.total.value + drills.total.value + abortedRuns.total.value;
        const unclear = releases.total.missing.length;
        expect(runs + unclear + uncounted.length + drafts.length).toBe(logs.length);
        const inServices = [releases, drills, abortedRuns]
          .flatMap((figure) => figure.services)
          .reduce((sum, { value }) => sum + value, 0);
        const unclearInServices = releases.services.flatMap(({ missing }) => missing).length;
        expect(inServices + unclearInServices + withoutService.length).toBe(runs + unclear);
      }),
    );
  });

  it('the months follow each other without a gap', () => {
    fc.assert(
      fc.property(someLogs, (logs) => {
        const months = figuresOf(logs).releases.months.map(({ month }) => {
          const [year, number] = month.split('-').map(Number);
          return (year ?? 0) * 12 + (number ?? 0);
        });
        expect(months).toEqual(months.map((_, index) => (months[0] ?? 0) + index));
      }),
    );
  });

  it('the figures of a service are those of its logs alone', () => {
    fc.assert(
      fc.property(someLogs, fc.constantFrom('checkout', 'search'), (logs, service) => {
        const own = logs.filter(({ runbookFacts }) => runbookFacts?.service === service);
        const alone = figuresOf(own);
        for (const [id, { services: rows }] of entriesOf(figuresOf(logs))) {
          const row = rows.find((each) => each.service === service);
          expect(row).toEqual({ service, ...alone[id].total });
        }
      }),
    );
  });
});
