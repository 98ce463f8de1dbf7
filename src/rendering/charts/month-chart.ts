import type { AnyFigure, CountFigure, ShareFigure, SpreadFigure } from '../../insights/figure.ts';
import { shortMonth } from '../date.ts';
import { draw, type Layer, type Named } from './draw.ts';
import { points, solidBars, trendLine, whiskers, wholeBars } from './marks.ts';
import { barWidth, monthAxis, monthRoom, pointSize } from './months.ts';
import { spreadAxis, upright, wholeAxis, type DurationWords } from './scales.ts';
import { shownSpread } from './shown-spread.ts';
import { runsOf, trendRows } from './trend.ts';

const plotHeight = 150;
const rateHeight = 64;

/** A figure by month; null where no month has anything to show. A month without data is a gap. */
export async function monthChart(
  figure: AnyFigure,
  words: DurationWords,
  named: Named,
): Promise<string | null> {
  const layers = layersOf(figure, words);
  return layers && draw({ height: plotHeight, room: monthRoom, layers, ...named });
}

/**
 * The rate of a share by month, of those months that have enough data for one; null where no two of
 * them are neighbours, for then there is no trend to draw.
 */
export async function rateChart(figure: ShareFigure, named: Named): Promise<string | null> {
  if (runsOf(figure.months).length === 0) return null;
  const y = upright({
    type: 'quantitative',
    scale: { domain: [0, 1], nice: false },
    axis: { values: [0, 0.5, 1], format: '.0%', title: 'rate' },
  });
  const place = { x: monthAxis(idsOf(figure)), y: { field: 'value', ...y } };
  const rows = withNames(figure.months);
  const known = rows.filter(({ enough }) => enough);
  const layers = [
    trendLine(trendRows(rows), place),
    ...points('rate', known, place, pointSize(idsOf(figure))),
  ];
  return draw({ height: rateHeight, room: monthRoom, layers, ...named });
}

function layersOf(figure: AnyFigure, words: DurationWords): Layer[] | null {
  switch (figure.kind) {
    case 'count':
      return countLayers(figure);
    case 'share':
      return shareLayers(figure);
    case 'spread':
      return spreadLayers(figure, words);
  }
}

function countLayers(figure: CountFigure): Layer[] | null {
  const rows = withNames(figure.months).filter(({ value }) => value > 0);
  if (rows.length === 0) return null;
  const ids = idsOf(figure);
  const values = rows.map(({ value }) => value);
  const y = { field: 'value', ...upright(wholeAxis(values, figure.unit)) };
  return [solidBars(rows, barWidth(ids), { x: monthAxis(ids), y }, 'upright')];
}

function shareLayers(figure: ShareFigure): Layer[] | null {
  const rows = withNames(figure.months).filter(({ denominator }) => denominator > 0);
  if (rows.length === 0) return null;
  const ids = idsOf(figure);
  const x = monthAxis(ids);
  const values = rows.map(({ denominator }) => denominator);
  const scaled = upright(wholeAxis(values, figure.of));
  const parts = rows.filter(({ numerator }) => numerator > 0);
  return [
    wholeBars(rows, barWidth(ids), { x, y: { field: 'denominator', ...scaled } }, 'upright'),
    solidBars(parts, barWidth(ids), { x, y: { field: 'numerator', ...scaled } }, 'upright'),
  ];
}

function spreadLayers(figure: SpreadFigure, words: DurationWords): Layer[] | null {
  const rows = shownSpread(withNames(figure.months));
  if (rows.length === 0) return null;
  const x = monthAxis(idsOf(figure));
  const scaled = upright(spreadAxis(figure.unit, rows, words));
  const y = { field: 'value', ...scaled };
  const p90 = { field: 'p90', ...scaled };
  return [
    ...whiskers(rows, { x, y, y2: { field: 'p90' } }, { x, y: p90 }, 'upright'),
    trendLine(trendRows(withNames(figure.months)), { x, y }),
    ...points('median', rows, { x, y }, pointSize(idsOf(figure))),
  ];
}

function idsOf({ months }: AnyFigure): string[] {
  return months.map(({ month }) => month);
}

/** Months as rows of a chart: by their names. */
function withNames<Month extends { month: string }>(
  months: readonly Month[],
): (Month & { month: string })[] {
  return months.map((month) => ({ ...month, month: shortMonth(month.month) }));
}
