import type { DatedLog } from './joined-log.ts';

/** A log that could not be counted in a figure, and why. */
export interface Missing {
  /** Id of a log. */
  log: string;
  why: string;
}

/** What a run was: a release, an exercise, or a start that was called off before anything was changed. */
export type RunKind = 'release' | 'drill' | 'aborted';

/** A row of the timeline that says that a stage was begun: `Stage "Canary" started`, `Stage passed: Canary`. */
const stageBegun = /^stage\b(?!.*\b(?:not|never)\b).*\b(?:started|began|passed)\b/i;

/**
 * What a run was; null where its outcome is not known.
 *
 * Run mode lets nobody abort once a command has been run: an aborted run changed nothing, and is
 * no release. A log from somebody's own pen may tell of a stage that was begun before, or of a
 * system that had to be brought back. Then production was changed, and the run counts.
 */
export function kindOfRun({ drill, outcome, restored, timeline }: DatedLog): RunKind | null {
  if (drill) return 'drill';
  if (outcome === null) return null;
  const hasChanged =
    outcome !== 'aborted' ||
    restored !== null ||
    timeline.events.some(({ event }) => stageBegun.test(event.text.trim()));
  return hasChanged ? 'release' : 'aborted';
}

/** The releases among some logs, and the logs of which one can't tell. */
export function releasesIn(logs: readonly DatedLog[]): {
  releases: DatedLog[];
  missing: Missing[];
} {
  return {
    releases: logs.filter((log) => kindOfRun(log) === 'release'),
    missing: logs
      .filter((log) => kindOfRun(log) === null)
      .map(({ id }) => ({ log: id, why: '`outcome` is not given' })),
  };
}

/** Whether something went wrong that one had to see and to end. */
export function hadTrouble({ outcome, detected, restored }: DatedLog): boolean {
  return outcome !== 'succeeded' || detected !== null || restored !== null;
}

/** How a timeline writes T+0, in hours and minutes or down to the second. */
const zero = /^(?:T\+)?0+(?::00){0,2}$/i;

/**
 * When the rollout began: at T+0, when both had said GO. A run begins with its briefing, in which
 * there is nothing yet to detect; only a timeline without a row at T+0 leaves no other time.
 */
export function rolloutStart({ started, timeline }: DatedLog): number {
  const row = timeline.events.find(
    ({ time, elapsed }) => time !== null && zero.test(elapsed.text.trim()),
  );
  return row?.time ?? started;
}
