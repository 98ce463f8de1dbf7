import type GithubSlugger from 'github-slugger';
import { isCode, readCommand } from '../command.ts';
import { parseDuration } from '../duration.ts';
import { richText } from '../rich-text.ts';
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
  const taken = new Set<unknown>([...code, ...lists]);
  const when = node.children.filter((child) => !taken.has(child));
  const present = new Map(
    [when, code, lists].flatMap(([first], index) =>
      first ? [[parts[index] ?? '', spanOf(first)] as const] : [],
    ),
  );
  return {
    id: slugger.slug(name || 'level'),
    name,
    withinMs: parseDuration(tag.text('within') ?? ''),
    when: richText(when, source),
    commands: code.map(readCommand),
    verification: readTasks(lists, source),
    at: spanOf(node),
    attributes: { name: tag.locate('name'), within: tag.locate('within') },
    places: places(parts, present, closingOf(node, source)),
  };
}
