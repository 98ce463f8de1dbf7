import type { Node, Root } from 'mdast';
import { isComment } from '../documents/rich-text.ts';
import { nodesOf } from './nodes.ts';

/** Where in a document a piece of text stands, as far as it decides what is a placeholder there. */
export type Surroundings = 'commands' | 'inline-code' | 'front-matter' | 'prose' | 'nowhere';

/** Something that may have been left over from a template. */
export interface Candidate {
  text: string;
  from: number;
}

/** What may be left of a template, `[…]` or `<…>`; most of it is something else. */
const bracketed = /\[(?!\^)[^\][\n]{2,80}\](?![[(:])|<\p{L}[\p{L}\p{N} _-]{0,60}>/gu;

/** What else may be left. */
const worded = [
  /(?<![\p{L}\p{N}_.$/-])(?:TODO|TBD|TBA|TBC|FIXME|XXX)(?![\p{L}\p{N}_-])/gu,
  /\b[Ll]orem [Ii]psum/g,
  /(?<![\w.-])(?:[\w-]+\.)*example\.(?:com|org|net)(?![\w-])/g,
  /(?<!\w)YYYY-MM-DD(?!\w)/g,
  /(?<!\w)v?[Xx]\.[Yy]\.[Zz](?!\w)/g,
  /(?<![\p{L}\p{N}_-])(?:your|YOUR)[-_][\p{L}\p{N}_-]+/gu,
  /\/path\/to\/[\p{L}\p{N}_./-]*/gu,
  /(?<=\n[ \t]*)(?:\.{3}|…)(?=[ \t]*\n)/g,
  /(?<!\p{L})(?:[Dd]escribe (?:what|the) change[sd]?|Feature name)(?!\p{L})/gu,
];

/** What a line must hold to be looked at for any of these. */
const hint =
  /TODO|TB[ACD]|FIXME|XXX|orem |example\.|YYYY-MM-DD|[Xx]\.[Yy]\.[Zz]|your|YOUR|\/path\/to\/|(?:\.{3}|…)[ \t]*\n|escribe |Feature name/g;

/** Everything in a text that may be a placeholder, in file order; most of it is none. */
export function candidatesIn(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const { 0: match, index } of text.matchAll(bracketed))
    found.push({ text: match, from: index });
  for (const { line, from } of linesWithHint(text)) {
    for (const pattern of worded) {
      for (const { 0: match, index } of line.matchAll(pattern))
        found.push({ text: match, from: from + index });
    }
  }
  return found.sort((a, b) => a.from - b.from).filter(isOutside);
}

/** The lines that hold a hint, each between its line breaks; every line is taken once. */
function linesWithHint(text: string): { line: string; from: number }[] {
  const lines: { line: string; from: number }[] = [];
  hint.lastIndex = 0;
  for (let match = hint.exec(text); match; match = hint.exec(text)) {
    const from = Math.max(text.lastIndexOf('\n', Math.max(match.index - 1, 0)), 0);
    const end = text.indexOf('\n', match.index + 1) + 1 || text.length;
    lines.push({ line: text.slice(from, end), from });
    hint.lastIndex = end - 1;
  }
  return lines;
}

/** Leaves out what stands within the candidate before it, as `your-flag` in `<your-flag>`. */
function isOutside({ from }: Candidate, index: number, all: readonly Candidate[]): boolean {
  const before = all[index - 1];
  return !before || from >= before.from + before.text.length;
}

/** What stands around an offset: comments, tags and link targets are nowhere. */
export function surroundingsAt(tree: Root, offset: number): Surroundings {
  const within = (type: string): Node | undefined =>
    nodesOf(tree, type).find(({ node: { position } }) => {
      const [from, to] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
      return offset >= from && offset < to;
    })?.node;
  if (within('yaml')) return 'front-matter';
  if (within('code')) return 'commands';
  if (within('inlineCode')) return 'inline-code';
  const expression = within('mdxFlowExpression') ?? within('mdxTextExpression');
  if (expression && isComment(expression)) return 'nowhere';
  if (within('linkReference') || within('definition') || within('mdxjsEsm')) return 'nowhere';
  const isText = within('text') ?? within('link') ?? within('image');
  if (isText || within('mdxJsxFlowElement') || within('mdxJsxTextElement')) return 'prose';
  return 'nowhere';
}

const notPlaceholders = new Set(
  'none nil null unknown pending default invalid undefined empty string object function anonymous module html head body div span p a b i br hr svg xml script style form input table tr td ul ol li'.split(
    ' ',
  ),
);

/** Whether `<…>` in commands stands for something: no HTML, no redirection, no output of a tool. */
export function isAnglePlaceholder(
  { text, from }: Candidate,
  source: string,
  around: Surroundings,
): boolean {
  const inner = text.slice(1, -1);
  // Prose may speak of a component by its tag.
  if (around === 'inline-code' && /^\p{Lu}\p{L}*\p{Ll}/u.test(inner)) return false;
  if (inner !== inner.trim() || notPlaceholders.has(inner.toLowerCase())) return false;
  if (/[\p{L}\p{N}_<]$/u.test(source.slice(0, from))) return false;
  if (/^[\p{L}\p{N}_]/u.test(source.slice(from + text.length, from + text.length + 1)))
    return false;
  return !source.includes(`</${inner}>`);
}

const nouns =
  /^(?:service|version|team|name|date|commands?|url|link|owner|ticket|feature|environment|env|sha|commit|region|host|namespace|cluster|user(?:name)?|token|placeholder|value|threshold|dashboard)$/i;
const askings = /^(?:your|insert|enter|fill|describe|replace|specify|exact|name of|link to)\b.*\s/i;

/** Whether `[…]` stands for something to be written: words, where no list, index or test is. */
export function isBracketPlaceholder(
  { text, from }: Candidate,
  source: string,
  around: Surroundings,
): boolean {
  const inner = text.slice(1, -1);
  if (inner !== inner.trim()) return false;
  const before = source[from - 1] ?? '\n';
  const isCode = around === 'commands' || around === 'inline-code';
  if (/[\p{L}\p{N}_\]\\$.)*?+]/u.test(before)) return false;
  // `key: [a b]` is a list of YAML, and a wrong value where a text is asked for.
  if (around === 'front-matter' && /[:,-]\s*$/.test(source.slice(0, from))) return false;
  if (askings.test(`${inner} `) && /\s/.test(inner)) return true;
  const words = inner.split(/\s+/);
  const plain = isCode ? /^\p{L}[\p{L}'’/]*$/u : /^\p{L}[\p{L}'’/-]*[,.:]?$/u;
  if (words.length > 1) {
    // SQL may quote a name with spaces in brackets.
    const line = source.slice(source.lastIndexOf('\n', from) + 1, from);
    if (isCode && /\b(?:select|from|update|into|where|join)\b/i.test(line)) return false;
    return inner.length >= 6 && words.every((word) => plain.test(word));
  }
  const isOwnLine =
    /\n[ \t]*$/.test(`\n${source.slice(Math.max(0, from - 40), from)}`) &&
    /^[ \t]*(?:\r?\n|$)/.test(source.slice(from + text.length));
  if (isCode && (isOwnLine || !/[\s"'`=/]/.test(before))) return false;
  return (
    (nouns.test(inner) && around !== 'inline-code') ||
    /^\p{Lu}[\p{Lu}\p{N}]*(?:[_-][\p{Lu}\p{N}]+)+$/u.test(inner)
  );
}
