import { shortMonth } from '../date.ts';
import { chartWidth, type Room } from './draw.ts';

/** Room beside a plot over months: for `1h 30m` at its left, half a month's name at its right. */
export const monthRoom: Room = { left: 48, right: 28, top: 26, bottom: 24 };

const plotWidth = chartWidth - monthRoom.left - monthRoom.right;
/** How many names of months stand side by side without touching. */
const mostLabels = 5;
/** Names stand at the same months of every year. */
const steps = [1, 2, 3, 6, 12, 24, 60, 120];

/** The months that are named below the plot, of all from the first to the last. */
export function namedMonths(months: readonly string[]): string[] {
  const fits = (step: number): boolean => Math.ceil(months.length / step) <= mostLabels;
  const step = steps.find(fits) ?? months.length;
  return months.filter((month) => {
    const [year = 0, number = 0] = month.split('-').map(Number);
    return (year * 12 + number - 1) % step === 0;
  });
}

/** Months side by side; strings, not dates, so that no time zone can move them. */
export function monthAxis(months: readonly string[]): object {
  return {
    field: 'month',
    type: 'ordinal',
    scale: { type: 'band', domain: months.map(shortMonth), padding: 0 },
    axis: { values: namedMonths(months).map(shortMonth), tickSize: 4, labelPadding: 4 },
  };
}

/** How wide the bar of a month is: narrow where there are many, and never a block. */
export function barWidth(months: readonly string[]): number {
  const step = plotWidth / months.length;
  return Math.max(1, Math.min(22, months.length > 24 ? step - 1 : step * 0.72));
}

/** How large the point of a month is, as an area: two neighbours may not run into one another. */
export function pointSize(months: readonly string[]): number {
  const width = Math.max(4, Math.min(8, plotWidth / months.length));
  return width * width;
}
