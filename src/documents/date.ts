const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Milliseconds in one day of UTC. */
export const dayMs = 86_400_000;

/** Midnight UTC of a calendar date written YYYY-MM-DD, or null when there is no such day. */
export function parseDate(text: string): number | null {
  const match = shape.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1970
    ? time
    : null;
}

/** Whole days from one YYYY-MM-DD date to another; negative when `to` is earlier, NaN for no date. */
export function daysBetween(from: string, to: string): number {
  return ((parseDate(to) ?? NaN) - (parseDate(from) ?? NaN)) / dayMs;
}
