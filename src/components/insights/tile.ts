import type { AnyFigure } from '../../insights/figure.ts';
import { several } from './sentences.ts';
import { tell } from './values.ts';

/** A figure at one look. */
export interface Tile {
  title: string;
  /** The total, or that there are too few data for one. */
  value: string;
  /** Whether the value is a figure. */
  isTold: boolean;
  /** What it is counted from. */
  count: string;
}

/** The tile of a figure: its total with what that is counted from. */
export function tileOf(figure: AnyFigure): Tile {
  const { value } = tell(figure).total;
  const isTold = figure.total.enough && value !== null;
  return {
    title: figure.title,
    value: isTold ? value : 'too few data',
    isTold,
    count: countOf(figure),
  };
}

function countOf(figure: AnyFigure): string {
  switch (figure.kind) {
    case 'count':
      return figure.total.value === 1 ? figure.unit.replace(/s$/, '') : figure.unit;
    case 'share': {
      const { numerator, denominator, enough } = figure.total;
      return enough
        ? `${String(numerator)} of ${several(denominator, figure.of)}`
        : `${String(denominator)} of ${several(figure.least, figure.of)} needed`;
    }
    case 'spread': {
      const { n, enough } = figure.total;
      return enough
        ? `median of ${several(n, 'values')}`
        : `${String(n)} of ${several(figure.least, 'values')} needed`;
    }
  }
}
