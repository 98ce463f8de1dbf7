import type { Service } from '../documents/service/schema.ts';
import { dayOf } from './calendar.ts';
import { learningFigures, type LearningFigures } from './learning-figures.ts';
import { releaseFigures, type ReleaseFigures } from './release-figures.ts';
import type { Missing } from './run-kind.ts';
import { scopeOf, type Input } from './scope.ts';

/** Release confidence in figures (seed 003), as `/insights.json` tells it. */
export interface Insights {
  /** The last day that the figures speak of, YYYY-MM-DD in UTC; null without `now` and without a run. */
  asOf: string | null;
  /** The services that the figures name, in order. */
  services: Pick<Service, 'id' | 'title'>[];
  figures: ReleaseFigures & LearningFigures;
  /** Ids of the logs that are drafts still: no figure counts them. */
  drafts: string[];
  /** Reviewed logs that no figure counts. */
  uncounted: Missing[];
  /** Logs that count in total and by month, and for no service. */
  withoutService: Missing[];
}

/**
 * Computes all figures. Those of one service by month are the figures of its logs alone.
 *
 * @throws RangeError where `now` is neither an instant nor a day
 */
export function insightsOf(input: Input): Insights {
  const scope = scopeOf(input);
  return {
    asOf: scope.end === null ? null : dayOf(scope.end),
    services: input.services.map(({ id, title }) => ({ id, title })),
    figures: { ...releaseFigures(scope), ...learningFigures(scope) },
    drafts: [...scope.drafts],
    uncounted: [...scope.uncounted],
    withoutService: [...scope.withoutService],
  };
}
