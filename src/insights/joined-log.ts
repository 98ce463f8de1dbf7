import type { Log } from '../documents/log/schema.ts';
import type { Runbook } from '../documents/runbook/schema.ts';

/** What the figures need to know of the runbook that was run. */
export interface RunbookFacts {
  /** Id of a service. */
  service: string | null;
  /** The planned day of the release, YYYY-MM-DD. */
  date: string | null;
  /** The day on which the rollback was rehearsed, YYYY-MM-DD. */
  rehearsedOn: string | null;
}

/** A log with the facts of its runbook; null where there is no such runbook. */
export type WithRunbookFacts<Document> = Document & { runbookFacts: RunbookFacts | null };

/**
 * What the figures read of a log. A log of `/logs.json` is one, which has no places in source files:
 * so the figures can be computed from that file alone.
 */
export type JoinedLog = WithRunbookFacts<
  Pick<
    Log,
    | 'id'
    | 'outcome'
    | 'status'
    | 'started'
    | 'detected'
    | 'restored'
    | 'operator'
    | 'special'
    | 'drill'
  > & {
    timeline: {
      events: readonly {
        time: number | null;
        elapsed: { text: string };
        event: { text: string };
      }[];
    };
    lessons: { items: readonly Pick<Log['lessons']['items'][number], 'id'>[] };
    improvements: {
      items: readonly Pick<Log['improvements']['items'][number], 'to' | 'lessonId' | 'status'>[];
    };
  }
>;

/** A log of which one knows when the run began, and so its month. */
export type DatedLog = JoinedLog & { started: number };

/** Joins logs with the facts of their runbooks, the latest run first. */
export function joinRunbooks<Document extends Pick<Log, 'id' | 'runbook' | 'started'>>(
  logs: readonly Document[],
  runbooks: readonly Pick<Runbook, 'id' | 'service' | 'date' | 'rehearsed'>[],
): WithRunbookFacts<Document>[] {
  const factsOf = new Map(
    runbooks.map(({ id, service, date, rehearsed }): [string, RunbookFacts] => [
      id,
      { service, date, rehearsedOn: rehearsed?.on ?? null },
    ]),
  );
  return logs
    .map((log) => ({ ...log, runbookFacts: factsOf.get(log.runbook ?? '') ?? null }))
    .toSorted((a, b) => (b.started ?? 0) - (a.started ?? 0) || (a.id < b.id ? -1 : 1));
}
