import type { CheckFlag, Flag, HouseCheck } from '../documents/log/flags.ts';
import type { Proposal, ProposalFinder, Proposals } from '../documents/log/proposals.ts';
import type { Log, Outcome } from '../documents/log/schema.ts';
import type { Runbook } from '../documents/runbook/schema.ts';
import { utcDay } from './date.ts';

/** A log as a row of a list. */
export interface LogRow {
  id: string;
  /** What was released. */
  title: string;
  /** The day on which the run began, YYYY-MM-DD in UTC. */
  date: string | null;
  runbookId: string | null;
  serviceId: string | null;
  /** The service's name. */
  service: string | null;
  outcome: Outcome | null;
  drill: boolean;
  status: Log['status'] | null;
  rating: number | null;
  lessons: readonly { id: string; title: string }[];
  /** How many of its actions are open. */
  openActions: number;
  /** How many problems its file has. */
  problems: number;
}

/** A change that a log proposes. */
export type ShownProposal = Proposal<LogRow>;
/** What logs propose for a document. */
export type ShownProposals = Proposals<LogRow>;
/** Finds what logs propose for a document. */
export type ShownProposalFinder = ProposalFinder<LogRow>;
/** What logs flag. */
export type ShownFlag = Flag<LogRow>;
/** A check before releases that logs flag. */
export type ShownCheckFlag = CheckFlag<LogRow>;
/** A check of the house, and the logs that flagged it. */
export type ShownHouseCheck = HouseCheck<LogRow>;

interface Entry {
  id: string;
  data: { document: Log | null; problems: readonly unknown[] };
}

/** What was released: the title of the runbook, or the best that stands for it. */
export function titleOfLog(
  id: string,
  log: Pick<Log, 'runbook'> | null,
  runbook: Pick<Runbook, 'title'> | null,
): string {
  return runbook?.title ?? log?.runbook ?? id;
}

/** What a list shows of logs, in the order in which they come. */
export function logRowsOf(
  entries: readonly Entry[],
  runbookOf: (id: string | null | undefined) => Runbook | null,
  serviceOf: (id: string | null | undefined) => { title: string | null } | null,
): LogRow[] {
  return entries.map(({ id, data: { document: log, problems } }) => {
    const runbook = runbookOf(log?.runbook);
    const serviceId = runbook?.service ?? null;
    const started = log?.started ?? null;
    return {
      id,
      title: titleOfLog(id, log, runbook),
      date: started === null ? null : utcDay(started),
      runbookId: runbook?.id ?? null,
      serviceId,
      service: serviceOf(serviceId)?.title ?? serviceId,
      outcome: log?.outcome ?? null,
      drill: log?.drill ?? false,
      status: log?.status ?? null,
      rating: log?.rating ?? null,
      lessons: (log?.lessons.items ?? []).map((lesson) => ({
        id: lesson.id,
        title: lesson.title,
      })),
      openActions: (log?.actions.items ?? []).filter(({ status }) => status !== 'done').length,
      problems: problems.length,
    };
  });
}
