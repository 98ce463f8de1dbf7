import type { Outcome } from '../../documents/log/schema.ts';
import { formatInstant } from '../../documents/instant.ts';
import { misplaced } from '../order.ts';
import { documentRule } from '../rule.ts';

const order = ['started', 'detected', 'restored', 'ended'] as const;

/** What a run that did not go as planned must tell beside its start and its end. */
const asked: Partial<Record<Outcome, readonly ('detected' | 'restored')[]>> = {
  'rolled-back': ['detected', 'restored'],
  'rolled-forward': ['detected'],
};

const meanings = {
  detected: 'when the first sign of trouble was seen',
  restored: 'when the system was back',
} as const;

export default documentRule(
  {
    id: 'log-times-in-order',
    kinds: ['log'],
    frontMatterOnly: true,
    severity: 'error',
    summary:
      'The times of a run are in order, and one that did not go as planned says when that was seen.',
    why: 'How fast trouble is seen and ended is what a team can get better at. The figures come from these times alone.',
  },
  ({ document, fields }, report) => {
    for (const key of (document.outcome && asked[document.outcome]) ?? []) {
      if (fields.raw[key] !== undefined) continue;
      report({
        at: fields.locate([key]),
        found: `${document.outcome ?? ''} run without \`${key}\``,
        expected: `${meanings[key]}, in UTC`,
        fix: `write for example \`${key}: ${formatInstant(document.ended ?? document.started ?? 0)}\``,
      });
    }
    const present = order.filter((key) => document[key] !== null);
    const timeOf = (key: (typeof order)[number]): number => document[key] ?? 0;
    const byTime = present.toSorted((a, b) => timeOf(a) - timeOf(b));
    const wrong = misplaced(present, (key) => byTime.indexOf(key)).map(({ item }) => item);
    for (const key of wrong) {
      const right = order.filter(
        (each) => each === key || (present.includes(each) && !wrong.includes(each)),
      );
      const [before, next] = [right.indexOf(key) - 1, right.indexOf(key) + 1].map(
        (index) => right[index],
      );
      report({
        at: fields.locate([key]),
        found: `\`${key}: ${formatInstant(timeOf(key))}\``,
        expected: rangeOf(before, next),
        fix: 'correct this time, or those around it',
      });
    }
  },
);

function rangeOf(before: string | undefined, next: string | undefined): string {
  if (before && next) return `a time between \`${before}\` and \`${next}\``;
  return before ? `a time from \`${before}\` on` : `a time up to \`${next ?? ''}\``;
}
