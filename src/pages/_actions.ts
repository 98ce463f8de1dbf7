import { partAnchors } from '../documents/log/anchors.ts';
import { actionRowsOf, type ActionRow } from '../rendering/action-rows.ts';
import { pageOf } from '../rendering/link.ts';
import { readableLogs } from './_logs.ts';

/** The rows of the board of all actions, and where each stands in its log. */
export interface Board {
  rows: ActionRow[];
  hrefOf: (row: ActionRow) => string;
}

/** The actions of all reviewed logs: those that are open first. */
export async function board(): Promise<Board> {
  const { documents, rowOf } = await readableLogs();
  const anchors = new Map(documents.map((log) => [log.id, partAnchors(log).actions]));
  return {
    rows: actionRowsOf(documents, rowOf),
    hrefOf: ({ log, number }) =>
      `${pageOf('logs', log.id)}#${anchors.get(log.id)?.[number - 1] ?? 'actions'}`,
  };
}
