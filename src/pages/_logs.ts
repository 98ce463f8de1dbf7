import { addressedTags } from '../documents/addressed-tags.ts';
import type { Log } from '../documents/log/schema.ts';
import { checkFlags, pitfallFlags } from '../documents/log/flags.ts';
import {
  logRowsOf,
  type LogRow,
  type ShownCheckFlag,
  type ShownFlag,
  type ShownProposal,
  type ShownProposalFinder,
} from '../rendering/log-rows.ts';
import { placeFinder, type PlaceFinder } from '../rendering/places.ts';
import { byImpact } from '../documents/log/impact.ts';
import { proposalFinder, proposalsOf } from '../documents/log/proposals.ts';
import {
  finder,
  guidelines,
  logs,
  playbooks,
  principles,
  runbooks,
  safetyCards,
  services,
} from './_content.ts';

/** All logs as rows of a list, the latest first; those that can't be read, too. */
export async function logRows(): Promise<LogRow[]> {
  return logRowsOf(await logs(), finder(await runbooks()), finder(await services()));
}

/** All logs that can be read, the latest first, and the row of each. */
export async function readableLogs(): Promise<{
  documents: Log[];
  rowOf: (logId: string) => LogRow | null;
}> {
  const byId = new Map((await logRows()).map((row) => [row.id, row]));
  return {
    documents: (await logs()).flatMap(({ data }) => data.document ?? []),
    rowOf: (logId) => byId.get(logId) ?? null,
  };
}

/** All that logs propose and that is open, in the order of its impact, the latest first. */
export async function openProposals(): Promise<ShownProposal[]> {
  const { documents, rowOf } = await readableLogs();
  const orderOf = await guidelineOrder();
  return byImpact(proposalsOf(documents, rowOf), ({ improvement }) => improvement.target, orderOf);
}

/** The `order` of each guideline, by its id. */
export async function guidelineOrder(): Promise<(id: string) => number | null> {
  const find = finder(await guidelines());
  return (id) => find(id)?.order ?? null;
}

/** Finds what logs propose for a document. */
export async function proposals(): Promise<ShownProposalFinder> {
  return proposalFinder(await openProposals());
}

/** Finds the place that an improvement names. */
export async function places(): Promise<PlaceFinder> {
  return placeFinder(
    {
      runbooks: await runbooks(),
      'safety-cards': await safetyCards(),
      principles: await principles(),
      guidelines: await guidelines(),
      playbooks: await playbooks(),
    },
    addressedTags,
  );
}

/** The pitfalls that logs flag. */
export async function pitfalls(): Promise<ShownFlag[]> {
  const { documents, rowOf } = await readableLogs();
  return pitfallFlags(documents, rowOf);
}

/** The checks before releases that logs flag. */
export async function flaggedChecks(): Promise<ShownCheckFlag[]> {
  const { documents, rowOf } = await readableLogs();
  return checkFlags(documents, rowOf);
}
