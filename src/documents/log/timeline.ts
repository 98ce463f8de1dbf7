import type { RootContent } from 'mdast';
import { parseInstant } from '../instant.ts';
import { richText } from '../rich-text.ts';
import { isTableWith, readTable, type Row } from '../table.ts';
import type { Log, LogEvent } from './schema.ts';

/** The columns of the timeline, as authors write them. */
export const timelineColumns = ['Time', 'T+', 'Event', 'By'] as const;

/** Reads the timeline: the tables that have a "Time" column. */
export function readTimeline(nodes: readonly RootContent[], source: string): Log['timeline'] {
  const tables = nodes.filter((node) => isTableWith(node, 'time'));
  return {
    prose: richText(
      nodes.filter((node) => !isTableWith(node, 'time')),
      source,
    ),
    events: tables.flatMap((table) => readTable(table, source).rows.map(readEvent)),
  };
}

function readEvent({ at, cell }: Row): LogEvent {
  const timeText = cell('time');
  return {
    time: parseInstant(timeText.text),
    timeText,
    elapsed: cell('t+'),
    event: cell('event'),
    by: cell('by'),
    at,
  };
}
