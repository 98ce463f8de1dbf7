import { before, type Span } from '../documents/span.ts';
import { markdownInsteadOf } from './html-tags.ts';
import type { Finding } from './rule.ts';

/** What the parser says of tags that do not match, in an author's words; null for other errors. */
export function tagFault(message: string, at: Span, text: string): Finding | null {
  const unclosed =
    /^Expected a closing tag for `<([^>]*)>` \((\d+):(\d+)\)(?: before the end of `(\w+)`)?/.exec(
      message,
    );
  if (unclosed) {
    const [, name = '', line, column, container] = unclosed;
    return unclosedTag(name, place(line, column), container, text);
  }
  const wrong =
    /^Unexpected closing tag `<\/([^>]*)>`, expected corresponding closing tag for `<([^>]*)>` \((\d+):(\d+)\)/.exec(
      message,
    );
  if (wrong) {
    const [, closing = '', opening = '', line, column] = wrong;
    if (closing !== opening && isOpen(closing, at, text))
      return unclosedTag(opening, place(line, column), undefined, text);
    return {
      at,
      found: `\`</${closing}>\``,
      expected: `\`</${opening}>\`, since \`<${opening}>\` on line ${line ?? ''} is open`,
      fix: `write \`</${opening}>\``,
    };
  }
  const stray = /^Unexpected closing tag `<\/([^>]*)>`, expected an open tag first/.exec(message);
  if (stray) return strayClosing(stray[1] ?? '', at, text);
  const inParagraph =
    /^Expected the closing tag `<\/([^>]*)>` either after the end of `(\w+)`/.exec(message);
  if (!inParagraph) return null;
  return {
    at,
    found: `\`</${inParagraph[1] ?? ''}>\` at the end of a ${inParagraph[2] ?? 'paragraph'}`,
    expected: 'the closing tag on a line of its own',
    fix: 'put it on the next line, with an empty line above it',
  };
}

function unclosedTag(name: string, at: Span, container: string | undefined, text: string): Finding {
  const fix = markdownInsteadOf(name);
  if (fix) return { at, found: `HTML \`<${name}>\``, expected: 'Markdown', fix };
  if (!/^\p{Lu}\p{L}*$/u.test(name)) {
    return {
      at,
      found: `\`<${name}>\``,
      expected: 'text, or a tag that is closed',
      fix: 'write what it stands for, or put it into backticks',
    };
  }
  if (container === 'paragraph') {
    return {
      at,
      found: `\`<${name}>\` with text on its line`,
      expected: 'the tag on a line of its own',
      fix: 'put what follows it on the next line, with an empty line between',
    };
  }
  const end = endOf(at, text);
  return {
    at,
    found: `\`<${name}>\` that is never closed`,
    expected: `\`</${name}>\` after its last line`,
    fix: `write \`</${name}>\` on a line of its own ${end ? `before line ${String(end)}` : 'at the end'}`,
  };
}

/** Line of the next tag or `##` heading after an opening: what it can't hold. */
function endOf({ line }: Span, text: string): number | null {
  const lines = text.split(/\r?\n/);
  const next = lines.findIndex(
    (content, index) => index >= line && /^\s*(?:<[A-Z]|#{1,2} )/.test(content),
  );
  return next === -1 ? null : next + 1;
}

/** A closing tag too many, or one whose opening is gone: the opening belongs after the last part. */
function strayClosing(name: string, at: Span, text: string): Finding {
  const found = `\`</${name}>\` without \`<${name}>\``;
  const lines = text.split(/\r?\n/);
  const last = lines
    .slice(0, at.line - 1)
    .findLastIndex((line) => /^\s*(?:<\/[A-Z]|#{1,2} )/.test(line));
  const between = lines.slice(last + 1, at.line - 1);
  // With an opening above that closes itself, as after other closing tags, this one is too many.
  const isMissing =
    between.some((line) => line.trim() !== '') &&
    !between.some((line) => line.includes(`<${name}`));
  const expected = 'an opening tag for each closing tag';
  return last !== -1 && isMissing
    ? {
        at: place(String(last + 2), '1'),
        found,
        expected,
        fix: `write \`<${name} …>\` here, or remove \`</${name}>\` from line ${String(at.line)}`,
      }
    : { at, found, expected, fix: 'remove it' };
}

function isOpen(name: string, { line }: Span, text: string): boolean {
  if (!/^[\p{L}\p{N}_]+$/u.test(name)) return false;
  const above = text.split('\n', line - 1).join('\n');
  const openings = above.match(new RegExp(`<${name}(?=[\\s>])(?![^>]*/>)`, 'g')) ?? [];
  const closings = above.match(new RegExp(`</${name}>`, 'g')) ?? [];
  return openings.length > closings.length;
}

function place(line = '1', column = '1'): Span {
  const at = { line: Number(line), column: Number(column) };
  return before({ ...at, endLine: at.line, endColumn: at.column });
}
