import fc from 'fast-check';
import type { JoinedLog } from '../../../src/insights/joined-log.ts';
import { at } from './a-log.ts';

const minute = 60_000;
const start = at('2027-11-30T23:00:00Z');
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 4 });

/** Around a leap day, with times at which a day and a month have just ended. */
const instant = fc.oneof(
  fc.integer({ min: 0, max: 200 * 24 * 60 }).map((minutes) => start + minutes * minute),
  fc.constantFrom(
    at('2028-02-28T23:59:59.999Z'),
    at('2028-02-29T00:00:00Z'),
    at('2028-02-29T23:59:59Z'),
    at('2028-03-01T00:00:00Z'),
  ),
);
const soon = orNull(fc.integer({ min: -5 * minute, max: 300 * minute }));

const row = fc.record({
  after: soon,
  elapsed: fc.record({ text: fc.constantFrom('0:00', '-', '0:00:00', '0:07', '') }),
  event: fc.record({
    text: fc.constantFrom(
      'Run started',
      'Stage passed: Canary',
      'Stage "Canary" started',
      'Stage "Canary" was not started',
    ),
  }),
});

const one = fc
  .record({
    id: fc.uuid(),
    outcome: orNull(
      fc.constantFrom(
        'succeeded' as const,
        'rolled-back' as const,
        'rolled-forward' as const,
        'aborted' as const,
      ),
    ),
    status: fc.constantFrom('reviewed' as const, 'reviewed' as const, 'draft' as const),
    started: orNull(instant),
    detected: soon,
    restored: soon,
    operator: orNull(fc.constantFrom('payments', 'platform', '@platform', '@Night-2')),
    special: orNull(fc.constant('It ran during a sale.')),
    drill: fc.constantFrom(false, false, true),
    rows: fc.array(row, { maxLength: 3 }),
    lessons: fc.uniqueArray(fc.constantFrom('one', 'two', 'three')),
    improvements: fc.array(
      fc.record({
        to: fc.constant('guidelines/deployment#rollback'),
        lessonId: orNull(fc.constantFrom('one', 'two')),
        status: orNull(
          fc.constantFrom('proposed' as const, 'applied' as const, 'declined' as const),
        ),
      }),
      { maxLength: 3 },
    ),
    runbookFacts: orNull(
      fc.record({
        service: orNull(fc.constantFrom('checkout', 'search', 'gone')),
        date: fc.constant(null),
        rehearsedOn: orNull(
          fc.constantFrom('2027-11-30', '2028-02-28', '2028-02-29', '2028-03-01'),
        ),
      }),
    ),
  })
  .map(({ started, detected, restored, rows, lessons, improvements, ...rest }): JoinedLog => {
    const after = (ms: number | null) => (ms === null ? null : (started ?? start) + ms);
    return {
      ...rest,
      started,
      detected: after(detected),
      restored: after(restored),
      timeline: { events: rows.map(({ after: ms, ...cells }) => ({ ...cells, time: after(ms) })) },
      lessons: { items: lessons.map((id) => ({ id })) },
      improvements: { items: improvements },
    };
  });

/** Any logs, incomplete and contradictory ones among them, each with an id of its own. */
export const someLogs = fc.uniqueArray(one, { maxLength: 30, selector: ({ id }) => id });
