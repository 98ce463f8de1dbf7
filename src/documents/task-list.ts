import GithubSlugger from 'github-slugger';
import type { List, ListItem, Node } from 'mdast';
import * as z from 'zod';
import { plainText, richText, richTextSchema, type RichText } from './rich-text.ts';
import { conditionSchema, findCondition, type Condition } from './condition.ts';
import { spanOf, spanSchema, type Span } from './span.ts';

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
  let ids: string[] | null = null;
  const idAt = (index: number): string => {
    const slugger = new GithubSlugger();
    ids ??= texts.map(({ text }) => slugger.slug(text) || slugger.slug('task'));
    return ids[index] ?? '';
  };
  return items.map(
    (item, index) =>
      new ReadTask(item, source, texts[index] ?? textOf(item, source), () => idAt(index)),
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

/**
 * A task whose id and limit are computed when they are first asked for: pages and runs do, the
 * check does of few. A class, and no literal with getters: V8 keeps each literal's getters, and with
 * them the whole tree, until a full collection.
 */
class ReadTask implements Task {
  readonly text: RichText;
  readonly why: RichText | null;
  readonly ticked: boolean;
  readonly at: Span;
  readonly #id: () => string;
  #condition: { value: Condition | null } | null = null;

  constructor(item: ListItem, source: string, text: RichText, id: () => string) {
    const [first, ...rest] = item.children;
    this.text = text;
    this.why = richText(first?.type === 'paragraph' ? rest : item.children, source);
    this.ticked = item.checked === true;
    this.at = spanOf(item);
    this.#id = id;
  }

  get id(): string {
    return this.#id();
  }

  get condition(): Condition | null {
    this.#condition ??= { value: findCondition(this.text.text) };
    return this.#condition.value;
  }
}
