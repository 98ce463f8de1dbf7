import { formatDuration } from '../../documents/duration.ts';
import type { AnyFigure, Count, Share, Spread, SpreadFigure } from '../../insights/figure.ts';

/** A value of a figure in words, as a table has it in its columns. */
export interface Told {
  /** The value; null where there is none, or too few data for one. */
  value: string | null;
  /** What is to be said instead of the value, or beside it: `too few data: 3 of 5 needed`. */
  note: string | null;
  /** The 90th percentile; null where there is none, or too few data for one. */
  p90: string | null;
  /** Why there is no 90th percentile; null for what is no spread, or has no values. */
  p90Note: string | null;
  /** What it is counted from: `3 of 12`, or how many values; null where the value is the count. */
  count: string | null;
  /** How many entries are missing. */
  missing: number;
}

/** The rows of a figure's tables, and its total. */
export interface ToldFigure {
  total: Told;
  months: (Told & { id: string })[];
  services: (Told & { id: string })[];
}

/** Tells all values of a figure in words. */
export function tell(figure: AnyFigure): ToldFigure {
  switch (figure.kind) {
    case 'count':
      return tellAll(figure, tellCount);
    case 'share':
      return tellAll(figure, (share) => tellShare(share, figure.least, figure.of));
    case 'spread':
      return tellAll(figure, (spread) => tellSpread(spread, figure));
  }
}

/** A share as whole percent; one that is hardly anything, or hardly not all, does not become 0 or 100. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return 'under 1%';
  if (share < 1 && share >= 0.995) return 'over 99%';
  return `${String(Math.round(share * 100))}%`;
}

/** A value of a spread: a duration to the second, or days. */
export function amount(value: number, unit: SpreadFigure['unit']): string {
  // Logs tell times to the second; the median of two may fall between.
  if (unit === 'milliseconds') return formatDuration(Math.round(value / 1000) * 1000);
  return `${String(value)} ${value === 1 ? 'day' : 'days'}`;
}

/** What is said where there are not enough data. */
export function tooFew(count: number, needed: number): string {
  return `too few data: ${String(count)} of ${String(needed)} needed`;
}

const noP90 = { p90: null, p90Note: null };

function tellCount({ value, missing }: Count): Told {
  return { value: String(value), note: null, ...noP90, count: null, missing: missing.length };
}

function tellShare(share: Share, least: number, of: string): Told {
  const { value, enough, numerator, denominator, missing } = share;
  return {
    value: enough && value !== null ? percent(value) : null,
    note: denominator === 0 ? `no ${of}` : enough ? null : tooFew(denominator, least),
    ...noP90,
    count: `${String(numerator)} of ${String(denominator)}`,
    missing: missing.length,
  };
}

function tellSpread(spread: Spread, { unit, least, leastForP90 }: SpreadFigure): Told {
  const { value, p90, p90Enough, enough, n, missing } = spread;
  return {
    value: value === null ? null : amount(value, unit),
    note: n === 0 ? 'no values' : enough ? null : tooFew(n, least),
    p90: p90 !== null && p90Enough ? amount(p90, unit) : null,
    p90Note: n === 0 || p90Enough ? null : enough ? tooFew(n, leastForP90) : 'too few data',
    count: String(n),
    missing: missing.length,
  };
}

function tellAll<Measure>(
  figure: {
    total: Measure;
    months: readonly ({ month: string } & Measure)[];
    services: readonly ({ service: string } & Measure)[];
  },
  told: (measure: Measure) => Told,
): ToldFigure {
  return {
    total: told(figure.total),
    months: figure.months.map((each) => ({ id: each.month, ...told(each) })),
    services: figure.services.map((each) => ({ id: each.service, ...told(each) })),
  };
}

/** What the value of a figure is called at the head of a table. */
export function valueNameOf({ kind, title }: AnyFigure): string {
  return kind === 'count' ? title : kind === 'share' ? 'Share' : 'Median';
}

/** The value of a row as the end of a chart's row says it: in brief, and always with its count. */
export function rowWords({ kind }: AnyFigure, told: Told | undefined): string {
  if (!told) return '';
  const { value, count } = told;
  if (kind === 'count') return value ?? '';
  if (kind === 'share')
    return count === '0 of 0' ? 'none' : [value, count].filter(Boolean).join(' · ');
  return value === null ? 'none' : `${value}, n = ${String(count)}`;
}
