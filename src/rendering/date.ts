const inUtc = { timeZone: 'UTC', month: 'short', year: 'numeric' } as const;
const day = new Intl.DateTimeFormat('en-GB', { ...inUtc, weekday: 'short', day: 'numeric' });
const month = new Intl.DateTimeFormat('en-GB', { ...inUtc, month: 'long' });

/** A date written YYYY-MM-DD, as `Tue, 3 Nov 2026`. */
export function longDate(date: string): string {
  return day.format(Date.parse(`${date}T00:00:00Z`));
}

/** A month written YYYY-MM, as `November 2026`. */
export function longMonth(yearAndMonth: string): string {
  return month.format(Date.parse(`${yearAndMonth}-01T00:00:00Z`));
}
