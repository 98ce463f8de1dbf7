import { parseDate } from './date.ts';

const shape = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?Z$/;

/**
 * Milliseconds since the epoch of an instant written in UTC, such as `2026-11-03T09:02:11Z`; null
 * for anything else. `Date.parse` would take local times and days that no calendar has.
 */
export function parseInstant(text: string): number | null {
  const match = shape.exec(text.trim());
  const day = match ? parseDate(match[1] ?? '') : null;
  if (!match || day === null) return null;
  const [hours, minutes, seconds] = [match[2], match[3], match[4] ?? 0].map(Number);
  const ms = Number((match[5] ?? '').padEnd(3, '0'));
  return day + (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1_000 + ms;
}

/** Writes an instant as an author would: `2026-11-03T09:02:11Z`. */
export function formatInstant(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/** The day of an instant in UTC, as YYYY-MM-DD. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
