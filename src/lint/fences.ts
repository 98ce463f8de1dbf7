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
  if (!text.includes('```') && !text.includes('~~~')) return null;
  const lines = text.split(/\r?\n/);
  let open: { index: number; marker: string } | null = null;
  for (const [index, line] of lines.entries()) {
    if (!line.includes('```') && !line.includes('~~~')) continue;
    const [, marker = '', info = ''] = fenceLine.exec(line) ?? [];
    if (marker === '') continue;
    if (open === null) open = { index, marker };
    else if (marker.startsWith(open.marker.charAt(0)) && marker.length >= open.marker.length) {
      if (info.trim() !== '') return faultOf(lines, open.index, index);
      open = null;
    }
  }
  return open && faultOf(lines, open.index, lines.length);
}

function faultOf(lines: readonly string[], opening: number, end: number): OpenFence {
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
