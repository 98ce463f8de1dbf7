import { ink, type Layer } from './draw.ts';

/*
 * What the charts by month and by service are made of. Solid and outlined, filled and hollow tell
 * apart what colours alone would not tell everybody, nor a printer.
 */

/** Whether bars stand side by side or lie below each other; Vega-Lite can't tell from two numbers. */
export type Direction = 'upright' | 'lying';

const orient = { upright: 'vertical', lying: 'horizontal' } as const;

/** The layer of all things: outlined, and the part lies within it. */
export function wholeBars(
  values: readonly object[],
  size: number,
  place: object,
  direction: Direction,
): Layer {
  return {
    name: 'whole',
    data: { values },
    mark: { ...barOf(size, direction), fill: ink.whole, stroke: ink.edge, strokeWidth: 1 },
    encoding: place,
  };
}

/** The layer of the part, or of all things that are not a part of others: solid. */
export function solidBars(
  values: readonly object[],
  size: number,
  place: object,
  direction: Direction,
): Layer {
  return {
    name: 'bars',
    data: { values },
    mark: { ...barOf(size, direction), fill: ink.value },
    encoding: place,
  };
}

/** A tick stands across the line that it ends. */
const acrossOf = { upright: 'horizontal', lying: 'vertical' } as const;

function barOf(size: number, direction: Direction): object {
  return { type: 'bar', size, orient: orient[direction] };
}

/** The layer of single values: filled where there are enough data, hollow where there are not. */
export function points(
  name: string,
  values: readonly { enough: boolean }[],
  place: object,
  size = 64,
): Layer[] {
  const mark = { type: 'point', shape: 'circle', size, strokeWidth: 2, opacity: 1 } as const;
  const layer = (filled: boolean) => ({
    name: filled ? name : `${name}_few`,
    data: { values: values.filter(({ enough }) => enough === filled) },
    mark: { ...mark, filled: false, stroke: ink.value, fill: filled ? ink.value : ink.paper },
    encoding: place,
  });
  return [layer(true), layer(false)];
}

/** The layer of 90th percentiles: a tick at the end of a thin line from the median. */
export function whiskers(
  rows: readonly { p90: number | null }[],
  line: object,
  tick: object,
  direction: Direction,
): Layer[] {
  const values = rows.filter(({ p90 }) => p90 !== null);
  return [
    {
      name: 'reach',
      data: { values },
      mark: { type: 'rule', stroke: ink.edge, strokeWidth: 1 },
      encoding: line,
    },
    {
      name: 'p90',
      data: { values },
      mark: {
        type: 'tick',
        orient: acrossOf[direction],
        color: ink.text,
        thickness: 2,
        size: 12,
        opacity: 1,
      },
      encoding: tick,
    },
  ];
}

/** The layer that joins neighbouring months which have enough data. */
export function trendLine(values: readonly object[], place: object): Layer {
  return {
    name: 'trend',
    data: { values },
    mark: { type: 'line', stroke: ink.value, strokeWidth: 2 },
    encoding: {
      ...place,
      detail: { field: 'run', type: 'nominal' },
      // Without it Vega-Lite sorts the months of a line by their names.
      order: { field: 'index', type: 'quantitative' },
    },
  };
}
