import type GithubSlugger from 'github-slugger';
import { isCode, readCommands } from '../command.ts';
import { parseDuration } from '../duration.ts';
import { places, spanOf } from '../span.ts';
import { closingOf, readTag, type TagNode } from '../tag.ts';
import { isTaskList, readTasks } from '../task-list.ts';
import type { Level } from './schema.ts';

/** The order in which a level's parts are used, and written. */
const parts = ['when', 'commands', 'verification'] as const;

/** Reads a `<Level>`: paragraphs say when, code blocks how, task lists how one knows. */
export function readLevel(node: TagNode, source: string, slugger: GithubSlugger): Level {
  const tag = readTag(node, source);
  const name = tag.text('name')?.trim() ?? '';
  const code = node.children.filter(isCode);
  const lists = node.children.filter(isTaskList);
  const said = node.children.filter((child) => !isTaskList(child));
  const { commands, before, after } = readCommands(said, source);
  const opening = said[0] && !isCode(said[0]) ? [said[0]] : [];
  const present = new Map(
    [opening, code, lists].flatMap(([first], index) =>
      first ? [[parts[index] ?? '', spanOf(first)] as const] : [],
    ),
  );
  return {
    id: slugger.slug(name || 'level'),
    name,
    withinMs: parseDuration(tag.text('within') ?? ''),
    when: before,
    commands,
    remarks: after,
    verification: readTasks(lists, source),
    at: spanOf(node),
    attributes: { name: tag.locate('name'), within: tag.locate('within') },
    places: places(parts, present, closingOf(node, source)),
  };
}
