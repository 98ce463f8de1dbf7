import { quantile } from './quantile.ts';
import type { DatedLog } from './joined-log.ts';
import type { Missing } from './run-kind.ts';
import type { Scope } from './scope.ts';

/** What a figure is computed over. */
export type Counted = 'releases' | 'runs' | 'drills' | 'lessons' | 'improvements';

/** What every value of a figure says beside it. */
interface Told {
  /** Whether there are enough data to speak of more than single cases; without, no trend is drawn. */
  enough: boolean;
  /** Logs that belong here and could not be counted, and why. */
  missing: Missing[];
}

/** A number of things. It speaks for itself however small it is. */
export interface Count extends Told {
  value: number;
  enough: true;
}

/** A part of a whole. */
export interface Share extends Told {
  /** Numerator by denominator, 0 to 1; null where the denominator is 0. */
  value: number | null;
  numerator: number;
  denominator: number;
}

/** The share of the most frequent operator. Nobody is named: a figure is about the releases. */
export interface Dependence extends Share {
  /** How many different operators there were. */
  operators: number;
  /** How many of them share the highest number of releases: 2 where two are tied. */
  tied: number;
}

/** How values are spread, rounded to a tenth of the unit. */
export interface Spread extends Told {
  /** The median; null without values. */
  value: number | null;
  /** The 90th percentile; null without values. */
  p90: number | null;
  /** Whether there are enough values for the 90th percentile, which needs more than the median. */
  p90Enough: boolean;
  /** How many values there are. */
  n: number;
}

interface Words {
  title: string;
  /** What is counted, in one plain sentence. */
  definition: string;
  /** What it is counted over. */
  of: Counted;
}

/** A figure: its definition, and its value in total, by month and by service. */
export interface Figure<Measure> extends Words {
  total: Measure;
  /** Every month from the first run on, those without a run too; YYYY-MM, in UTC. */
  months: ({ month: string } & Measure)[];
  /** Every service, by its id. */
  services: ({ service: string } & Measure)[];
}

/** A figure that is a number of things. */
export interface CountFigure extends Figure<Count> {
  kind: 'count';
  unit: Counted;
}

/** A figure that is a part of a whole. */
export interface ShareFigure<Measure extends Share = Share> extends Figure<Measure> {
  kind: 'share';
  unit: 'ratio';
  /** With a smaller denominator there are not enough data. */
  least: number;
}

/** A figure that is a median with its 90th percentile. */
export interface SpreadFigure extends Figure<Spread> {
  kind: 'spread';
  unit: 'milliseconds' | 'days';
  /** With fewer values there are not enough data for the median. */
  least: number;
  /** With fewer values there are not enough data for the 90th percentile. */
  leastForP90: number;
}

/** A figure of any kind; its `kind` tells which. */
export type AnyFigure = CountFigure | ShareFigure | SpreadFigure;

/** Below five, one release more or less moves a rate by more than a fifth. */
export const least = 5;
/** Below ten values, the 90th percentile is hardly more than the largest of them. */
export const leastForP90 = 10;

function measured<Measure>(
  { all, months, services }: Scope,
  measure: (logs: readonly DatedLog[]) => Measure,
): Pick<Figure<Measure>, 'total' | 'months' | 'services'> {
  return {
    total: measure(all),
    months: [...months].map(([month, logs]) => ({ month, ...measure(logs) })),
    services: [...services].map(([service, logs]) => ({ service, ...measure(logs) })),
  };
}

/** A figure that counts the things that `tally` finds in some logs. */
export function countFigure(
  scope: Scope,
  words: Words,
  tally: (logs: readonly DatedLog[]) => { value: number; missing: Missing[] },
): CountFigure {
  const measure = (logs: readonly DatedLog[]): Count => ({ ...tally(logs), enough: true });
  return { kind: 'count', ...words, unit: words.of, ...measured(scope, measure) };
}

/** What a share is made of. */
export interface Parts {
  numerator: number;
  denominator: number;
  missing: Missing[];
}

/** A figure that is the share which `tally` finds in some logs. */
export function shareFigure<Tally extends Parts>(
  scope: Scope,
  words: Words,
  tally: (logs: readonly DatedLog[]) => Tally,
): ShareFigure<Tally & Share> {
  const measure = (logs: readonly DatedLog[]): Tally & Share => {
    const parts = tally(logs);
    const { numerator, denominator } = parts;
    return {
      value: denominator === 0 ? null : numerator / denominator,
      enough: denominator >= least,
      ...parts,
    };
  };
  return { kind: 'share', ...words, unit: 'ratio', least, ...measured(scope, measure) };
}

/** A figure that is the median and the 90th percentile of the values that `gather` finds in some logs. */
export function spreadFigure(
  scope: Scope,
  words: Words & Pick<SpreadFigure, 'unit'>,
  gather: (logs: readonly DatedLog[]) => { values: number[]; missing: Missing[] },
): SpreadFigure {
  const measure = (logs: readonly DatedLog[]): Spread => {
    const { values, missing } = gather(logs);
    return {
      value: quantile(values, 0.5),
      p90: quantile(values, 0.9),
      n: values.length,
      enough: values.length >= least,
      p90Enough: values.length >= leastForP90,
      missing,
    };
  };
  return { kind: 'spread', ...words, least, leastForP90, ...measured(scope, measure) };
}
