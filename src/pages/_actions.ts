import { partAnchors } from '../documents/log/anchors.ts';
import { actionRowsOf, type ActionRow } from '../rendering/action-rows.ts';
import { pageOf } from '../rendering/link.ts';
import { logRowsOf } from '../rendering/log-rows.ts';
import { finder, logs, runbooks, services } from './_content.ts';

/** The rows of the board of all actions, and where each stands in its log. */
export interface Board {
  rows: ActionRow[];
  hrefOf: (row: ActionRow) => string;
}

/** The actions of all reviewed logs: those that are open first. */
export async function board(): Promise<Board> {
  const entries = await logs();
  const rows = logRowsOf(entries, finder(await runbooks()), finder(await services()));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const documents = entries.flatMap(({ data }) => data.document ?? []);
  const anchors = new Map(documents.map((log) => [log.id, partAnchors(log).actions]));
  return {
    rows: actionRowsOf(documents, (id) => byId.get(id) ?? null),
    hrefOf: ({ log, number }) =>
      `${pageOf('logs', log.id)}#${anchors.get(log.id)?.[number - 1] ?? 'actions'}`,
  };
}
