import { normalized } from '../../documents/outline.ts';
import { misplaced } from '../order.ts';
import { knownSections, requiredSections } from '../required-sections.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'section-order',
    kinds: ['runbook', 'safety-card', 'playbook', 'log'],
    severity: 'error',
    summary: 'The sections stand in the order in which they are used.',
    why: 'Who has used one runbook finds the way in all of them. The rollback is where the hand expects it.',
  },
  ({ document, outline }, report) => {
    const names = requiredSections(document.kind).map(normalized);
    const sections = knownSections(document.kind, outline);
    const rank = ({ heading }: (typeof sections)[number]): number =>
      names.indexOf(normalized(heading.title));
    for (const { item, after } of misplaced(sections, rank)) {
      const place = after ? `after ${quoted(after.heading.title)}` : 'as the first section';
      report({
        at: item.heading.at,
        found: `place of the section ${quoted(item.heading.title)}`,
        expected: `it ${place}`,
        fix: `move it there with all that is below it`,
      });
    }
  },
);
