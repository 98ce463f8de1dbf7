import type { Image, Node, Parent, Text } from 'mdast';
import * as z from 'zod';
import { spanFrom, spanSchema, type Span } from './span.ts';

/**
 * A piece of prose: its Markdown, cut out of the source as it stands, and its plain text.
 * Markdown is kept instead of a tree because it is small, readable in `/runbooks.json`, and
 * parsed again in microseconds where a page draws it.
 */
export const richTextSchema = z.object({
  text: z.string().describe('Plain text, without markup.'),
  markdown: z.string().describe('Markdown source, without comments and container indentation.'),
  at: spanSchema.describe('Where it stands in the file.'),
});

/** A piece of prose: Markdown and plain text, with its place. */
export type RichText = z.infer<typeof richTextSchema>;

/** Prose that says nothing although it is there: dashes, dots, "TBD" and the like. */
const saysNothing =
  /^[\s.…_–—-]*$|^\W*(?:tbd|tba|tbc|todo|to do|to be (?:done|defined|decided|written|confirmed)|xxx|\?+|fill me in|wip)\W*$/i;

/** Whether a text is empty in the sense of GRAMMAR.md: nothing, a comment, or a mere stand-in. */
export function isBlank(text: string): boolean {
  return saysNothing.test(text);
}

/** Whether a node is an MDX comment, the only expression a document may hold. */
export function isComment(node: Node): boolean {
  return (
    (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') &&
    /^\s*\/\*(?:(?!\*\/)[^])*\*\/\s*$/.test((node as Node & { value: string }).value)
  );
}

/** Plain text of some nodes, without their comments; blocks are separated by a space. */
export function plainText(nodes: readonly Node[]): string {
  const [only] = nodes;
  // Most cells and headings are one text: as it stands, and nothing put together of it.
  if (nodes.length === 1 && only?.type === 'text') return oneLine((only as Text).value);
  let text = '';
  for (const node of nodes) text += textOf(node);
  return oneLine(text);
}

/** A text with a space wherever it has white space, and none around it. */
export function oneLine(text: string): string {
  const line = text.trim();
  // Most texts are one line as they stand, and need no second pass.
  return /[^\S ]| {2}/.test(line) ? line.replace(/\s+/g, ' ') : line;
}

/*
 * mdast-util-to-string would run blocks together ("a cell" and "the next" as "a cellthe next")
 * and read comments out; removing those from a copy first took a tenth of the whole check.
 */
function textOf(node: Node): string {
  if ('children' in node) {
    let text = '';
    for (const child of (node as Parent).children) text += textOf(child);
    return phrasing.has(node.type) ? text : `${text} `;
  }
  if (node.type === 'break') return ' ';
  if (node.type === 'image') return (node as Image).alt ?? '';
  if (!('value' in node) || isComment(node)) return '';
  return phrasing.has(node.type) ? String(node.value) : `${String(node.value)} `;
}

/**
 * The prose that some sibling nodes hold, or null when they hold none.
 *
 * @param nodes siblings in file order; they need not be adjacent
 * @param source the whole file
 */
export function richText(nodes: readonly Node[], source: string): RichText | null {
  const kept = nodes.filter((node) => !isComment(node) && node.position);
  const [first, last] = [kept[0], kept.at(-1)];
  return first && last ? new ReadText(kept, source, spanFrom(first, last), proseOf) : null;
}

/**
 * A text that is read from its nodes when it is first asked for: pages and runs ask for the Markdown
 * of each, the check for the plain text of some. A document's schema makes plain values of it, which
 * can be written as JSON.
 */
export class ReadText implements RichText {
  readonly at: Span;
  readonly #nodes: readonly Node[];
  readonly #source: string;
  readonly #cut: (nodes: readonly Node[], source: string) => string;
  #text: string | null = null;
  #markdown: string | null = null;

  /** @param cut takes the Markdown of the nodes out of the source */
  constructor(
    nodes: readonly Node[],
    source: string,
    at: Span,
    cut: (nodes: readonly Node[], source: string) => string,
  ) {
    this.at = at;
    this.#nodes = nodes;
    this.#source = source;
    this.#cut = cut;
  }

  get text(): string {
    return (this.#text ??= plainText(this.#nodes));
  }

  get markdown(): string {
    return (this.#markdown ??= this.#cut(this.#nodes, this.#source));
  }
}

function proseOf(nodes: readonly Node[], source: string): string {
  const isInline = nodes[0] && phrasing.has(nodes[0].type);
  const markdown = nodes.map((node) => slice(node, source)).join(isInline ? '' : '\n\n');
  return isInline ? markdown.trim() : markdown;
}

const phrasing = new Set([
  'text',
  'inlineCode',
  'emphasis',
  'strong',
  'delete',
  'link',
  'image',
  'linkReference',
  'imageReference',
  'footnoteReference',
  'break',
  'mdxTextExpression',
  'mdxJsxTextElement',
]);

function slice(node: Node, source: string): string {
  const { start, end } = node.position ?? {};
  const [from, to] = [start?.offset ?? 0, end?.offset ?? 0];
  let text = '';
  let cursor = from;
  for (const comment of commentsIn(node)) {
    text += source.slice(cursor, comment.position?.start.offset);
    cursor = comment.position?.end.offset ?? cursor;
  }
  text += source.slice(cursor, to);
  const indent = (start?.column ?? 1) - 1;
  if (indent === 0 || !text.includes('\n')) return text;
  return text.replace(new RegExp(`\\n[ \\t]{1,${String(indent)}}`, 'g'), '\n');
}

function commentsIn(node: Node): Node[] {
  if (isComment(node)) return [node];
  return 'children' in node ? (node as Parent).children.flatMap(commentsIn) : [];
}
