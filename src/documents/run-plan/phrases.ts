import type { Image, Link, Node, Parent, PhrasingContent, Root, Table } from 'mdast';
import { parseMarkdown } from '../markdown.ts';
import { isComment, plainText, type RichText } from '../rich-text.ts';
import type { Block, Phrase } from './schema.ts';

/** A piece of Markdown with its plain text, which stands in where the Markdown can't be read. */
export type Prose = Pick<RichText, 'text' | 'markdown'>;

/** What could be markup within a line, or an address that becomes a link. */
const markup = /[\\`*_~[\]<&@{}]|:\/\/|www\./;

/** Behind a word, nothing can open a block: `> 5%` stays a comparison and becomes no quote. */
const opening = 'x ';

/**
 * One line of prose as flat phrases: nested styles become the innermost one.
 *
 * @param page the address of the page it stands on, for links within that page
 */
export function phrasesOf({ text, markdown }: Prose, page: string): Phrase[] {
  const line = markdown.replace(/\s*\n\s*/g, ' ').trim();
  if (line === '' || !markup.test(line)) return plainPhrases(line || text);
  const { tree } = parseMarkdown(opening + line);
  const [paragraph] = tree?.children ?? [];
  if (paragraph?.type !== 'paragraph') return plainPhrases(text);
  const [first, ...rest] = flatten(paragraph.children, page);
  return [...plainPhrases(first?.text.slice(opening.length) ?? ''), ...rest];
}

/**
 * Prose as flat blocks; null gives none.
 *
 * @param page the address of the page it stands on, for links within that page
 */
export function blocksOf(prose: Prose | null, page: string): Block[] {
  if (!prose) return [];
  // Behind an empty line, `---` is a rule and begins no front matter.
  const { tree } = parseMarkdown(`\n${prose.markdown}`);
  // Cut out of a list, a line that begins with "import" turns from words into code.
  if (!tree || hasModuleCode(tree)) return [{ kind: 'paragraph', phrases: [{ text: prose.text }] }];
  return blocksIn(tree.children, page).filter(({ phrases }) => phrases.length > 0);
}

/** A text without markup as phrases. */
export function plainPhrases(text: string): Phrase[] {
  return text === '' ? [] : [{ text }];
}

function hasModuleCode({ children }: Root): boolean {
  return children.some((node: Node) => node.type === 'mdxjsEsm');
}

function blocksIn(nodes: readonly Node[], page: string): Block[] {
  return nodes.flatMap((node) => blocksOfNode(node, page));
}

function blocksOfNode(node: Node, page: string): Block[] {
  const paragraph = (phrases: Phrase[]): Block[] => [{ kind: 'paragraph', phrases }];
  switch (node.type) {
    case 'paragraph':
      return paragraph(flatten((node as Parent).children, page));
    case 'heading':
      return paragraph(flatten((node as Parent).children, page, { style: 'strong' }));
    case 'code':
      return [{ kind: 'code', phrases: [{ text: valueOf(node) }] }];
    case 'listItem':
      return itemBlocks(node as Parent, page);
    case 'table':
      return (node as Table).children.flatMap(({ children: cells }) =>
        paragraph(joined(cells.map(({ children }) => flatten(children, page)))),
      );
    default:
      if ('children' in node) return blocksIn((node as Parent).children, page);
      return isComment(node) ? [] : paragraph(plainPhrases(valueOf(node)));
  }
}

/** What follows the first paragraph of an item stays a block of its own kind. */
function itemBlocks({ children }: Parent, page: string): Block[] {
  const [first, ...rest] = blocksIn(children, page);
  if (!first) return [];
  return [first.kind === 'paragraph' ? { ...first, kind: 'item' } : first, ...rest];
}

function joined(cells: readonly Phrase[][]): Phrase[] {
  return cells.flatMap((cell, index) => (index === 0 ? cell : [{ text: ' · ' }, ...cell]));
}

type Look = Omit<Phrase, 'text'>;

function flatten(nodes: readonly Node[], page: string, look: Look = {}): Phrase[] {
  const phrases: Phrase[] = [];
  for (const phrase of nodes.flatMap((node) => phrasesIn(node as PhrasingContent, page, look))) {
    const last = phrases.at(-1);
    if (last && last.style === phrase.style && last.href === phrase.href) last.text += phrase.text;
    else phrases.push({ ...phrase });
  }
  return phrases;
}

function phrasesIn(node: PhrasingContent, page: string, look: Look): Phrase[] {
  const styled = (text: string): Phrase[] => (text === '' ? [] : [{ text, ...look }]);
  switch (node.type) {
    case 'text':
      return styled(node.value.replace(/\s*\n\s*/g, ' '));
    case 'inlineCode':
      return [{ ...look, text: node.value, style: 'code' }];
    case 'strong':
    case 'emphasis':
      return flatten(node.children, page, { ...look, style: node.type });
    case 'link':
      return flatten(node.children, page, { ...look, ...addressed(node, page) });
    case 'image':
      return [{ text: node.alt ?? node.url, ...look, ...addressed(node, page) }];
    case 'break':
      return styled(' ');
    default:
      if ('children' in node) return flatten(node.children, page, look);
      return styled(plainText([node]));
  }
}

function addressed({ url }: Link | Image, page: string): Pick<Phrase, 'href'> {
  const href = addressOf(url, page);
  return href === null ? {} : { href };
}

const anySite = 'https://site.invalid';

/**
 * The address that a link may keep: absolute https, or one of this site. Null for any other.
 * Browsers read `//host`, `/\host` and `/`, tab, `/host` as another site, so they are asked.
 */
function addressOf(written: string, page: string): string | null {
  const address = written.startsWith('#') ? page + written : written;
  if (!URL.canParse(address, anySite)) return null;
  const { origin, protocol } = new URL(address, anySite);
  if (address.startsWith('/')) return origin === anySite ? address : null;
  return protocol === 'https:' && /^https:\/\//i.test(address) ? address : null;
}

function valueOf(node: Node): string {
  return 'value' in node ? String(node.value) : '';
}
