import { addressedTags } from '../documents/addressed-tags.ts';
import { withUnixLineEnds } from '../documents/markdown.ts';
import type { Parsed } from '../documents/parsed.ts';
import type { AnyDocument } from '../documents/kinds.ts';
import type { Span } from '../documents/span.ts';
import { checkTexts } from './check-content.ts';
import {
  openChecks,
  openImprovements,
  type OpenCheck,
  type OpenImprovement,
} from './open-proposals.ts';
import type { Problem } from './problem.ts';
import { readDocument } from './read-document.ts';
import { withHouseCheck } from './site-checks.ts';

/** What becomes of the files when a proposal is dealt with. */
export type Change =
  | {
      /** Path and whole new text of each file that changes. */
      texts: Map<string, string>;
      problem: null;
    }
  | Refusal;

interface Refusal {
  problem: string;
  problems: Problem[];
}

/**
 * Puts what a log proposes into its place, and marks it as applied: an improvement's wording at the
 * end of the section that it names, a check among those of site.yaml, which join every runbook.
 * Nothing is changed where the content would have an error that it did not have before.
 */
export function applyProposal(texts: ReadonlyMap<string, string>, id: string): Change {
  const found = find(texts, id);
  if ('problem' in found) return found;
  const placed = 'flags' in found ? checkPlaced(texts, found) : wordingPlaced(texts, found);
  if ('problem' in placed) return placed;
  const [path, text] = placed.file;
  return checked(texts, new Map([[path, text], ...marked(texts, found, { status: 'applied' })]));
}

/** Marks a proposal as declined, with the reason. */
export function declineProposal(
  texts: ReadonlyMap<string, string>,
  id: string,
  because: string,
): Change {
  const found = find(texts, id);
  if ('problem' in found) return found;
  const reason = because.replace(/\s+/g, ' ').trim();
  if (reason === '') return refused('Declining takes a reason, which is kept: --because "…"');
  return checked(texts, marked(texts, found, { status: 'declined', because: reason }));
}

function find(
  texts: ReadonlyMap<string, string>,
  id: string,
): OpenImprovement | OpenCheck | Refusal {
  const open = [...openImprovements(texts), ...openChecks(texts)];
  return (
    open.find((each) => each.id === id) ??
    refused(
      open.length === 0
        ? 'Nothing that a log proposed is open.'
        : `Nothing open is called ${id}: ${open.map((each) => each.id).join(', ')}`,
    )
  );
}

function refused(problem: string): Refusal {
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
    ? { problem: 'The content would not be complete with it:', problems }
    : { texts: withLineEndsOf(texts, changed), problem: null };
}

/** Changed texts with the line ends that the files had: a change in Git shows what changed, and no more. */
function withLineEndsOf(
  texts: ReadonlyMap<string, string>,
  changed: ReadonlyMap<string, string>,
): Map<string, string> {
  return new Map(
    [...changed].map(([path, text]) => [
      path,
      texts.get(path)?.includes('\r\n') ? withUnixLineEnds(text).replaceAll('\n', '\r\n') : text,
    ]),
  );
}

type Placed = { file: [path: string, text: string] } | Refusal;

function wordingPlaced(
  texts: ReadonlyMap<string, string>,
  { id, log, improvement: { target, wording } }: OpenImprovement,
): Placed {
  const path = target ? `${target.document}.mdx` : '';
  const text = texts.get(path);
  if (!target || !wording || text === undefined)
    return refused(`${id} names no place, or has no wording: \`npm run check\` says more.`);
  const changed = insertedInto(path, text, target.section, wording.markdown);
  return changed === null
    ? refused(`${path} has no section \`${target.section}\`: correct \`to\` in ${log.path}.`)
    : { file: [path, changed] };
}

function checkPlaced(texts: ReadonlyMap<string, string>, { id, flags }: OpenCheck): Placed {
  const [latest] = flags;
  if (!latest?.preCheck.text || !latest.preCheck.why)
    return refused(`${id} has no text, or no reason: \`npm run check\` says more.`);
  const { text, why } = latest.preCheck;
  const path = 'site.yaml';
  const changed = withHouseCheck(withUnixLineEnds(texts.get(path) ?? ''), {
    text,
    why: why.markdown.replace(/\s+/g, ' ').trim(),
  });
  return changed === null
    ? refused(`${path} is no YAML: \`npm run check\` says more.`)
    : { file: [path, changed] };
}

/** The logs that made a proposal, with what became of it in its tag. */
function marked(
  texts: ReadonlyMap<string, string>,
  found: OpenImprovement | OpenCheck,
  words: Readonly<Record<string, string>>,
): Map<string, string> {
  const tags =
    'flags' in found
      ? found.flags.map(({ log, preCheck }) => ({ path: log.path, places: preCheck.attributes }))
      : [{ path: found.log.path, places: found.improvement.attributes }];
  const changed = new Map<string, string>();
  for (const { path, places } of tags) {
    const text = withUnixLineEnds(changed.get(path) ?? texts.get(path) ?? '');
    // From back to front, so that the places stay true.
    const edits = Object.entries(words)
      .map(([name, word]) => ({ name, word, at: places[name as keyof typeof places] }))
      .reverse()
      .sort((a, b) => offsetOf(text, b.at) - offsetOf(text, a.at));
    changed.set(
      path,
      edits.reduce((written, { name, word, at }) => withAttribute(written, at, name, word), text),
    );
  }
  return changed;
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
  const tag = addressedTags(document).find(({ id }) => id === section);
  return tag ? { line: tag.endLine } : null;
}

/** A text with an attribute's value in its place, or with the whole attribute where it belongs. */
function withAttribute(text: string, at: Span, name: string, value: string): string {
  const start = offsetOf(text, at);
  const end = offsetOf(text, { line: at.endLine, column: at.endColumn });
  // A place without width stands for a missing attribute, or is between the quotes of an empty one.
  const isGiven = end > start || /["']/.test(text[start] ?? '');
  const escaped = (mark: string): string =>
    value.replaceAll('&', '&amp;').replaceAll(mark, mark === '"' ? '&quot;' : '&#39;');
  if (isGiven) return text.slice(0, start) + escaped(text[start - 1] ?? '"') + text.slice(end);
  const attribute = `${name}="${escaped('"')}"`;
  // In a tag over several lines, each attribute has its own.
  const isOwnLine = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() === '';
  return (
    text.slice(0, start) + (isOwnLine ? `  ${attribute}\n` : ` ${attribute}`) + text.slice(start)
  );
}

function offsetOf(text: string, { line, column }: Pick<Span, 'line' | 'column'>): number {
  let start = 0;
  for (let count = 1; count < line; count++) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}
