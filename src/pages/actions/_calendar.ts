import ical, { ICalCalendarMethod } from 'ical-generator';
import { dayMs, parseDate } from '../../documents/date.ts';
import type { Site } from '../../documents/site/schema.ts';
import type { ActionRow } from '../../rendering/action-rows.ts';

/** An open action with all that a calendar needs to know of it. */
export interface DatedAction {
  row: Pick<ActionRow, 'anchor' | 'action'> & { log: Pick<ActionRow['log'], 'title'> };
  /** When its log was closed, milliseconds since the epoch. */
  stamp: number;
  /** The name of the team that owns it. */
  owner: string | null;
  /** The path of its place on the page of its log. */
  href: string;
}

/**
 * The due dates of open actions as an iCalendar file, an all-day event each. It follows from the
 * logs alone: a calendar that reads it again finds the same events, and the build leaves no trace.
 */
export function calendarText(
  actions: readonly DatedAction[],
  { name, url }: Pick<Site, 'name' | 'url'>,
): string {
  const calendar = ical({
    // The library writes the name of a calendar as it stands.
    name: `${name}: open actions`.replace(/[\\;,]/g, '\\$&'),
    prodId: { company: 'Flightplan', product: 'Actions', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  const { host } = new URL(url);
  for (const { row, stamp, owner, href } of actions) {
    const due = parseDate(row.action.due ?? '');
    if (row.action.status !== 'open' || due === null) continue;
    const text = row.action.text?.text ?? row.log.title;
    calendar.createEvent({
      id: `${row.anchor}@${host}`,
      stamp: new Date(stamp),
      start: new Date(due),
      end: new Date(due + dayMs),
      allDay: true,
      summary: owner ? `${owner}: ${text}` : text,
      description: `From the log of ${row.log.title}`,
      url: new URL(href, url).href,
    });
  }
  return calendar.toString();
}
