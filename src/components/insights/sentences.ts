import type { AnyFigure, Dependence, ShareFigure, SpreadFigure } from '../../insights/figure.ts';
import { runsOf } from '../../rendering/charts/trend.ts';
import type { FigureId } from './groups.ts';
import { amount, percent, tooFew } from './values.ts';

/** What the part of a share is called: those of all releases that … */
const partNames: Readonly<Partial<Record<FigureId, string>>> = {
  changeFailureRate: 'failed',
  nearMisses: 'succeeded after trouble on the way',
  specialHandling: 'needed special handling',
  operatorDependence: 'run by the most frequent operator',
  lessonsWithImprovement: 'led to an improvement',
  improvementsApplied: 'applied',
  improvementsDeclined: 'declined',
  improvementsProposed: 'still open',
};

/** What the part of a share is called, for the key of its charts. */
export function partName(id: FigureId): string {
  return partNames[id] ?? 'counted';
}

/** The total of a figure as a sentence, with what it is counted from. */
export function totalInWords(id: FigureId, figure: AnyFigure): string {
  switch (figure.kind) {
    case 'count':
      return `${several(figure.total.value, figure.unit)}.`;
    case 'share':
      return shareInWords(id, figure);
    case 'spread':
      return spreadInWords(figure);
  }
}

/** Where the chart of a figure by month has a line, and why it has none; null for a count, which needs none. */
export function trendNote(figure: AnyFigure): string | null {
  if (figure.kind === 'count') return null;
  const { months, least } = figure;
  const what = figure.kind === 'share' ? figure.of : 'values';
  return runsOf<{ enough: boolean }>(months).length === 0
    ? `No two months in a row have ${String(least)} ${what}: no trend is drawn.`
    : `The line joins months in a row that have ${String(least)} ${what} or more each.`;
}

function shareInWords(id: FigureId, { total, of, least }: ShareFigure): string {
  const { numerator, denominator, value, enough } = total;
  if (denominator === 0) return `There are no ${of} yet.`;
  const rate =
    enough && value !== null
      ? `: ${percent(value)}.`
      : `. Too few data for a rate: ${String(denominator)} of ${String(least)} needed.`;
  const parts = `${String(numerator)} of ${several(denominator, of)}`;
  return isDependence(total)
    ? `${dependenceInWords(total, parts)}${rate}`
    : `${parts} ${verbs[id] ?? ''}${partName(id)}${rate}`;
}

/** What stands between a part and its name where the name alone is no sentence. */
const verbs: Readonly<Partial<Record<FigureId, string>>> = {
  improvementsApplied: 'were ',
  improvementsDeclined: 'were ',
  improvementsProposed: 'are ',
};

function isDependence(share: ShareFigure['total']): share is Dependence {
  return 'operators' in share;
}

function dependenceInWords({ operators, tied }: Dependence, parts: string): string {
  if (operators === 1) return `One operator alone ran ${parts}`;
  if (tied === 1) return `The most frequent of ${String(operators)} operators ran ${parts}`;
  return `Each of the ${String(tied)} most frequent of ${String(operators)} operators ran ${parts}`;
}

function spreadInWords({ total, unit, least, leastForP90 }: SpreadFigure): string {
  const { value, p90, n, enough, p90Enough } = total;
  if (value === null || p90 === null) return 'There are no values yet.';
  const median = `Median ${amount(value, unit)}`;
  const values = several(n, 'values');
  if (!enough)
    return `${median} of ${values}. Too few data: ${String(n)} of ${String(least)} needed.`;
  return p90Enough
    ? `${median}, 90th percentile ${amount(p90, unit)}, of ${values}.`
    : `${median} of ${values}; for the 90th percentile, ${tooFew(n, leastForP90)}.`;
}

/** A number of things: `1 release`, `12 releases`. */
export function several(count: number, things: string): string {
  return `${String(count)} ${count === 1 ? things.replace(/s$/, '') : things}`;
}
