import type { RootContent } from 'mdast';
import { parseDuration } from '../duration.ts';
import { richText } from '../rich-text.ts';
import { isTableWith, readTable, type Row } from '../table.ts';
import type { Message, Runbook } from './schema.ts';

/** The columns of the communication plan, as authors write them. */
export const communicationColumns = ['When', 'Who', 'Where', 'What'] as const;

/** The moments a communication plan must speak of, in the order of use (seed 002). */
export const moments = ['before', 'during', 'if issues', 'after'] as const;

/** Reads the communication plan: the tables that have a "When" column. */
export function readCommunication(nodes: RootContent[], source: string): Runbook['communication'] {
  const tables = nodes.filter((node) => isTableWith(node, 'when'));
  return {
    prose: richText(
      nodes.filter((node) => !isTableWith(node, 'when')),
      source,
    ),
    messages: tables.flatMap((table) => readTable(table, source).rows.map(readMessage)),
  };
}

const momentShape = new RegExp(`^(${moments.join('|')})\\b`);
const frequencyShape = /\b(?:every|each)\s+(\d[\d.]*\s*[a-z]+(?:\s+\d[\d.]*\s*[a-z]+)*|[a-z]+)/;

function readMessage({ at, cell }: Row): Message {
  const when = cell('when');
  const written = when.text.toLowerCase();
  const named = momentShape.exec(written)?.[1];
  const every = frequencyShape.exec(written)?.[1];
  return {
    moment: moments.find((moment) => moment === named) ?? null,
    everyMs: every === undefined ? null : parseDuration(/^\d/.test(every) ? every : `1 ${every}`),
    when,
    who: cell('who'),
    where: cell('where'),
    what: cell('what'),
    at,
  };
}
