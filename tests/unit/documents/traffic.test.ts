import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTraffic, isWithin, parseTraffic } from '../../../src/documents/traffic.ts';

describe('A share of traffic is read', () => {
  it.each([
    ['5%', 5, 5],
    ['0%', 0, 0],
    [' 2.5 % ', 2.5, 2.5],
    ['1-5%', 1, 5],
    ['1% - 5%', 1, 5],
    ['50–75%', 50, 75],
    ['1% to 5%', 1, 5],
  ])('from %j', (text, from, to) => {
    expect(parseTraffic(text)).toEqual({ from, to });
  });

  it.each([
    '',
    '5',
    '1-5',
    '5%%',
    '5% %',
    '-5%',
    '101%',
    '50-101%',
    '5-1%',
    'all',
    '5%-',
    '%',
    '1-2-3%',
  ])('not from %j', (text) => {
    expect(parseTraffic(text)).toBeNull();
  });
});

const percent = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10);
const traffic = fc
  .tuple(percent, percent)
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

it('What is written is read as the same traffic', () => {
  fc.assert(
    fc.property(traffic, (share) => {
      expect(parseTraffic(formatTraffic(share))).toEqual(share);
    }),
  );
});

it('A share lies within itself, and within what it lies within lies within', () => {
  fc.assert(
    fc.property(traffic, traffic, traffic, (a, b, c) => {
      expect(isWithin(a, a)).toBe(true);
      if (isWithin(a, b) && isWithin(b, c)) expect(isWithin(a, c)).toBe(true);
    }),
  );
});
