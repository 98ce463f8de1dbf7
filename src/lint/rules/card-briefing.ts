import { normalized } from '../../documents/outline.ts';
import { briefingSteps, type BriefingRow } from '../../documents/safety-card/schema.ts';
import { after, places } from '../../documents/span.ts';
import { reportEmptyCells } from '../briefing-cells.ts';
import { cardSection } from '../card-parts.ts';
import { misplaced } from '../order.ts';
import { documentRule, type Report } from '../rule.ts';
import { anyOf, nearest, quoted } from '../words.ts';

const ranks = briefingSteps.map(normalized);
const rank = ({ step }: BriefingRow): number => ranks.indexOf(normalized(step.text));

export default documentRule(
  {
    id: 'card-briefing',
    kinds: ['safety-card'],
    severity: 'error',
    summary: 'The briefing has its five steps in order, closing the loop last, and no empty cell.',
    why: 'Aim, intent, mishaps and contingency are said by one person. Only when the other says the triggers back is it certain that they were understood.',
  },
  ({ document }, report) => {
    const section = cardSection(document, 'Briefing');
    if (!section) return;
    const { briefing } = document;
    if (briefing.length === 0) {
      report({
        at: after(section.at),
        found: 'briefing without a table',
        expected: `the columns \`Step\`, \`Focus\` and \`What is said\`, and the rows ${anyOf(briefingSteps).replace(' or ', ' and ')}`,
        fix: 'add it',
      });
      return;
    }
    const known = briefing.filter((row) => rank(row) !== -1);
    const first = known.filter(
      (row, index) => known.findIndex((other) => rank(other) === rank(row)) === index,
    );
    for (const row of known) {
      if (first.includes(row)) continue;
      const found = `second row ${quoted(row.step.text)}`;
      report({ at: row.step.at, found, expected: 'each step once', fix: 'merge the two rows' });
    }
    for (const { item, after: previous } of misplaced(first, rank)) {
      report({
        at: item.at,
        found: `place of the row ${quoted(item.step.text)}`,
        expected: `it ${previous ? `after ${quoted(previous.step.text)}` : 'as the first row'}`,
        fix: 'move the row there',
      });
    }
    reportSteps(briefing, first, report);
    reportEmptyCells(briefing, report);
  },
);

/** Steps that are missing, and rows that are no step, of which one may be meant as the other. */
function reportSteps(
  briefing: readonly BriefingRow[],
  present: readonly BriefingRow[],
  report: Report,
): void {
  const last = briefing.at(-1);
  const spans = new Map(present.map((row) => [briefingSteps[rank(row)] ?? '', row.at]));
  const missing = new Set(briefingSteps.filter((step) => !spans.has(step)));
  for (const row of briefing) {
    if (rank(row) !== -1) continue;
    const text = row.step.text;
    const meant = briefingSteps.find((step) => step === nearest(text, missing));
    if (meant) missing.delete(meant);
    report({
      at: row.step.at,
      found: text === '' ? 'row without a step' : `step ${quoted(text)}`,
      expected: meant ? `\`${meant}\`` : anyOf(briefingSteps),
      fix: meant ? `write \`${meant}\`` : 'remove the row, or say it in one of these steps',
    });
  }
  if (!last) return;
  const where = places(briefingSteps, spans, after(last.at));
  for (const step of missing) {
    report({
      at: where[step],
      found: `briefing without \`${step}\``,
      expected: `the rows ${briefingSteps.map((name) => `\`${name}\``).join(', ')}`,
      fix: `add the row \`${step}\` here`,
    });
  }
}
