import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from '../../../src/documents/duration.ts';

describe('A duration is read', () => {
  it.each([
    ['30m', 1_800_000],
    ['90 s', 90_000],
    ['1h 30m', 5_400_000],
    ['1h30m', 5_400_000],
    ['2 days', 172_800_000],
    ['24H', 86_400_000],
    ['1.5h', 5_400_000],
    ['45 mins', 2_700_000],
    ['2 hrs', 7_200_000],
    ['250ms', 250],
    ['1.1m', 66_000],
  ])('from %j', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each([
    '',
    '30',
    'm',
    '0m',
    '-5m',
    '5 parsecs',
    '30m 1h',
    '5m 5m',
    'until 5m',
    '5m or so',
    '1e3s',
  ])('not from %j', (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  it('not from a number that no clock can count', () => {
    expect(parseDuration(`${'9'.repeat(400)}d`)).toBeNull();
    expect(parseDuration('99999999999999d')).toBeNull();
  });
});

it('A duration is written with few units, and a day as hours', () => {
  expect([1_800_000, 5_400_000, 86_400_000, 172_800_000, 61_001, 0].map(formatDuration)).toEqual([
    '30m',
    '1h 30m',
    '24h',
    '2d',
    '1m 1s 1ms',
    '0s',
  ]);
});

it('What is written is read as the same duration', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 * 86_400_000 }), (ms) => {
      expect(parseDuration(formatDuration(ms))).toBe(ms);
    }),
  );
});

it('Any text gives a positive whole number of milliseconds or nothing, and never throws', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789. hmsdayinour-')) }),
      (text) => {
        const ms = parseDuration(text);
        expect(ms === null || (Number.isSafeInteger(ms) && ms > 0)).toBe(true);
      },
    ),
  );
});
