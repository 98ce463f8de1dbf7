import type { RootContent } from 'mdast';
import { richText } from '../rich-text.ts';
import { isTableWith, readTable } from '../table.ts';
import type { Runbook } from './schema.ts';

/** The columns of the risk table, as authors write them. */
export const riskColumns = ['What can fail', 'How we detect it', 'How we recover'] as const;

/** Reads the risk analysis: the tables that have a "What can fail" column. */
export function readRisks(nodes: RootContent[], source: string): Runbook['risks'] {
  const tables = nodes.filter((node) => isTableWith(node, 'what can fail'));
  return {
    prose: richText(
      nodes.filter((node) => !isTableWith(node, 'what can fail')),
      source,
    ),
    items: tables.flatMap((table) =>
      readTable(table, source).rows.map(({ at, cell }) => ({
        failure: cell('what can fail'),
        detection: cell('how we detect it'),
        recovery: cell('how we recover'),
        at,
      })),
    ),
  };
}
