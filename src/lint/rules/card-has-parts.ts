import { safetyCardParts } from '../../documents/safety-card/schema.ts';
import { cardSection } from '../card-parts.ts';
import { reportParts } from '../required-parts.ts';
import { documentRule } from '../rule.ts';

export default documentRule(
  {
    id: 'card-has-parts',
    kinds: ['safety-card'],
    severity: 'error',
    summary: 'Each section of a safety card has its parts, once and in order.',
    why: 'The card is read aloud from top to bottom by two people. A part that is missing is a question that nobody asks.',
  },
  ({ document }, report) => {
    for (const [title, names] of Object.entries(safetyCardParts)) {
      const section = cardSection(document, title);
      if (section) reportParts(section, names, 'part', report);
    }
  },
);
