import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs, daysBetween, parseDate } from '../../../src/documents/date.ts';

describe('A date is read', () => {
  it.each([
    ['2026-11-03', Date.UTC(2026, 10, 3)],
    ['2028-02-29', Date.UTC(2028, 1, 29)],
  ])('from %j', (text, time) => {
    expect(parseDate(text)).toBe(time);
  });

  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-11-00',
    '2026-11-31',
    '2026-1-3',
    '03-11-2026',
    '2026-11-03T10:00',
    '0001-01-01',
    '',
  ])('not from %j, which is no day', (text) => {
    expect(parseDate(text)).toBeNull();
  });
});

const day = fc.integer({ min: 0, max: 40_000 });
const written = (days: number): string => new Date(days * dayMs).toISOString().slice(0, 10);

it('Every day since 1970 is read as itself', () => {
  fc.assert(
    fc.property(day, (days) => {
      expect(parseDate(written(days))).toBe(days * dayMs);
    }),
  );
});

it('Days between two dates are counted whole, and backwards below zero', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
  expect(daysBetween('2026-03-30', 'soon')).toBeNaN();
  fc.assert(
    fc.property(day, day, (a, b) => {
      expect(daysBetween(written(a), written(b))).toBe(b - a);
    }),
  );
});
