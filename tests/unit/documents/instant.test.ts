import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, formatInstant, parseInstant } from '../../../src/documents/instant.ts';

describe('An instant', () => {
  it('is read with and without seconds', () => {
    expect(parseInstant('2026-11-03T09:02:11Z')).toBe(Date.UTC(2026, 10, 3, 9, 2, 11));
    expect(parseInstant(' 2026-11-03T09:02Z ')).toBe(Date.UTC(2026, 10, 3, 9, 2));
    expect(parseInstant('2026-11-03T09:02:11.5Z')).toBe(Date.UTC(2026, 10, 3, 9, 2, 11, 500));
  });

  it.each([
    '',
    '2026-11-03',
    '2026-11-03T09:02:11',
    '2026-11-03T09:02:11+01:00',
    '2026-11-03 09:02Z',
    '2026-11-31T09:02Z',
    '2026-02-29T09:02Z',
    '2026-11-03T24:00Z',
    '2026-11-03T09:60Z',
    '2026-11-03T09:02:60Z',
    '2026-11-03T9:02Z',
  ])('is not read from %o', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it('is written in the form in which it is read, on its day in UTC', () => {
    const instants = fc.date({
      min: new Date(0),
      max: new Date('2999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (date) => {
        const text = formatInstant(date.getTime());
        expect(parseInstant(text)).toBe(date.getTime());
        expect(text.startsWith(dayOf(date.getTime()))).toBe(true);
      }),
    );
  });

  it('is written without a fraction where it has none', () => {
    expect(formatInstant(Date.UTC(2026, 10, 3, 9, 2, 11))).toBe('2026-11-03T09:02:11Z');
  });
});
