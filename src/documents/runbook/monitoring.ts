import type { Node, RootContent } from 'mdast';
import { parseCondition } from '../condition.ts';
import { parseDuration } from '../duration.ts';
import { richText } from '../rich-text.ts';
import { spanOf } from '../span.ts';
import { isTableWith, readTable, type Row } from '../table.ts';
import { isTagNamed, readTag, type TagNode } from '../tag.ts';
import type { DeadMansSwitch, Metric, Runbook } from './schema.ts';

/** The columns of the metrics table, as authors write them. */
export const metricColumns = ['Metric', 'Kind', 'Query', 'Warning', 'Critical'] as const;

/** Reads the metrics, from the tables that have a "Metric" column, and the dead-man's switch. */
export function readMonitoring(nodes: RootContent[], source: string): Runbook['monitoring'] {
  const tables = nodes.filter((node) => isTableWith(node, 'metric'));
  const switches = nodes.filter((node): node is RootContent & TagNode =>
    isTagNamed(node, 'DeadMansSwitch'),
  );
  const taken = new Set<Node>([...tables, ...switches]);
  const [first] = switches;
  return {
    prose: richText(
      nodes.filter((node) => !taken.has(node)),
      source,
    ),
    metrics: tables.flatMap((table) => readTable(table, source).rows.map(readMetric)),
    deadMansSwitch: first ? readSwitch(first, source) : null,
  };
}

function readMetric({ at, cell }: Row): Metric {
  const [kindText, warning, critical] = [cell('kind'), cell('warning'), cell('critical')];
  const kind = kindText.text.toLowerCase();
  return {
    name: cell('metric'),
    kind: kind === 'technical' || kind === 'business' ? kind : null,
    kindText,
    query: cell('query'),
    warning,
    critical,
    warningCondition: parseCondition(warning.text),
    criticalCondition: parseCondition(critical.text),
    at,
  };
}

function readSwitch(node: TagNode, source: string): DeadMansSwitch {
  const tag = readTag(node, source);
  return {
    afterMs: parseDuration(tag.text('after') ?? ''),
    pages: tag.text('pages')?.trim() || null,
    at: spanOf(node),
    attributes: { after: tag.locate('after'), pages: tag.locate('pages') },
  };
}
