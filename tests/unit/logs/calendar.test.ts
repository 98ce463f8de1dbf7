import { afterEach, describe, expect, it } from 'vitest';
import { calendarText, type DatedAction } from '../../../src/pages/actions/_calendar.ts';

const site = { name: 'Plans; flights, and more', url: 'https://flightplan.example.com' };
const at = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function action(
  change: Partial<DatedAction['row']['action']> = {},
  text = 'Add the index.',
): DatedAction {
  return {
    row: {
      anchor: 'action-1-of-2026-11-03-refunds',
      log: { title: 'Checkout 4.2.0' },
      action: {
        owner: 'payments',
        due: '2026-11-17',
        status: 'open',
        text: { text, markdown: text, at },
        at,
        attributes: { owner: at, due: at, status: at },
        places: { text: at },
        ...change,
      },
    },
    stamp: Date.UTC(2026, 10, 3, 10, 31, 40),
    owner: 'Payments',
    href: '/logs/2026-11-03-refunds/#action-1',
  };
}

const unfolded = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');
const zone = process.env.TZ;

afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('the calendar of actions', () => {
  it('has an all-day event for each open action, stamped with the end of its log', () => {
    const lines = unfolded(calendarText([action()], site));
    expect(lines.filter((line) => /^(UID|DTSTAMP|DTSTART|DTEND|SUMMARY|URL)/.test(line))).toEqual([
      'UID:action-1-of-2026-11-03-refunds@flightplan.example.com',
      'DTSTAMP:20261103T103140Z',
      'DTSTART;VALUE=DATE:20261117',
      'DTEND;VALUE=DATE:20261118',
      'SUMMARY:Payments: Add the index.',
      'URL;VALUE=URI:https://flightplan.example.com/logs/2026-11-03-refunds/#action-1',
    ]);
  });

  it('leaves out what is done, and what has no date', () => {
    const text = calendarText(
      [action({ status: 'done' }), action({ due: null }), action({ status: null })],
      site,
    );
    expect(text).not.toContain('VEVENT');
  });

  it('escapes what would end a value, and folds long lines', () => {
    const text = calendarText(
      [action({}, `One, two; three \\ four\n${'Größe '.repeat(30)}`)],
      site,
    );
    expect(unfolded(text)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('SUMMARY:Payments: One\\, two\\; three \\\\ four\\nGröße '),
        'X-WR-CALNAME:Plans\\; flights\\, and more: open actions',
      ]),
    );
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin'])(
    'has the same bytes when it is built in %s',
    (name) => {
      process.env.TZ = 'UTC';
      const expected = calendarText([action({ due: '2028-02-29' })], site);
      process.env.TZ = name;
      expect(calendarText([action({ due: '2028-02-29' })], site)).toBe(expected);
      expect(expected).toContain('DTEND;VALUE=DATE:20280301');
    },
  );

  it('begins and ends as a calendar', () => {
    const lines = unfolded(calendarText([action()], site));
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.filter((line) => line !== '').at(-1)).toBe('END:VCALENDAR');
    expect(lines).toContain('VERSION:2.0');
    expect(lines.some((line) => line.startsWith('PRODID:'))).toBe(true);
  });
});
