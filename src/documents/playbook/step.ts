import type GithubSlugger from 'github-slugger';
import type { Node, Parent, RootContent } from 'mdast';
import { normalized, ownAddress } from '../outline.ts';
import { isBlank, plainText, richText } from '../rich-text.ts';
import { before, places, spanOf, type Span } from '../span.ts';
import { closingOf, readTag, type TagNode } from '../tag.ts';
import type { Step, StepPart } from './schema.ts';

/** The parts of a step by the words that stand above them, in order. */
const names = ['actions', 'outputs'] as const;

type Name = (typeof names)[number];

/**
 * Reads a `<Step>`: below a line "**Actions**" stands what is done, below "**Outputs**" what it
 * leaves behind. The names are paragraphs, so that headings stay what a log's improvement names.
 */
export function readStep(node: TagNode, source: string, slugger: GithubSlugger): Step {
  const { text, locate } = readTag(node, source);
  const title = text('title')?.trim() ?? '';
  const children = node.children as RootContent[];
  const first = children.findIndex((child) => nameOf(child) !== null);
  const byName = new Map<Name, RootContent[]>();
  const present = new Map<Name, Span>();
  let current: Name | null = null;
  for (const child of children) {
    const name = nameOf(child);
    if (name !== null) {
      current = name;
      if (!present.has(name)) present.set(name, spanOf(child));
      continue;
    }
    if (current === null) continue;
    byName.set(current, [...(byName.get(current) ?? []), child]);
  }
  const stray = children.find(({ type }) => type === 'list');
  // A list without its name is most likely that of the actions.
  if (!present.has('actions') && stray && (first === -1 || children.indexOf(stray) < first))
    present.set('actions', before(spanOf(stray)));
  const at = places(names, present, closingOf(node, source));
  const partOf = (name: Name): StepPart => readPart(byName.get(name) ?? [], at[name], source);
  return {
    id: slugger.slug(ownAddress(title) === '' ? 'step' : title),
    title,
    purpose: text('purpose')?.trim() || null,
    prose: richText(first === -1 ? children : children.slice(0, first), source),
    actions: partOf('actions'),
    outputs: partOf('outputs'),
    at: spanOf(node),
    attributes: { title: locate('title'), purpose: locate('purpose') },
  };
}

function nameOf(node: Node): Name | null {
  if (node.type !== 'paragraph' && node.type !== 'heading') return null;
  const words = normalized(plainText((node as Parent).children)).replace(/\s*:$/, '');
  return names.find((name) => name === words) ?? null;
}

function readPart(nodes: readonly RootContent[], at: Span, source: string): StepPart {
  const last = nodes.at(-1);
  const items = nodes.flatMap((node) => (node.type === 'list' ? node.children : []));
  const { endLine, endColumn } = last ? spanOf(last) : at;
  return {
    prose: richText(nodes, source),
    items: items.filter(({ children }) => !isBlank(plainText(children))).length,
    at: { ...at, endLine, endColumn },
  };
}
