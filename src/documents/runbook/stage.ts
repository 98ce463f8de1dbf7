import type GithubSlugger from 'github-slugger';
import { isCode, readCommands } from '../command.ts';
import { parseCondition } from '../condition.ts';
import { parseDuration } from '../duration.ts';
import { places, spanOf } from '../span.ts';
import { isTableWith, readTable, type Row } from '../table.ts';
import { closingOf, readTag, type TagNode } from '../tag.ts';
import { isTaskList, readTasks } from '../task-list.ts';
import { parseTraffic } from '../traffic.ts';
import type { Stage, Trigger } from './schema.ts';

/** The columns of the triggers, as authors write them. */
export const triggerColumns = ['Signal', 'Healthy', 'Rollback if'] as const;

/** The column that makes a table within a stage the table of its triggers. */
export const rollbackColumn = 'rollback if';

/** The order in which a stage's parts are used, and written. */
const parts = ['commands', 'validations', 'triggers'] as const;

/** Reads a `<Stage>`: code blocks are commands, task lists validations, tables with "Rollback if" triggers. */
export function readStage(node: TagNode, source: string, slugger: GithubSlugger): Stage {
  const tag = readTag(node, source);
  const name = tag.text('name')?.trim() ?? '';
  const code = node.children.filter(isCode);
  const lists = node.children.filter(isTaskList);
  const tables = node.children.filter((child) => isTableWith(child, rollbackColumn));
  const taken = new Set<unknown>([...lists, ...tables]);
  const { commands, before, after } = readCommands(
    node.children.filter((child) => !taken.has(child)),
    source,
  );
  const present = new Map(
    [code, lists, tables].flatMap(([first], index) =>
      first ? [[parts[index] ?? '', spanOf(first)] as const] : [],
    ),
  );
  return {
    id: slugger.slug(name || 'stage'),
    name,
    traffic: parseTraffic(tag.text('traffic') ?? ''),
    soakMs: parseDuration(tag.text('soak') ?? ''),
    prose: before,
    commands,
    remarks: after,
    validations: readTasks(lists, source),
    triggers: tables.flatMap((table) => readTable(table, source).rows.map(readTrigger)),
    at: spanOf(node),
    attributes: {
      name: tag.locate('name'),
      traffic: tag.locate('traffic'),
      soak: tag.locate('soak'),
    },
    places: places(parts, present, closingOf(node, source)),
  };
}

function readTrigger({ at, cell }: Row): Trigger {
  const [healthy, rollbackIf] = [cell('healthy'), cell(rollbackColumn)];
  return {
    signal: cell('signal'),
    healthy,
    rollbackIf,
    healthyCondition: parseCondition(healthy.text),
    condition: parseCondition(rollbackIf.text),
    at,
  };
}
