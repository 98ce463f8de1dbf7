import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'mdast-util-to-string';
import { markdownToHast } from 'satteri';
import { SKIP, visit } from 'unist-util-visit';
import type { OutlineHeading } from '../documents/outline.ts';
import type { Span } from '../documents/span.ts';
import { highlight } from './highlight.ts';
import { safeTree } from './safe-tree.ts';

/** A piece of Markdown, and its place in the document where it has one. */
export interface Markdown {
  markdown: string;
  at?: Span;
}

/** How a piece of prose joins its page. */
export interface BlockOptions {
  /** The headings of the whole document, from which those in the prose take their addresses. */
  headings?: readonly OutlineHeading[];
  /** The highest rank a heading may take here: 4 below an `h3`. Default 2. */
  topHeading?: number;
}

/** Prose as HTML, block by block. */
export function renderBlock(
  prose: Markdown,
  { headings = [], topHeading = 2 }: BlockOptions = {},
): string {
  const tree = parse(prose.markdown);
  addressHeadings(tree, headingsWithin(prose, headings));
  visit(tree, 'element', (node, index, parent) => {
    const rank = /^h([1-6])$/.exec(node.tagName)?.[1];
    if (rank) node.tagName = `h${String(Math.max(Number(rank), topHeading))}`;
    if (node.tagName === 'pre') return colourCode(node);
    if (node.tagName === 'table' && parent && index !== undefined) {
      parent.children[index] = scrollable(node);
      return SKIP;
    }
    return undefined;
  });
  return toHtml(tree);
}

/** One line of prose as HTML without blocks: a table cell, a task, a title. */
export function renderInline(prose: Markdown): string {
  return toHtml(inlineTree(prose));
}

const figure =
  /(?<![\w.])(?:[<>≤≥=]=?\s*)?\d[\d,]*(?:\.\d+)?(?:\s?(?:%|x|[KMGT]?i?B|ms|s|m|min|h|d)(?!\w))?(?!\w|\.\d)/g;

/** A limit as HTML, its figures set apart: in `> 1.5 s for 10m` those are `> 1.5 s` and `10m`. */
export function renderLimit(prose: Markdown): string {
  const tree = { type: 'root', children: inlineTree(prose) } satisfies Root;
  visit(tree, 'text', (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const parts = setFiguresApart(node.value);
    parent.children.splice(index, 1, ...parts);
    return [SKIP, index + parts.length];
  });
  return toHtml(tree);
}

const rendered = new Map<string, string>();

/** Code as HTML, to go into a `<code>`. Commands recur over runbooks, so each is coloured once. */
export function renderCode(code: string, language: string): string {
  const key = `${language}\n${code}`;
  const html = rendered.get(key) ?? toHtml(highlight(code, language));
  rendered.set(key, html);
  return html;
}

function parse(markdown: string): Root {
  // Footnotes would need addresses that are unique over all the prose of a page.
  const features = { gfm: { footnotes: false }, frontmatter: false };
  return safeTree(markdownToHast(markdown, { features }) as Root);
}

/** Behind a word, nothing can open a block: `> 5%` stays a comparison and becomes no quote. */
const opening = 'x ';

/** What could be markup within a line, or an address that becomes a link. */
const markup = /[\\`*_[\]<&~@\n]|:\/\/|www\./;

function inlineTree({ markdown }: Markdown): ElementContent[] {
  if (!markup.test(markdown)) return [{ type: 'text', value: markdown }];
  const [paragraph] = parse(opening + markdown.replace(/\s*\n\s*/g, ' ')).children;
  const children = paragraph?.type === 'element' ? paragraph.children : [];
  const [first] = children;
  if (first?.type === 'text') first.value = first.value.slice(opening.length);
  return children;
}

function headingsWithin(
  { at: place }: Markdown,
  headings: readonly OutlineHeading[],
): OutlineHeading[] {
  if (!place) return [];
  return headings.filter(({ at }) => at.line >= place.line && at.line <= place.endLine);
}

function addressHeadings(tree: Root, headings: readonly OutlineHeading[]): void {
  const rest = [...headings];
  visit(tree, 'element', (node) => {
    if (!/^h[1-6]$/.test(node.tagName)) return;
    const found = rest.findIndex(
      ({ title }) => title === toString(node).replace(/\s+/g, ' ').trim(),
    );
    const [heading] = found === -1 ? [] : rest.splice(0, found + 1).slice(-1);
    if (heading) node.properties.id = heading.slug;
  });
}

function colourCode(pre: Element): typeof SKIP {
  const [code] = pre.children;
  if (code?.type !== 'element') return SKIP;
  const { className } = code.properties;
  const [marked] = Array.isArray(className) ? className : [];
  const language = typeof marked === 'string' ? marked.replace('language-', '') : '';
  code.children = highlight(toString(code).replace(/\n$/, ''), language);
  code.properties = {};
  pre.properties = { className: ['code'], dataCopy: '' };
  return SKIP;
}

function scrollable(table: Element): Element {
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: ['table-scroll'] },
    children: [table],
  };
}

function setFiguresApart(text: string): ElementContent[] {
  const parts: ElementContent[] = [];
  let end = 0;
  const add = (value: string): void => {
    if (value !== '') parts.push({ type: 'text', value });
  };
  for (const { 0: found, index } of text.matchAll(figure)) {
    add(text.slice(end, index));
    parts.push({
      type: 'element',
      tagName: 'strong',
      properties: { className: ['figure'] },
      children: [{ type: 'text', value: found }],
    });
    end = index + found.length;
  }
  add(text.slice(end));
  return parts;
}
