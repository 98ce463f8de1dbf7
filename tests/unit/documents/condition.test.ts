import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findCondition,
  formatCondition,
  parseCondition,
  vagueWord,
  type Condition,
} from '../../../src/documents/condition.ts';
import { intervalOf, overlap } from '../../../src/documents/interval.ts';

const comparison = (
  operator: '<' | '<=' | '>' | '>=' | '=',
  value: number,
  unit: string,
  rest: { baseline?: 'times' | 'above' | 'below'; windowMs?: number } = {},
): Condition => ({
  kind: 'comparison',
  operator,
  value,
  unit,
  baseline: rest.baseline ?? null,
  windowMs: rest.windowMs ?? null,
});
const range = (from: number, to: number, unit: string): Condition => ({
  kind: 'range',
  from,
  to,
  unit,
  baseline: null,
});
const event = (what: string, windowMs: number | null = null): Condition => ({
  kind: 'event',
  event: what,
  windowMs,
});

describe('A condition is read', () => {
  it.each<[string, Condition]>([
    ['> 2%', comparison('>', 2, '%')],
    ['>= 1,000 messages', comparison('>=', 1000, 'messages')],
    ['≤ 800 ms', comparison('<=', 800, 'ms')],
    ['> 1.5 s for 10m', comparison('>', 1.5, 's', { windowMs: 600_000 })],
    ['> 2 restarts within 10m', comparison('>', 2, 'restarts', { windowMs: 600_000 })],
    ['> 2x baseline for 5m', comparison('>', 2, 'x', { baseline: 'times', windowMs: 300_000 })],
    ['above 150% of the baseline', comparison('>', 1.5, 'x', { baseline: 'times' })],
    ['> 10% above baseline', comparison('>', 10, '%', { baseline: 'above' })],
    ['below baseline', comparison('<', 1, 'x', { baseline: 'times' })],
    ['higher than 5%', comparison('>', 5, '%')],
    ['more than 5 failed logins per minute', comparison('>', 5, 'failed logins per minute')],
    ['> 3 open issues', comparison('>', 3, 'open issues')],
    ['> 500 ms (p99)', comparison('>', 500, 'ms')],
    ['> 2% of requests', comparison('>', 2, '% of requests')],
    ['at least one failed check', comparison('>=', 1, 'failed check')],
    ['5xx rate above 2% for 5m', comparison('>', 2, '%', { windowMs: 300_000 })],
    ['exactly 0 rows', comparison('=', 0, 'rows')],
    ['20-60 per minute', range(20, 60, 'per minute')],
    ['20% to 60%', range(20, 60, '%')],
    ['200 ms to 1 s', range(0.2, 1, 's')],
    ['0 errors over 10m', range(0, 0, 'errors')],
    ['within 7% of baseline', { ...range(0.93, 1.07, 'x'), baseline: 'times' } as Condition],
    ['any failed migration', event('any failed migration')],
    ['any HTTP 500', event('any HTTP 500')],
    ['no metrics for 5m', event('no metrics', 300_000)],
    ['any alert of high-priority services', event('any alert of high-priority services')],
    ['None.', { kind: 'none' }],
  ])('from %j', (text, condition) => {
    expect(parseCondition(text)).toEqual(condition);
  });

  it.each([
    '',
    'high',
    'too many',
    'degraded',
    'looks bad',
    'latency is elevated',
    'any problem',
    'any doubt',
    'a few errors',
    '> 5 errors for a while',
    '> 2x',
    '> 2x for 5m',
    '> 500 ms for 5',
    '> 2% or > 30 errors',
    '60-20 per minute',
    'the migration fails',
    'red',
    '>',
    '> %',
  ])('not from %j', (text) => {
    expect(parseCondition(text)).toBeNull();
  });

  it('and tells a bare number by its empty unit', () => {
    expect(parseCondition('> 5')).toEqual(comparison('>', 5, ''));
    expect(parseCondition('any rate above 5')).toEqual(comparison('>', 5, ''));
  });
});

it('The vague word of a text is found', () => {
  expect(
    ['errors look bad', 'too many errors', 'any issue', '> 3 issues', '> 2%'].map(vagueWord),
  ).toEqual(['look', 'too many', 'issue', null, null]);
});

it('A limit is found within a sentence', () => {
  expect(findCondition('CPU is below 60% and stable')).toEqual(comparison('<', 60, '%'));
  expect(findCondition('Error rate stays under 2x baseline for 5 m')).toEqual(
    comparison('<', 2, 'x', { baseline: 'times', windowMs: 300_000 }),
  );
  expect(findCondition('The finance team knows the start time')).toBeNull();
});

it('A limit that is denied is turned round', () => {
  expect(findCondition('No statement held its lock for more than 1 s')).toEqual(
    comparison('<=', 1, 's'),
  );
  expect(findCondition('Errors are not above 2%')).toEqual(comparison('<=', 2, '%'));
  expect(findCondition('No alert fires, and CPU is below 60%')).toEqual(comparison('<', 60, '%'));
});

const unit = fc.constantFrom(
  '%',
  'ms',
  's',
  'errors',
  'per minute',
  'MB',
  'requests per second',
  '% of requests',
  '',
);
const value = fc.integer({ min: 0, max: 1_000_000 }).map((cents) => cents / 100);
const windowMs = fc.option(fc.integer({ min: 1, max: 5_000 }).map((seconds) => seconds * 1_000));
const operator = fc.constantFrom(
  '<' as const,
  '<=' as const,
  '>' as const,
  '>=' as const,
  '=' as const,
);
const comparisons: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('comparison' as const),
    operator,
    value,
    unit,
    baseline: fc.constant(null),
    windowMs,
  }),
  fc.record({
    kind: fc.constant('comparison' as const),
    operator,
    value,
    unit: fc.constant('x'),
    baseline: fc.constant('times' as const),
    windowMs,
  }),
  fc.record({
    kind: fc.constant('comparison' as const),
    operator,
    value,
    unit: fc.constantFrom('%', 'ms', 'errors'),
    baseline: fc.constantFrom('above' as const, 'below' as const),
    windowMs,
  }),
);
const ranges: fc.Arbitrary<Condition> = fc
  .tuple(value, value, unit)
  .map(([a, b, of]) => range(Math.min(a, b), Math.max(a, b), of));
const events: fc.Arbitrary<Condition> = fc
  .tuple(fc.constantFrom('any failed migration', 'no metrics', 'one lost message'), windowMs)
  .map(([what, ms]) => event(what, ms));
const conditions = fc.oneof(comparisons, ranges, events, fc.constant<Condition>({ kind: 'none' }));

it('What is written is read as the same condition', () => {
  fc.assert(
    fc.property(conditions, (condition) => {
      expect(parseCondition(formatCondition(condition))).toEqual(condition);
    }),
  );
});

it('Two conditions overlap either way round', () => {
  fc.assert(
    fc.property(conditions, conditions, (a, b) => {
      expect(overlap(a, b)).toBe(overlap(b, a));
    }),
  );
});

it('A condition with values overlaps with itself', () => {
  fc.assert(
    fc.property(fc.oneof(comparisons, ranges), (condition) => {
      expect(overlap(condition, condition)).toBe(true);
    }),
  );
});

it('A limit and its opposite never overlap', () => {
  fc.assert(
    fc.property(value, unit, (limit, of) => {
      expect(overlap(comparison('<', limit, of), comparison('>=', limit, of))).toBe(false);
      expect(overlap(comparison('<=', limit, of), comparison('>', limit, of))).toBe(false);
      expect(overlap(comparison('<=', limit, of), comparison('>=', limit, of))).toBe(true);
    }),
  );
});

it('Units of one quantity compare, others do not', () => {
  const [ms, s] = [comparison('<', 800, 'ms'), comparison('>', 1.5, 's')];
  expect(overlap(ms, s)).toBe(false);
  expect(overlap(comparison('<', 1600, 'ms'), s)).toBe(true);
  expect(overlap(comparison('<', 1600, 'errors'), s)).toBe(false);
  expect(overlap(comparison('<', 5, '%'), comparison('>', 2, '% of requests'))).toBe(true);
  expect(intervalOf(comparison('>', 2, 'errors per second'))).toMatchObject({
    dimension: 'error per minute',
    from: 120,
  });
});

it('Any text is read or refused, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const condition = parseCondition(text);
      if (condition) expect(formatCondition(condition)).not.toBe('');
      findCondition(text);
    }),
  );
});

// An expression that tries every split of such a text would run into the test's time limit.
it('A text of thousands of characters that is no condition is refused', () => {
  const texts = ['a '.repeat(5_000), `any ${'> 5 '.repeat(2_000)}`, `(${' '.repeat(5_000)}`];
  expect(texts.map(parseCondition)).toEqual([null, null, null]);
});
