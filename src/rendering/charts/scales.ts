import type { SpreadFigure } from '../../insights/figure.ts';
import { monthRoom } from './months.ts';

/** How a duration of some milliseconds is written. */
export type DurationWords = (ms: number) => string;

/** A scale with its axis, as Vega-Lite describes them. */
export interface Scaled {
  type: 'quantitative';
  scale: object;
  axis: object;
}

/** Into how many parts the marks of an axis part it at most: names stand side by side below a plot. */
export const parts = { upright: 4, lying: 2 } as const;

/** An axis of whole numbers from zero on. */
export function wholeAxis(
  values: readonly number[],
  title: string,
  most: number = parts.upright,
): Scaled {
  return {
    type: 'quantitative',
    scale: { domain: [0, Math.max(1, ...values)], nice: most },
    axis: { tickCount: most, tickMinStep: 1, format: 'd', title },
  };
}

const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000];
/** Between two marks of an axis of time: what people count in, where a decimal scale says 1.39 h. */
const timeSteps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 30, 90, 365].map((count) => count * day),
];

/** The marks of an axis of time, in milliseconds, from zero to the greatest value or past it, in so many parts at most. */
export function timeMarks(values: readonly number[], most: number): number[] {
  const greatest = Math.max(0, ...values);
  const step = timeSteps.find((each) => greatest <= each * most) ?? Math.ceil(greatest / most);
  const count = Math.max(1, Math.ceil(greatest / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** An axis of time from zero on. */
function timeAxis(values: readonly number[], words: DurationWords, most: number): Scaled {
  const marks = timeMarks(values, most);
  const names = Object.fromEntries(marks.map((ms) => [ms, ms === 0 ? '0' : words(ms)]));
  return {
    type: 'quantitative',
    scale: { domain: [0, marks.at(-1)], nice: false },
    axis: { values: marks, labelExpr: `(${JSON.stringify(names)})[datum.value]` },
  };
}

/** The axis of a spread: of time or of days, as far as its median and 90th percentile go. */
export function spreadAxis(
  unit: SpreadFigure['unit'],
  rows: readonly { value: number; p90: number | null }[],
  words: DurationWords,
  most: number = parts.upright,
): Scaled {
  const values = rows.map(({ value, p90 }) => Math.max(value, p90 ?? 0));
  return unit === 'days' ? wholeAxis(values, 'days', most) : timeAxis(values, words, most);
}

/** An axis at the left of a plot, whose title stands above it, where it reads without turning one's head. */
export function upright(scaled: Scaled): Scaled {
  const title = { titleAngle: 0, titleAnchor: 'end', titleAlign: 'left', titleBaseline: 'bottom' };
  const place = { titleX: -monthRoom.left, titleY: -10, domain: false, ticks: false };
  return { ...scaled, axis: { ...title, ...place, ...scaled.axis } };
}
