const unitMs = {
  ms: 1,
  s: 1_000,
  sec: 1_000,
  secs: 1_000,
  second: 1_000,
  seconds: 1_000,
  m: 60_000,
  min: 60_000,
  mins: 60_000,
  minute: 60_000,
  minutes: 60_000,
  h: 3_600_000,
  hr: 3_600_000,
  hrs: 3_600_000,
  hour: 3_600_000,
  hours: 3_600_000,
  d: 86_400_000,
  day: 86_400_000,
  days: 86_400_000,
} as const;

/** Milliseconds in one of each time unit an author may write. */
export const millisecondsPer: Readonly<Record<string, number>> = unitMs;

const part = /(\d+(?:\.\d+)?)\s*([a-z]+)\s*/gy;

/**
 * Reads a duration such as `30m`, `90 s`, `1h 30m` or `2 days` as milliseconds.
 *
 * Written here because the published parsers accept what a release must not: a number without
 * a unit (`ms`), or any text with a duration somewhere in it (`parse-duration`).
 *
 * @returns milliseconds, or null when the text is anything else than a duration above zero
 */
export function parseDuration(text: string): number | null {
  const source = text.trim().toLowerCase();
  part.lastIndex = 0;
  let total = 0;
  let smallest = Infinity;
  while (part.lastIndex < source.length) {
    const match = part.exec(source);
    if (!match) return null;
    const unit = millisecondsPer[match[2] ?? ''];
    if (unit === undefined || unit >= smallest) return null;
    smallest = unit;
    total += Number(match[1]) * unit;
  }
  const ms = Math.round(total);
  return ms > 0 && Number.isSafeInteger(ms) ? ms : null;
}

const written = [
  ['d', unitMs.d],
  ['h', unitMs.h],
  ['m', unitMs.m],
  ['s', unitMs.s],
  ['ms', 1],
] as const;

/** Writes milliseconds as an author would: `1h 30m`, `45s`. Days only from two days up: a watch is "24h". */
export function formatDuration(ms: number): string {
  const parts: string[] = [];
  let rest = Math.round(ms);
  for (const [unit, size] of written) {
    if (unit === 'd' && rest < 2 * size) continue;
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${String(count)}${unit}`);
    rest -= count * size;
  }
  return parts.join(' ') || '0s';
}
