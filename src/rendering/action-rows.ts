import type { Action, Log } from '../documents/log/schema.ts';
import type { LogRow } from './log-rows.ts';

/** An action as a row of the board. */
export interface ActionRow {
  /** Its address on the board. */
  anchor: string;
  /** Its number within its log, from 1. */
  number: number;
  action: Action;
  log: LogRow;
}

/** The address of an action on the board; `index` is its place in its log, from 0. */
export function boardAnchor(logId: string, index: number): string {
  return `action-${String(index + 1)}-of-${logId}`;
}

/**
 * All actions of reviewed logs: those that are open by due date, the nearest first, then those that
 * are done, the latest first.
 */
export function actionRowsOf(
  logs: readonly Log[],
  rowOf: (logId: string) => LogRow | null,
): ActionRow[] {
  const rows = logs
    .filter(({ status }) => status === 'reviewed')
    .flatMap(({ id, actions }) => {
      const log = rowOf(id);
      return log
        ? actions.items.map((action, index) => ({
            anchor: boardAnchor(id, index),
            number: index + 1,
            action,
            log,
          }))
        : [];
    });
  const due = ({ action }: ActionRow): string => action.due ?? '9999';
  const order = (a: ActionRow, b: ActionRow): number =>
    compare(due(a), due(b)) || compare(a.log.id, b.log.id) || a.number - b.number;
  const isDone = ({ action }: ActionRow): boolean => action.status === 'done';
  return [
    ...rows.filter((row) => !isDone(row)).toSorted(order),
    ...rows.filter(isDone).toSorted((a, b) => order(b, a)),
  ];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
