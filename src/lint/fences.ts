import { before, type Span } from '../documents/span.ts';

/** A code block that swallows what follows, because one of its two fences is missing. */
export interface OpenFence {
  /** Which of its fences is missing. */
  missing: 'opening' | 'closing';
  /** Line of the fence that is there. */
  line: number;
  /** Where the missing fence belongs. */
  at: Span;
}

const fenceLine = /^[ \t>]*(`{3,}|~{3,})([^`]*)$/;
/** Lines that no command begins with, and that a document's parts do. */
const markdownLine =
  /^[ \t>]*(?:[-*] \[[ xX]\] |\|.*\||#{2,6} |<\/?[A-Z]|`{3,}\S|~{3,}\S|\p{Lu}[^=$]*[.:]$)/u;

/** The first code block of a text that is never closed; null where all are. */
export function openFence(text: string): OpenFence | null {
  let open: { at: number; marker: string } | null = null;
  for (const at of linesWithFence(text)) {
    const line = text.slice(at, endOfLine(text, at));
    const [, marker = '', info = ''] = fenceLine.exec(line) ?? [];
    if (marker === '') continue;
    if (open === null) open = { at, marker };
    else if (marker.startsWith(open.marker.charAt(0)) && marker.length >= open.marker.length) {
      if (info.trim() !== '') return faultOf(text, open.at, at);
      open = null;
    }
  }
  return open && faultOf(text, open.at, null);
}

/** Where the lines begin that may hold a fence, in file order. */
function linesWithFence(text: string): number[] {
  const starts = ['```', '~~~'].flatMap((fence) => {
    const found: number[] = [];
    for (let at = text.indexOf(fence); at !== -1; at = text.indexOf(fence, endOfLine(text, at)))
      found.push(text.lastIndexOf('\n', at) + 1);
    return found;
  });
  return text.includes('~~~') ? [...new Set(starts)].sort((a, b) => a - b) : starts;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}

/** What is at fault, given where the lines of its opening and of the next fence begin. */
function faultOf(text: string, openingAt: number, endAt: number | null): OpenFence {
  const lines = text.split('\n');
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
  const opening = lineAt(openingAt);
  const end = endAt === null ? lines.length : lineAt(endAt);
  const isBare = /[`~]\s*$/.test(lines[opening] ?? '');
  const above = (lines[opening - 1] ?? '').trim();
  const below = lines.slice(opening + 1).find((line) => line.trim() !== '') ?? '';
  if (isBare && above !== '' && markdownLine.test(below)) {
    let first = opening;
    while (first > 0 && (lines[first - 1] ?? '').trim() !== '') first--;
    return { missing: 'opening', line: opening + 1, at: atLine(first + 1) };
  }
  const next = lines.findIndex((line, at) => at > opening && at < end && markdownLine.test(line));
  let last = next === -1 ? end : next;
  while (last > opening + 1 && (lines[last - 1] ?? '').trim() === '') last--;
  return { missing: 'closing', line: opening + 1, at: atLine(Math.min(last + 1, lines.length)) };
}

function atLine(line: number): Span {
  return before({ line, column: 1, endLine: line, endColumn: 1 });
}
