import type { Outline } from '../../documents/outline.ts';
import { spanBetween, type Span } from '../../documents/span.ts';
import { saysNothing } from '../blank.ts';
import {
  candidatesIn,
  isAnglePlaceholder,
  isBracketPlaceholder,
  surroundingsAt,
  type Candidate,
  type Surroundings,
} from '../placeholders.ts';
import { fileRule } from '../rule.ts';
import { quoted } from '../words.ts';

const todo = /^(?:TODO|TBD|TBA|TBC|FIXME|XXX)$/;
const host = /example\.(?:com|org|net)$/;

export default fileRule(
  {
    id: 'no-placeholder',
    severity: 'error',
    summary: 'Nothing of a template is left: no `[exact commands]`, no `<your-service>`, no TODO.',
    why: 'A placeholder is copied into a terminal sooner or later, and whoever is tired types it as it stands.',
  },
  ({ tree, parsed, text }, report) => {
    if (!parsed) return;
    const { document, outline } = parsed;
    for (const candidate of candidatesIn(text)) {
      if (/^\[[\d.:smhdw-]+\]$/.test(candidate.text)) continue;
      const around = surroundingsAt(tree, candidate.from);
      const isRunbook = document.kind === 'runbook';
      const isReady = isRunbook && document.status !== 'draft';
      if (!isPlaceholder(candidate, text, around, { isRunbook, isReady })) continue;
      const at = spanBetween(text, candidate.from, candidate.from + candidate.text.length);
      if (isAllOfSection(at, outline)) continue;
      report({
        at,
        found: `placeholder ${quoted(candidate.text)}`,
        expected:
          around === 'commands' ? 'commands that can be run as they are' : 'what it stands for',
        fix: fixFor(candidate, around),
      });
    }
  },
);

function fixFor({ text }: Candidate, around: Surroundings): string {
  if (todo.test(text)) return 'do what is left to do, and remove the note';
  if (host.test(text)) return 'write the host that the command talks to';
  return around === 'commands'
    ? 'write the value, or declare an input and use it as `$NAME`'
    : 'write it, or remove the placeholder';
}

/** A section with nothing but a stand-in is empty to the rules on sections and their parts. */
function isAllOfSection({ line }: Span, { sections }: Outline): boolean {
  const section = sections.findLast(({ at }) => at.line < line && at.endLine >= line);
  return section?.nodes.every(saysNothing) ?? false;
}

function isPlaceholder(
  candidate: Candidate,
  source: string,
  around: Surroundings,
  { isRunbook, isReady }: { isRunbook: boolean; isReady: boolean },
): boolean {
  const { text, from } = candidate;
  if (around === 'nowhere') return false;
  const isCode = around === 'commands' || around === 'inline-code';
  const line = lineAround(source, from);
  if (text.startsWith('[')) return isBracketPlaceholder(candidate, source, around);
  // Documents that are read may speak of notations; a runbook's are to be used.
  if (text.startsWith('<'))
    return isCode && isRunbook && isAnglePlaceholder(candidate, source, around);
  if (todo.test(text)) return !(isCode && /\b(?:grep|rg|ag|ack)\b/.test(line));
  if (host.test(text)) return around === 'commands' && isReady;
  if (/^(?:your|YOUR)|^\/path\/to/.test(text)) return isCode && isRunbook;
  if (text === '...' || text === '…') return around === 'commands' && isRunbook;
  if (text === 'YYYY-MM-DD')
    return isRunbook && !/\b(?:to_char|to_date|to_timestamp|format|strftime)\b/i.test(line);
  return isRunbook || /lorem/i.test(text);
}

function lineAround(source: string, from: number): string {
  const start = source.lastIndexOf('\n', from - 1) + 1;
  const end = source.indexOf('\n', from);
  return source.slice(start, end === -1 ? source.length : end);
}
