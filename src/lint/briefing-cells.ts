import { isBlank, type RichText } from '../documents/rich-text.ts';
import type { BriefingRow } from '../documents/safety-card/schema.ts';
import type { Report } from './rule.ts';
import { quoted } from './words.ts';

/** Reports what a briefing leaves empty; a column that is missing is one fault, not one a row. */
export function reportEmptyCells(briefing: readonly BriefingRow[], report: Report): void {
  const columns: readonly [string, (row: BriefingRow) => RichText][] = [
    ['Focus', ({ focus }) => focus],
    ['What is said', ({ said }) => said],
  ];
  for (const [name, cellOf] of columns) {
    const empty = briefing.filter((row) => isBlank(cellOf(row).text));
    const isMissing = empty.length === briefing.length && briefing.length > 1;
    for (const row of isMissing ? empty.slice(0, 1) : empty) {
      report({
        at: cellOf(row).at,
        found: isMissing
          ? `briefing without anything in the column \`${name}\``
          : `empty \`${name}\` of ${quoted(row.step.text)}`,
        expected: 'what the two people need to hear',
        fix: isMissing ? `add the column \`${name}\`, and fill it in` : 'write it',
      });
    }
  }
}
