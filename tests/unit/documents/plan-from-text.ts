import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceDocument } from '../../../src/documents/parsed.ts';
import { buildRunPlan } from '../../../src/documents/run-plan/build.ts';
import type { Phrase, RunPlan } from '../../../src/documents/run-plan/schema.ts';
import { parseRunbook } from '../../../src/documents/runbook/parse.ts';
import { parseSafetyCard } from '../../../src/documents/safety-card/parse.ts';
import type { House } from '../../../src/documents/site/schema.ts';
import { treeOf } from './parsed-text.ts';

const complete = join(import.meta.dirname, '../../fixtures/complete');

/** The small complete runbook and its card, as their authors wrote them. */
export const written = {
  runbook: readFileSync(join(complete, 'runbooks/2026-11-03-checkout.mdx'), 'utf8'),
  card: readFileSync(join(complete, 'safety-cards/tech-operator.mdx'), 'utf8'),
};

const checks: House['checks'] = [
  { text: 'All tests pass on the **exact** commit', why: 'A red test is the cheapest warning.' },
];

/** SHA-256 of a text, hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The plan of a runbook and a card; of none where the card's text is null. */
export function planFrom({
  runbook = written.runbook,
  card = written.card,
}: { runbook?: string; card?: string | null } = {}): RunPlan {
  return buildRunPlan(
    {
      runbook: parseRunbook(source('runbooks/2026-11-03-checkout.mdx', runbook)).document,
      card:
        card === null
          ? null
          : parseSafetyCard(source('safety-cards/tech-operator.mdx', card)).document,
      house: { checks },
    },
    sha256,
  );
}

/** The small complete runbook with one text of it replaced. */
export function runbookWith(text: string, replacement: string): string {
  if (!written.runbook.includes(text)) throw new Error(`There is no ${text}.`);
  return written.runbook.replace(text, () => replacement);
}

/** The words of some phrases. */
export function words(phrases: readonly Phrase[]): string {
  return phrases.map(({ text }) => text).join('');
}

function source(path: string, text: string): SourceDocument {
  return { path, text, tree: treeOf(text) };
}
