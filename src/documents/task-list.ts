import GithubSlugger from 'github-slugger';
import type { List, ListItem, Node } from 'mdast';
import * as z from 'zod';
import { plainText, richText, richTextSchema, type RichText } from './rich-text.ts';
import { spanOf, spanSchema } from './span.ts';
import { conditionSchema, findCondition } from './condition.ts';

/** One item of a task list: something that two people make sure of. */
export const taskSchema = z.object({
  id: z.string().describe('Stable within its part: formed from its words, not from its position.'),
  text: richTextSchema.describe('What must be so.'),
  why: richTextSchema.nullable().describe('The reason, from the paragraphs indented below it.'),
  condition: conditionSchema
    .nullable()
    .describe('The limit in its words, such as "below 60%", by which an entered number is judged.'),
  ticked: z.boolean().describe('Whether the file has it ticked already, which no runbook may.'),
  at: spanSchema,
});

/** One item of a task list, with its reason and the limit it names. */
export type Task = z.infer<typeof taskSchema>;

/** Whether a node is a list with at least one `- [ ]` item. */
export function isTaskList(node: Node): node is List {
  return (
    node.type === 'list' &&
    (node as List).children.some((item) => typeof item.checked === 'boolean')
  );
}

/**
 * Reads all items of the task lists of one place; an item without a box counts, so that none is
 * lost. Lists that stand together share one set of ids.
 */
export function readTasks(lists: readonly List[], source: string): Task[] {
  const slugger = new GithubSlugger();
  return lists.flatMap((list) => list.children.map((item) => readTask(item, source, slugger)));
}

function readTask(item: ListItem, source: string, slugger: GithubSlugger): Task {
  const [first, ...rest] = item.children;
  const text: RichText = (first?.type === 'paragraph'
    ? richText(first.children, source)
    : null) ?? {
    text: plainText(item.children),
    markdown: '',
    at: spanOf(item),
  };
  return {
    id: slugger.slug(text.text) || slugger.slug('task'),
    text,
    why: richText(first?.type === 'paragraph' ? rest : item.children, source),
    condition: findCondition(text.text),
    ticked: item.checked === true,
    at: spanOf(item),
  };
}
