import { withUnixLineEnds } from '../documents/markdown.ts';
import type { Parsed } from '../documents/parsed.ts';
import type { AnyDocument } from '../documents/kinds.ts';
import type { Span } from '../documents/span.ts';
import { checkTexts } from './check-content.ts';
import { openImprovements, type OpenImprovement } from './open-improvements.ts';
import type { Problem } from './problem.ts';
import { readDocument } from './read-document.ts';

/** What becomes of the files when an improvement is dealt with. */
export type Change =
  | {
      /** Path and whole new text of each file that changes. */
      texts: Map<string, string>;
      problem: null;
    }
  | { problem: string; problems: Problem[] };

/**
 * Puts an improvement's wording at the end of the section that it names, and marks it as applied.
 * Nothing is changed where the content would have an error that it did not have before.
 */
export function applyImprovement(texts: ReadonlyMap<string, string>, id: string): Change {
  const found = find(texts, id);
  if ('problem' in found) return found;
  const { log, improvement } = found;
  const { target, wording, attributes } = improvement;
  const path = target ? `${target.document}.mdx` : '';
  const text = texts.get(path);
  if (!target || !wording || text === undefined)
    return refused(`${id} names no place, or has no wording: \`npm run check\` says more.`);
  const changed = insertedInto(path, text, target.section, wording.markdown);
  if (changed === null)
    return refused(`${path} has no section \`${target.section}\`: correct \`to\` in ${log.path}.`);
  const logText = texts.get(log.path) ?? '';
  return checked(
    texts,
    new Map([
      [path, changed],
      [log.path, withSpan(logText, attributes.status, 'applied')],
    ]),
  );
}

/** Marks an improvement as declined, with the reason. */
export function declineImprovement(
  texts: ReadonlyMap<string, string>,
  id: string,
  because: string,
): Change {
  const found = find(texts, id);
  if ('problem' in found) return found;
  const reason = because.replace(/\s+/g, ' ').trim();
  if (reason === '') return refused('Declining takes a reason, which is kept: --because "…"');
  const { log, improvement } = found;
  const { attributes } = improvement;
  const value = reason.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const text = texts.get(log.path) ?? '';
  // From back to front, so that the places stay true.
  const withReason =
    improvement.because === null
      ? withAttribute(text, attributes.because, `because="${value}"`)
      : withSpan(text, attributes.because, value);
  return checked(texts, new Map([[log.path, withSpan(withReason, attributes.status, 'declined')]]));
}

function find(
  texts: ReadonlyMap<string, string>,
  id: string,
): OpenImprovement | { problem: string; problems: Problem[] } {
  const open = openImprovements(texts);
  return (
    open.find((each) => each.id === id) ??
    refused(
      open.length === 0
        ? 'There is no open improvement.'
        : `There is no open improvement ${id}: ${open.map((each) => each.id).join(', ')}`,
    )
  );
}

function refused(problem: string): { problem: string; problems: Problem[] } {
  return { problem, problems: [] };
}

/** Takes a change when the content has no error with it that it did not have without. */
function checked(texts: ReadonlyMap<string, string>, changed: Map<string, string>): Change {
  const errors = (each: ReadonlyMap<string, string>): Problem[] =>
    checkTexts('', each).problems.filter(({ severity }) => severity === 'error');
  const before = new Set(errors(texts).map(({ path, message }) => `${path} ${message}`));
  const problems = errors(new Map([...texts, ...changed])).filter(
    ({ path, message }) => !before.has(`${path} ${message}`),
  );
  return problems.length > 0
    ? { problem: 'The document would not be complete with this wording:', problems }
    : { texts: changed, problem: null };
}

/** A text with some Markdown at the end of a section; null where it has no such section. */
function insertedInto(
  path: string,
  written: string,
  section: string,
  markdown: string,
): string | null {
  const text = withUnixLineEnds(written);
  const read = readDocument(path, text);
  const end = read && endOfSection(read, section);
  if (end === null) return null;
  const lines = text.split('\n');
  const wording = markdown.trim();
  // What stands there already, word by word, is not written twice.
  if (text.includes(wording)) return text;
  let at = end.line - 1;
  while (at > 0 && (lines[at - 1] ?? '').trim() === '') at--;
  const rest = lines.slice(at);
  while (rest.length > 0 && (rest[0] ?? '').trim() === '') rest.shift();
  return `${[...lines.slice(0, at), '', ...wording.split('\n'), ...(rest.length > 0 ? ['', ...rest] : [''])].join('\n').trimEnd()}\n`;
}

/** The line before which a section ends, counted from 1. */
function endOfSection(
  { document, outline, text }: Parsed<AnyDocument>,
  section: string,
): { line: number } | null {
  const { headings } = outline;
  const index = headings.findIndex(({ slug }) => slug === section);
  const heading = headings[index];
  if (heading) {
    const next = headings.slice(index + 1).find(({ depth }) => depth <= heading.depth);
    return { line: next ? next.at.line : text.split('\n').length + 1 };
  }
  if (document.kind !== 'runbook') return null;
  const { rollout, rollback } = document;
  const step = [...rollout.stages, ...rollback.levels].find(({ id }) => id === section);
  // Before the line of the closing tag.
  return step ? { line: step.at.endLine } : null;
}

/** A text with something else in the place of a span. */
function withSpan(written: string, span: Span, value: string): string {
  const text = withUnixLineEnds(written);
  return (
    text.slice(0, offsetOf(text, span.line, span.column)) +
    value +
    text.slice(offsetOf(text, span.endLine, span.endColumn))
  );
}

/** A text with an attribute where it belongs: on a line of its own in a tag over several lines. */
function withAttribute(written: string, span: Span, attribute: string): string {
  const text = withUnixLineEnds(written);
  const at = offsetOf(text, span.line, span.column);
  const isOwnLine = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim() === '';
  return text.slice(0, at) + (isOwnLine ? `  ${attribute}\n` : ` ${attribute}`) + text.slice(at);
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let count = 1; count < line; count++) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}
