import type { Service } from '../documents/service/schema.ts';
import { endOf, monthOf, monthsBetween } from './calendar.ts';
import type { DatedLog, JoinedLog } from './joined-log.ts';
import type { Missing } from './run-kind.ts';

/** What the figures are computed from. */
export interface Input {
  /** All logs, drafts too, in any order. */
  logs: readonly JoinedLog[];
  /** All services; each has its row, with or without a release. */
  services: readonly Pick<Service, 'id' | 'title'>[];
  /**
   * Until when runs count: milliseconds since the epoch, or a day (YYYY-MM-DD) of UTC, which counts
   * as a whole. The months go on until then. Left out, they end with the last run, and figures that
   * are built into a page do not depend on the day of the build.
   */
  now?: number | string;
}

/** The logs that count, as a whole and in the groups that figures are told for. */
export interface Scope {
  all: readonly DatedLog[];
  /** Every month from the first run to the end, those without a run too. */
  months: ReadonlyMap<string, readonly DatedLog[]>;
  /** By service id, in the order in which the services were handed in. */
  services: ReadonlyMap<string, readonly DatedLog[]>;
  /** Until when the runs count, milliseconds since the epoch; null where there is none. */
  end: number | null;
  drafts: readonly string[];
  uncounted: readonly Missing[];
  withoutService: readonly Missing[];
}

/**
 * Sorts logs into groups.
 *
 * @throws RangeError where `now` is neither an instant nor a day
 */
export function scopeOf({ logs, services, now }: Input): Scope {
  const end = now === undefined ? null : endOf(now);
  const byId = logs.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const reviewed = byId.filter(({ status }) => status === 'reviewed');
  const all: DatedLog[] = [];
  const uncounted: Missing[] = [];
  for (const log of reviewed) {
    if (!isDated(log)) uncounted.push({ log: log.id, why: '`started` is not given' });
    else if (end !== null && log.started > end)
      uncounted.push({ log: log.id, why: '`started` is in the future' });
    else all.push(log);
  }
  const first = all.reduce((least, { started }) => Math.min(least, started), Infinity);
  const last = all.reduce((most, { started }) => Math.max(most, started), -Infinity);
  const until = end ?? last;
  const months = new Map<string, DatedLog[]>();
  if (all.length > 0) for (const month of monthsBetween(first, until)) months.set(month, []);
  const groups = new Map<string, DatedLog[]>(services.map(({ id }) => [id, []]));
  const withoutService: Missing[] = [];
  for (const log of all) {
    months.get(monthOf(log.started))?.push(log);
    const group = groups.get(log.runbookFacts?.service ?? '');
    if (group) group.push(log);
    else withoutService.push({ log: log.id, why: whyWithoutService(log) });
  }
  return {
    all,
    months,
    services: groups,
    end: Number.isFinite(until) ? until : null,
    drafts: byId.filter(({ status }) => status === 'draft').map(({ id }) => id),
    uncounted,
    withoutService,
  };
}

function isDated(log: JoinedLog): log is DatedLog {
  return log.started !== null;
}

function whyWithoutService({ runbookFacts }: JoinedLog): string {
  if (!runbookFacts) return 'its runbook is not there';
  const { service } = runbookFacts;
  return service === null
    ? 'its runbook names no service'
    : `its runbook names \`${service}\`, which is no service`;
}
