import type { Node } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { after, spanBetween, spanOf, type Span } from './span.ts';

/** An MDX tag, as a block or within a paragraph. */
export type TagNode = MdxJsxFlowElement | MdxJsxTextElement;

/** An attribute of a tag. */
export interface Attribute {
  name: string;
  /** Its text; null for `name={…}`, a bare `name` and `{...spread}`, which a document may not hold. */
  value: string | null;
  /** Where the value stands, without its quotes; for one without a value, where the name stands. */
  at: Span;
}

/** A tag's opening, with its attributes. */
export interface Tag {
  name: string;
  attributes: Attribute[];
  /** From `<` to `>` of the opening tag. */
  at: Span;
  /** The attribute's text, or null when it is missing or has none. */
  text: (name: string) => string | null;
  /** Where the attribute's value is, or where the missing attribute belongs. */
  locate: (name: string) => Span;
}

/** Whether a node is a tag. */
export function isTag(node: Node): node is TagNode {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** Whether a node is a tag of this name. */
export function isTagNamed(node: Node, name: string): node is TagNode {
  return isTag(node) && node.name === name;
}

/**
 * Reads a tag's opening. The tree has the attributes' values but not their places; these are
 * found in the source, left to right, so that a message can point at a value.
 */
export function readTag(node: TagNode, source: string): Tag {
  const start = node.position?.start;
  const from = start?.offset ?? 0;
  const length = openingLength(source, from);
  const opening = source.slice(from, from + length);
  const place = (offset: number, size: number): Span =>
    spanWithin(opening, start ?? { line: 1, column: 1 }, offset, size);
  let cursor = 1 + (node.name?.length ?? 0);
  const attributes = node.attributes.map((attribute): Attribute => {
    const name = attribute.type === 'mdxJsxAttribute' ? attribute.name : '{…}';
    const nameAt = Math.max(
      opening.indexOf(attribute.type === 'mdxJsxAttribute' ? name : '{', cursor),
      0,
    );
    const text =
      typeof attribute.value === 'string' && attribute.type === 'mdxJsxAttribute'
        ? attribute.value
        : null;
    if (text === null) {
      cursor = nameAt + name.length;
      return { name, value: null, at: place(nameAt, name.length) };
    }
    const quoteAt = opening.slice(nameAt).search(/["']/) + nameAt;
    const closeAt = opening.indexOf(opening[quoteAt] ?? '"', quoteAt + 1);
    cursor = closeAt + 1;
    return { name, value: text, at: place(quoteAt + 1, closeAt - quoteAt - 1) };
  });
  const closing = opening.endsWith('/>') ? 2 : 1;
  const belongs = place(length - closing, 0);
  return {
    name: node.name ?? '',
    attributes,
    at: place(0, length),
    text: (name) => attributes.find((attribute) => attribute.name === name)?.value ?? null,
    locate: (name) => attributes.find((attribute) => attribute.name === name)?.at ?? belongs,
  };
}

/** Where a tag closes: the place for what is missing at its end. */
export function closingOf(node: TagNode, source: string): Span {
  const end = after(spanOf(node));
  const text = source.slice(node.position?.start.offset, node.position?.end.offset);
  const last = text.slice(text.lastIndexOf('<'));
  const width = /(?:<\/[^<>]*|\/)>$/.exec(last)?.[0].length ?? 0;
  return { ...end, column: Math.max(1, end.column - width) };
}

function openingLength(source: string, from: number): number {
  let quote = '';
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    const character = source[at] ?? '';
    if (quote) {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (character === '>' && depth === 0) return at + 1 - from;
  }
  return source.length - from;
}

/** The span of a part of a text that starts at a place in its file. */
function spanWithin(
  text: string,
  start: { line: number; column: number },
  offset: number,
  size: number,
): Span {
  const { line, column, endLine, endColumn } = spanBetween(text, offset, offset + size);
  const indent = start.column - 1;
  return {
    line: start.line + line - 1,
    column: line === 1 ? indent + column : column,
    endLine: start.line + endLine - 1,
    endColumn: endLine === 1 ? indent + endColumn : endColumn,
  };
}
