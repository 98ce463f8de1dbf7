const inUtc = { timeZone: 'UTC', month: 'short', year: 'numeric' } as const;
const day = new Intl.DateTimeFormat('en-GB', { ...inUtc, weekday: 'short', day: 'numeric' });
const month = new Intl.DateTimeFormat('en-GB', { ...inUtc, month: 'long' });
// Three letters for every month: British English has "Sept".
const monthInBrief = new Intl.DateTimeFormat('en-US', inUtc);

/** The day of an instant, as YYYY-MM-DD. */
export function utcDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The time of day of an instant, as `09:02`, or `09:02:11` where it has seconds. */
export function utcTime(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19).replace(/:00$/, '');
}

/** A date written YYYY-MM-DD, as `Tue, 3 Nov 2026`. */
export function longDate(date: string): string {
  return day.format(Date.parse(`${date}T00:00:00Z`));
}

/** A month written YYYY-MM, as `November 2026`. */
export function longMonth(yearAndMonth: string): string {
  return month.format(Date.parse(`${yearAndMonth}-01T00:00:00Z`));
}

/** A month written YYYY-MM, as `Nov 2026`. */
export function shortMonth(yearAndMonth: string): string {
  return monthInBrief.format(Date.parse(`${yearAndMonth}-01T00:00:00Z`));
}
