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
  const items = lists.flatMap((list) => list.children);
  const texts = items.map((item) => textOf(item, source));
  const ids = lazily(() => {
    const slugger = new GithubSlugger();
    return texts.map(({ text }) => slugger.slug(text) || slugger.slug('task'));
  });
  return items.map((item, index) =>
    readTask(item, source, texts[index] ?? textOf(item, source), () => ids()[index] ?? ''),
  );
}

function textOf(item: ListItem, source: string): RichText {
  const [first] = item.children;
  return (
    (first?.type === 'paragraph' ? richText(first.children, source) : null) ?? {
      text: plainText(item.children),
      markdown: '',
      at: spanOf(item),
    }
  );
}

/** Pages and runs ask for a task's id and limit; the check asks for neither of most tasks. */
function readTask(item: ListItem, source: string, text: RichText, id: () => string): Task {
  const [first, ...rest] = item.children;
  const condition = lazily(() => findCondition(text.text));
  return {
    get id() {
      return id();
    },
    text,
    why: richText(first?.type === 'paragraph' ? rest : item.children, source),
    get condition() {
      return condition();
    },
    ticked: item.checked === true,
    at: spanOf(item),
  };
}

/** A value that is computed when it is first asked for. */
function lazily<Value>(compute: () => Value): () => Value {
  let known: { value: Value } | null = null;
  return () => (known ??= { value: compute() }).value;
}
