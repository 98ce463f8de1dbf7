import type { Runbook } from '../documents/runbook/schema.ts';
import type { LogRow } from './log-rows.ts';

/** What a reader at 3 AM asks first: what changed last, and how it is taken back. */
export interface LastReleases {
  /** The last releases of the service, the latest first; drills and drafts are none. */
  releases: LogRow[];
  /** The release that is in production now, as far as the logs tell; null where none is known. */
  live: LogRow | null;
  /** Its runbook. */
  runbook: Pick<Runbook, 'id' | 'title' | 'rollback'> | null;
}

/** As many as help to remember. */
const most = 5;

/** The runbooks whose release is in production, by the reviewed logs of their runs. */
export function releasedRunbooks(rows: readonly LogRow[]): ReadonlySet<string> {
  return new Set(
    rows.flatMap(({ runbookId, outcome, status, drill }) =>
      runbookId !== null && status === 'reviewed' && !drill && stays.has(outcome)
        ? [runbookId]
        : [],
    ),
  );
}

/** Outcomes after which production runs what was released. */
const stays = new Set<LogRow['outcome']>(['succeeded', 'rolled-forward']);

/**
 * The last releases of each service, by its id.
 *
 * @param rows the latest first
 */
export function lastReleases(
  rows: readonly LogRow[],
  runbookOf: (id: string | null) => Runbook | null,
): (serviceId: string | null | undefined) => LastReleases {
  const byService = new Map<string, LogRow[]>();
  for (const row of rows) {
    if (row.serviceId === null || row.status !== 'reviewed' || row.drill) continue;
    const own = byService.get(row.serviceId) ?? [];
    byService.set(row.serviceId, own);
    own.push(row);
  }
  return (serviceId) => {
    const own = byService.get(serviceId ?? '') ?? [];
    const live = own.find(({ outcome }) => stays.has(outcome)) ?? null;
    return {
      releases: own.slice(0, most),
      live,
      runbook: runbookOf(live?.runbookId ?? null),
    };
  };
}
