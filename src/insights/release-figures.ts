import { daysUntil } from './calendar.ts';
import {
  countFigure,
  shareFigure,
  spreadFigure,
  type CountFigure,
  type Dependence,
  type Parts,
  type ShareFigure,
  type SpreadFigure,
} from './figure.ts';
import type { DatedLog } from './joined-log.ts';
import { hadTrouble, kindOfRun, releasesIn, rolloutStart, type Missing } from './run-kind.ts';
import type { Scope } from './scope.ts';

/** What the runs tell: the signals of seed 003, and what they are counted over. */
export interface ReleaseFigures {
  releases: CountFigure;
  changeFailureRate: ShareFigure;
  nearMisses: ShareFigure;
  timeToDetect: SpreadFigure;
  timeToRestore: SpreadFigure;
  specialHandling: ShareFigure;
  operatorDependence: ShareFigure<Dependence>;
  rehearsalAge: SpreadFigure;
  drills: CountFigure;
  abortedRuns: CountFigure;
}

/** Computes what the runs tell. */
export function releaseFigures(scope: Scope): ReleaseFigures {
  return {
    releases: countFigure(
      scope,
      {
        title: 'Releases',
        definition:
          'Runs that changed production: neither drills nor runs that were aborted before their first stage began.',
        of: 'releases',
      },
      (logs) => {
        const { releases, missing } = releasesIn(logs);
        return { value: releases.length, missing };
      },
    ),
    changeFailureRate: shareFigure(
      scope,
      {
        title: 'Change failure rate',
        definition:
          'The share of releases that were rolled back, rolled forward, or aborted after their first stage had begun.',
        of: 'releases',
      },
      // A way forward is a repair as a way back is: the change as it was planned had failed.
      (logs) => releasesThat(logs, ({ outcome }) => outcome !== 'succeeded'),
    ),
    nearMisses: shareFigure(
      scope,
      {
        title: 'Near-misses',
        definition:
          'The share of releases that succeeded although trouble was detected on the way.',
        of: 'releases',
      },
      (logs) => releasesThat(logs, (log) => log.outcome === 'succeeded' && hadTrouble(log)),
    ),
    timeToDetect: spreadFigure(
      scope,
      {
        title: 'Time to detect',
        definition:
          'How long the rollout had been under way when the first sign of trouble was seen: from T+0 in the timeline, or from `started` where no row is at T+0, to `detected`, as median and 90th percentile.',
        of: 'releases',
        unit: 'milliseconds',
      },
      (logs) => valuesOf(logs, timeToDetect),
    ),
    timeToRestore: spreadFigure(
      scope,
      {
        title: 'Time to roll back or pause',
        definition:
          'How long it took from the first sign of trouble until the system was back: from `detected` to `restored`, as median and 90th percentile.',
        of: 'releases',
        unit: 'milliseconds',
      },
      (logs) => valuesOf(logs, timeToRestore),
    ),
    specialHandling: shareFigure(
      scope,
      {
        title: 'Releases with special handling',
        definition: 'The share of releases whose log says why they needed special handling.',
        of: 'releases',
      },
      (logs) => releasesThat(logs, ({ special }) => special !== null),
    ),
    operatorDependence: shareFigure(
      scope,
      {
        title: 'Dependence on one operator',
        definition:
          'The share of releases that the most frequent operator ran, whether that is a team or one person.',
        of: 'releases',
      },
      dependence,
    ),
    rehearsalAge: spreadFigure(
      scope,
      {
        title: 'Age of the rehearsal',
        definition:
          'How many days before the release the rollback was last rehearsed, counted to the day of `started` in UTC, as median and 90th percentile.',
        of: 'releases',
        unit: 'days',
      },
      (logs) => valuesOf(logs, rehearsalAge),
    ),
    drills: countFigure(
      scope,
      {
        title: 'Drills',
        definition: 'Runs that were exercises, however they ended.',
        of: 'drills',
      },
      (logs) => ({ value: count(logs, (log) => kindOfRun(log) === 'drill'), missing: [] }),
    ),
    abortedRuns: countFigure(
      scope,
      {
        title: 'Aborted runs',
        definition:
          'Runs that were called off before their first stage began, drills aside; they are no releases.',
        of: 'runs',
      },
      (logs) => ({
        value: count(logs, (log) => kindOfRun(log) === 'aborted'),
        missing: releasesIn(logs).missing,
      }),
    ),
  };
}

function count(logs: readonly DatedLog[], test: (log: DatedLog) => boolean): number {
  return logs.filter(test).length;
}

function releasesThat(logs: readonly DatedLog[], test: (log: DatedLog) => boolean): Parts {
  const { releases, missing } = releasesIn(logs);
  return { numerator: count(releases, test), denominator: releases.length, missing };
}

/**
 * What releases tell of one value each.
 *
 * @param read the value of a release; a text where it should have one, with the reason why it can't
 *   be told; null where there is nothing to tell
 */
function valuesOf(
  logs: readonly DatedLog[],
  read: (log: DatedLog) => number | string | null,
): { values: number[]; missing: Missing[] } {
  const { releases, missing } = releasesIn(logs);
  const values: number[] = [];
  for (const log of releases) {
    const value = read(log);
    if (typeof value === 'number') values.push(value);
    else if (value !== null) missing.push({ log: log.id, why: value });
  }
  return { values, missing };
}

function timeToDetect(log: DatedLog): number | string | null {
  if (!hadTrouble(log)) return null;
  if (log.detected === null) return '`detected` is not given';
  const took = log.detected - rolloutStart(log);
  return took < 0 ? '`detected` is before the rollout began' : took;
}

function timeToRestore(log: DatedLog): number | string | null {
  if (!hadTrouble(log)) return null;
  const { detected, restored } = log;
  if (detected === null) return '`detected` is not given';
  if (restored === null) return '`restored` is not given';
  return restored < detected ? '`restored` is before `detected`' : restored - detected;
}

function rehearsalAge({ runbookFacts, started }: DatedLog): number | string {
  if (!runbookFacts) return 'its runbook is not there';
  const { rehearsedOn } = runbookFacts;
  if (rehearsedOn === null) return 'its runbook names no rehearsal';
  const days = daysUntil(rehearsedOn, started);
  // A runbook that was used again tells of its latest rehearsal only.
  return days < 0 ? `its runbook was rehearsed again after the release, on ${rehearsedOn}` : days;
}

function dependence(logs: readonly DatedLog[]): Parts & Pick<Dependence, 'operators' | 'tied'> {
  const { releases, missing } = releasesIn(logs);
  const counts = new Map<string, number>();
  for (const { id, operator } of releases) {
    if (operator === null) missing.push({ log: id, why: '`operator` is not given' });
    else {
      // A handle is the same one with and without its @ and its capitals.
      const handle = operator.replace(/^@/, '').toLowerCase();
      counts.set(handle, (counts.get(handle) ?? 0) + 1);
    }
  }
  const all = [...counts.values()];
  const most = Math.max(0, ...all);
  return {
    numerator: most,
    denominator: all.reduce((sum, each) => sum + each, 0),
    operators: all.length,
    tied: all.filter((each) => each === most).length,
    missing,
  };
}
