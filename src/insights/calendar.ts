/*
 * The calendar of the figures is UTC, as all times of a log are: a month has the same borders for
 * every reader.
 */

/** Milliseconds in one day of UTC. */
export const dayMs = 86_400_000;

/** The day of an instant in UTC, as YYYY-MM-DD. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The month of an instant in UTC, as YYYY-MM. */
export function monthOf(ms: number): string {
  return dayOf(ms).slice(0, 7);
}

/** All months of UTC from that of one instant to that of another, both included; none when it is earlier. */
export function monthsBetween(from: number, to: number): string[] {
  const months: string[] = [];
  const month = new Date(from);
  month.setUTCHours(0, 0, 0, 0);
  // The first of a month: on the 31st, "a month later" would skip a short one.
  month.setUTCDate(1);
  for (; month.getTime() <= to; month.setUTCMonth(month.getUTCMonth() + 1))
    months.push(monthOf(month.getTime()));
  return months;
}

/** Whole days from a date (YYYY-MM-DD) to the day of an instant in UTC; negative when that is earlier. */
export function daysUntil(date: string, ms: number): number {
  return (Date.parse(dayOf(ms)) - Date.parse(date)) / dayMs;
}

/**
 * The last instant that counts.
 *
 * @param now milliseconds since the epoch, or a day (YYYY-MM-DD), which counts as a whole
 * @throws RangeError where it is neither
 */
export function endOf(now: number | string): number {
  const end = typeof now === 'number' ? now : Date.parse(`${now}T00:00:00Z`) + dayMs - 1;
  // Of 30 February JavaScript makes the first days of March.
  if (Number.isNaN(new Date(end).getTime()) || (typeof now === 'string' && dayOf(end) !== now))
    throw new RangeError(
      `Unexpected ${typeof now === 'string' ? JSON.stringify(now) : String(now)} as now, expected milliseconds since the epoch or a day, write for example 2026-11-03`,
    );
  return end;
}
