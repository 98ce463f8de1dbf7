import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import { before, spanOf, type Span } from './span.ts';

/** A file that is no MDX: what the parser found, and where. */
export interface SyntaxProblem {
  /** What was found and expected, in the parser's words. */
  message: string;
  at: Span;
}

/** What reading a file's text as MDX gave: a tree, or the reason why there is none. */
export type ParsedMarkdown = { tree: Root; problem: null } | { tree: null; problem: SyntaxProblem };

/** The largest document that is read, in UTF-16 code units. A 300-step runbook has about 40,000. */
export const maxLength = 524_288;

/*
 * Sätteri's time grows with the square of these: 100,000 `{` in a row take it 23 s, 100,000
 * `_a__` 16 s, 100,000 `> ` 3.5 s. The bounds keep any file under half a second.
 */
const bounds: readonly { of: string; most: number; count: (text: string) => number }[] = [
  { of: 'opening braces', most: 5_000, count: (text) => occurrences(text, '{') },
  {
    of: 'emphasis marks',
    most: 20_000,
    count: (text) => occurrences(text, '*') + occurrences(text, '_'),
  },
];
const deepest = 50;
const deepQuote = new RegExp(`^(?:[ \\t]*>){${String(deepest)}}`, 'm');

/**
 * A text with one kind of line end, so that a file saved on Windows gives the same values. Lines
 * and columns stay what they were.
 */
export function withUnixLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/**
 * Parses the text of a document.
 *
 * @param text without a byte-order mark, and with Unix line ends
 * @returns the tree with positions; never throws for any text
 */
export function parseMarkdown(text: string): ParsedMarkdown {
  const bound = outOfBounds(text);
  if (bound) return { tree: null, problem: { message: bound, at: startOfFile } };
  try {
    return {
      tree: mdxToMdast(text, { features: { frontmatter: true, gfm: true } }) as Root,
      problem: null,
    };
  } catch (error) {
    return { tree: null, problem: syntaxProblem(error, text) };
  }
}

/** The tree of a file's front matter alone, for what can still be said of a file that is no MDX. */
export function parseFrontMatterOnly(text: string): Root {
  const block = /^---[ \t]*\r?\n[^]*?\r?\n---[ \t]*(?=\r?\n|$)/.exec(text)?.[0] ?? '';
  return parseMarkdown(block).tree ?? { type: 'root', children: [] };
}

const startOfFile: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function outOfBounds(text: string): string | null {
  if (text.length > maxLength)
    return `${String(text.length)} characters, expected at most ${String(maxLength)}`;
  for (const { of, most, count } of bounds) {
    const found = text.length > most ? count(text) : 0;
    if (found > most) return `${String(found)} ${of}, expected at most ${String(most)}`;
  }
  return occurrences(text, '>') >= deepest && deepQuote.test(text)
    ? `${String(deepest)} nested block quotes, expected fewer`
    : null;
}

function occurrences(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count++;
  return count;
}

/** Sätteri reports errors as `line:column: message (origin:id)`. */
const errorShape = /^(\d+):(\d+): ([^]*?)(?: \([a-z-]+:[a-z-]+\))?$/;

function syntaxProblem(error: unknown, text: string): SyntaxProblem {
  const raw = error instanceof Error ? error.message : String(error);
  const match = errorShape.exec(raw);
  if (!match) return { message: raw, at: startOfFile };
  const [line, column] = [Number(match[1]), Number(match[2])];
  const lines = text.split('\n');
  const inFile = line <= lines.length;
  return {
    message: match[3] ?? raw,
    at: inFile ? before({ line, column, endLine: line, endColumn: column }) : startOfFile,
  };
}

/** The span of a whole text, for problems that have no narrower place. */
export function endOf(tree: Root): Span {
  const { endLine, endColumn } = spanOf(tree);
  return { line: endLine, column: endColumn, endLine, endColumn };
}
