import type { Definition, Image, Link, LinkReference, Node, Root, Text } from 'mdast';
import { kindOf } from '../documents/kinds.ts';
import { idOf } from '../documents/parsed.ts';
import { spanBetween, spanOf, type Span } from '../documents/span.ts';
import { isTag } from '../documents/tag.ts';
import { ancestorOf, nodesOf, type Located } from './nodes.ts';

/** A link, an image, or the definition that several links name. */
export interface LinkTarget {
  url: string;
  /** Where its address stands. */
  at: Span;
  /** Name of the stage or level it stands in; null elsewhere. */
  step: string | null;
  /** Whether it names a definition, which is a target of its own. */
  isReference: boolean;
}

/** Where a link leads: out of the site, within it, or where no link may lead. */
export type Direction = 'outside' | 'inside' | 'refused';

/** Of the tree that was asked about last: three rules ask about each, one after the other. */
let read: { tree: Root; links: readonly LinkTarget[] } | null = null;

/** All targets of a document's links and images, in file order. */
export function linksOf(tree: Root, text: string): readonly LinkTarget[] {
  if (read?.tree !== tree) read = { tree, links: readLinks(tree, text) };
  return read.links;
}

function readLinks(tree: Root, text: string): LinkTarget[] {
  const definitions = new Map(
    nodesOf(tree, 'definition').map(({ node }) => {
      const { identifier, url } = node as Definition;
      return [identifier, url];
    }),
  );
  return nodesOf(tree, 'link', 'image', 'definition', 'linkReference', 'imageReference').map(
    (located) => {
      const isReference = located.node.type.endsWith('Reference');
      const url = isReference
        ? (definitions.get((located.node as LinkReference).identifier) ?? '')
        : (located.node as Link | Image | Definition).url;
      const at = isReference ? spanOf(located.node) : urlSpan(located.node, url, text);
      return { url, at, isReference, step: stepAround(located) };
    },
  );
}

const loose = /(?<![\p{L}\p{N}_\])}\\])\[[^\][\n]+\]\[[^\][\n]*\]|(?<!\\)\[\^[^\][\n]+\]/gu;

/** Links and footnotes that name a definition which is not there: Markdown takes them for text. */
export function looseLinks(tree: Root, text: string): { at: Span; found: string }[] {
  if (!mayBeLoose(text)) return [];
  return nodesOf(tree, 'text').flatMap(({ node }) => {
    if (!mayBeLoose((node as Text).value)) return [];
    const from = node.position?.start.offset ?? 0;
    const source = text.slice(from, node.position?.end.offset);
    return Array.from(source.matchAll(loose), ({ 0: match, index }) => ({
      at: spanBetween(text, from + index, from + index + match.length),
      found: `${match.startsWith('[^') ? 'footnote' : 'link'} \`${match}\` without its definition`,
    }));
  });
}

function mayBeLoose(text: string): boolean {
  return text.includes('][') || text.includes('[^');
}

/** The address within a link's source; the whole link where it is written with entities. */
function urlSpan(node: Node, url: string, text: string): Span {
  const { start, end } = node.position ?? {};
  const from = start?.offset ?? 0;
  const index = url === '' ? -1 : text.slice(from, end?.offset).lastIndexOf(url);
  return index === -1 ? spanOf(node) : spanBetween(text, from + index, from + index + url.length);
}

function stepAround(located: Located): string | null {
  const tag = ancestorOf(located, ({ node }) => isTag(node))?.node;
  const name = tag && isTag(tag) ? tag.name : null;
  return name === 'Stage' || name === 'Level' ? name : null;
}

/** Where an address leads, seen as a browser sees it: control characters and blanks do not count. */
export function directionOf(url: string): Direction {
  // eslint-disable-next-line no-control-regex -- browsers leave these out before they read a scheme
  const seen = url.replace(/[\u0000-\u0020\u007f-\u009f]/g, '');
  if (/^[\\/]{2}/.test(seen)) return 'refused';
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(seen)?.[1]?.toLowerCase();
  if (scheme === undefined) return 'inside';
  return ['https', 'http', 'mailto'].includes(scheme) ? 'outside' : 'refused';
}

/** The address of a file's own page, such as `/runbooks/2026-11-03-checkout/`. */
export function addressOfPath(path: string): string {
  const folder = kindOf(path)?.folder;
  return folder === undefined ? '/' : `/${folder}/${idOf(path)}/`;
}

/** A link within the site, resolved as a browser on a page resolves it. */
export function resolveLink(url: string, page: string): { page: string; anchor: string } {
  const base = `https://site.invalid${encodeURI(page)}`;
  if (!URL.canParse(url, base)) return { page: url, anchor: '' };
  const { pathname, hash } = new URL(url, base);
  return { page: decoded(pathname), anchor: decoded(hash.slice(1)) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
