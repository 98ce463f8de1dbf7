import { before, type Span } from '../documents/span.ts';
import type { Finding } from './rule.ts';

const fence = /^---[ \t]*$/;
/** What may stand in a front matter: a key, a list item, a comment, an indented or an empty line. */
const yamlLine = /^(?:[^\s#<>`|*[\]{}!][^\s:]*[ \t]*:(?:\s|$)|-\s|[ \t]|#[^#]|$)/;
const keys = '`key: value` lines between two lines `---` at the top of the file';

/** Why a document has no front matter, by its text; null where its block is there and closed. */
export function frontMatterFault(text: string): Finding | null {
  const lines = text.split(/\r?\n/);
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first === -1)
    return { at: atLine(1), found: 'empty file', expected: keys, fix: 'write the document' };
  const opening = lines[first] ?? '';
  if (!fence.test(opening)) {
    return {
      at: atLine(1),
      found: /^\+{3}\s*$/.test(opening) ? 'TOML front matter' : 'document without front matter',
      expected: keys,
      fix: 'begin the file with them',
    };
  }
  if (first > 0) {
    return {
      at: atLine(1),
      found: 'empty line before the front matter',
      expected: '`---` on the first line',
      fix: 'remove the empty lines above it',
    };
  }
  return !frontMatterIsOpen(text)
    ? null
    : {
        at: atLine(endOfKeys(lines) + 1),
        found: 'front matter that is never closed',
        expected: 'a line `---` after the last key',
        fix: 'write `---` on a line of its own here',
      };
}

/** Whether a document begins with front matter that never ends. */
export function frontMatterIsOpen(text: string): boolean {
  if (!text.startsWith('---')) return false;
  const [first = '', ...rest] = text.split(/\r?\n/);
  return fence.test(first) && !rest.some((line) => fence.test(line));
}

/** Index of the line where the closing fence belongs: after the last line that looks like YAML. */
function endOfKeys(lines: readonly string[]): number {
  const body = lines.findIndex((line, index) => index > 0 && !yamlLine.test(line));
  let end = body === -1 ? lines.length : body;
  while (end > 1 && (lines[end - 1] ?? '').trim() === '') end--;
  return end;
}

function atLine(line: number): Span {
  return before({ line, column: 1, endLine: line, endColumn: 1 });
}
