import type { Element, Nodes, Root, RootContent } from 'hast';
import { defaultSchema, sanitize, type Schema } from 'hast-util-sanitize';
import { visit } from 'unist-util-visit';
import { link } from './link.ts';

/** What Markdown may become. No HTML that an author typed, no styles, no scripts, no inputs. */
const schema: Schema = {
  ...defaultSchema,
  clobber: [],
  tagNames: (defaultSchema.tagNames ?? []).filter(
    (name) => !['input', 'img', 'picture', 'source'].includes(name),
  ),
  protocols: { href: ['http', 'https', 'mailto'] },
  attributes: {
    a: ['href', 'title'],
    ol: ['start'],
    li: [['className', 'task-list-item']],
    ul: [['className', 'contains-task-list']],
    th: ['align'],
    td: ['align'],
    code: [['className', /^language-./]],
    span: [['className', 'box']],
  },
};

/**
 * The tree that Sätteri made of Markdown, with nothing in it that could run, load or restyle:
 * HTML becomes the text it is, an image the link to it.
 */
export function safeTree(tree: Root): Root {
  visit(tree, (node, index, parent) => {
    if (parent && index !== undefined) parent.children[index] = tamed(node) as RootContent;
  });
  const safe = sanitize(tree, schema) as Root;
  visit(safe, 'element', finish);
  return safe;
}

function tamed(node: Nodes): Nodes {
  if (node.type === 'raw') return { type: 'text', value: node.value };
  if (node.type !== 'element') return node;
  const { tagName, properties } = node;
  if (tagName === 'input') return element('span', { className: ['box'] }, []);
  if (tagName === 'img') {
    const label = textOf(properties.alt) || textOf(properties.src) || 'image';
    return element('a', { href: textOf(properties.src) }, [{ type: 'text', value: label }]);
  }
  const alignment = /text-align:\s*(\w+)/.exec(textOf(properties.style))?.[1];
  if (alignment) node.properties = { ...properties, align: alignment };
  return node;
}

function textOf(value: Element['properties'][string]): string {
  return typeof value === 'string' ? value : '';
}

function finish(node: Element): void {
  const { tagName, properties } = node;
  if (typeof properties.align === 'string') {
    properties.className = [`align-${properties.align}`];
    delete properties.align;
  }
  if (tagName !== 'a' || typeof properties.href !== 'string') return;
  if (properties.href.startsWith('/')) properties.href = link(properties.href);
  else if (/^https?:/.test(properties.href)) properties.rel = ['noopener', 'noreferrer'];
}

function element(
  tagName: string,
  properties: Element['properties'],
  children: Element['children'],
): Element {
  return { type: 'element', tagName, properties, children };
}
