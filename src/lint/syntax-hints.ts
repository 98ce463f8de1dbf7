import type { SyntaxProblem } from '../documents/markdown.ts';
import { before, spanBetween, type Span } from '../documents/span.ts';
import type { Finding } from './rule.ts';
import { tagFault } from './tag-faults.ts';
import { quoted } from './words.ts';

const lessThan = {
  found: '`<` directly before what is no tag',
  expected: 'a tag, or a less-than sign with a space after it',
  fix: 'write `< 5 ms` with a space, or put it into backticks',
};

/** What the author of a file that is no MDX should do, told from the parser's words and the text. */
export function syntaxHint(problem: SyntaxProblem, text: string): Finding {
  const { message, at } = problem;
  const from = offsetOf(text, at);
  const rest = text.slice(from, from + 2_000);
  const bound = /^(.*), expected (at most .*|fewer)$/.exec(message);
  if (bound)
    return { at, found: bound[1] ?? '', expected: bound[2] ?? '', fix: 'split the document' };
  return (
    tagFault(message, at, text) ??
    angleFault(message, at, rest) ??
    braceFault(message, at, text, from) ?? {
      at,
      found: `text that is no MDX (${message.replace(/\.$/, '')})`,
      expected: 'Markdown with closed tags and no stray `{` or `<`',
      fix: 'close what is open, or put the text into backticks',
    }
  );
}

function angleFault(message: string, at: Span, rest: string): Finding | null {
  if (rest.startsWith('<!--') || message.includes('create a comment in MDX')) {
    const found = 'HTML comment';
    return { at, found, expected: 'an MDX comment', fix: 'write `{/* … */}`' };
  }
  if (!/character after `<`|before name|in name/.test(message)) return null;
  const address = /^<((?:https?:\/\/|mailto:)?[^\s<>]*[@:][^\s<>]*)>/.exec(rest)?.[1];
  if (address) {
    const url = address.includes('://') ? address : `mailto:${address.replace(/^mailto:/, '')}`;
    return {
      at,
      found: `address ${quoted(`<${address}>`)}`,
      expected: 'a link in brackets',
      fix: `write \`[text](${url})\``,
    };
  }
  return /^<\/?\p{L}/u.test(rest) ? openingFault(at, rest) : { at, ...lessThan };
}

/** What is wrong within a tag's opening. */
function openingFault(at: Span, rest: string): Finding {
  const name = /^<([\p{L}\p{N}_.-]*)/u.exec(rest)?.[1] ?? '';
  const opening = rest.split(/>|\r?\n\r?\n/)[0] ?? '';
  const point = (index: number): Span => {
    const inner = spanBetween(opening, index, index);
    const line = at.line + inner.line - 1;
    const column = inner.line === 1 ? at.column + inner.column - 1 : inner.column;
    return before({ line, column, endLine: line, endColumn: column });
  };
  const unquoted = /\s([\p{L}_][\p{L}\p{N}_-]*)=(?!["'{])([^\s/>]*)/u.exec(opening);
  if (unquoted) {
    const [, attribute = '', value = ''] = unquoted;
    const bare = value.replace(/^[“”„‘’«»]|[“”„‘’«»,]$/g, '');
    return {
      at: point(unquoted.index + 1),
      found: `${quoted(`${attribute}=${value}`)} without straight quotes`,
      expected: `\`${attribute}="…"\``,
      fix: `write \`${attribute}="${bare || '…'}"\``,
    };
  }
  if (['"', "'"].some((quote) => (opening.split(quote).length - 1) % 2 === 1)) {
    return {
      at: point(opening.lastIndexOf('=') === -1 ? 0 : opening.lastIndexOf('=') + 1),
      found: `quote in \`<${name}>\` that is never closed`,
      expected: 'quotes at both ends of the value',
      fix: 'close the quote',
    };
  }
  const stray = opening
    .slice(1 + name.length)
    .replace(/\s*[\p{L}_][\p{L}\p{N}_.:-]*=(?:"[^"]*"|'[^']*'|\{[^}]*\})/gu, '')
    .trim();
  return {
    at,
    found: `\`<${name}\` that is no readable tag`,
    expected: `\`<${name} name="…">\`, with nothing but attributes in it`,
    fix: stray
      ? `remove ${quoted(stray, 20)} between the attributes`
      : 'close it with `>`, or put it into backticks if it is no tag',
  };
}

function braceFault(message: string, at: Span, text: string, from: number): Finding | null {
  if (!/expression|closing brace/.test(message)) return null;
  const isOpen = message.includes('closing brace');
  const start = text[from] === '{' ? from : text.lastIndexOf('{', from);
  const place = start === -1 ? at : spanBetween(text, start, start + 1);
  if (text.startsWith('{/*', start)) {
    return {
      at: place,
      found: 'comment that is never closed',
      expected: '`{/* … */}`',
      fix: 'write `*/}` after the comment',
    };
  }
  return {
    at: place,
    found: isOpen ? '`{` that is never closed' : '`{` before text that is no code',
    expected: 'braces in backticks, or with a backslash before them',
    fix: 'write `\\{`, or put the text into backticks',
  };
}

function offsetOf(text: string, { line, column }: Span): number {
  let start = 0;
  for (let at = 1; at < line; at++) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}
