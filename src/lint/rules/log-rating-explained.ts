import { isBlank } from '../../documents/rich-text.ts';
import { after } from '../../documents/span.ts';
import { saysNone } from '../log-parts.ts';
import { sectionNamed } from '../parts.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'log-rating-explained',
    kinds: ['log'],
    severity: 'error',
    summary: 'A log rates how smooth and safe the release was, and explains the figure.',
    why: 'A figure alone can be argued with but not learned from. With its reasons, the next team knows what would have made it a 10.',
  },
  ({ document: { recommendations }, fields, outline }, report) => {
    if (fields.raw.rating === undefined) {
      report({
        at: fields.locate(['rating']),
        found: 'log without `rating`',
        expected: 'a whole number from 1 to 10, for how smooth and safe the release was',
        fix: 'write for example `rating: 8`',
      });
    }
    const section = sectionNamed(outline, 'Recommendations');
    const { prose } = recommendations;
    if (!section || (prose && !isBlank(prose.text) && !saysNone(prose))) return;
    report({
      at: prose?.at ?? after(section.heading.at),
      found: prose ? `${quoted(prose.text)} as the reason of a rating` : 'rating without a reason',
      expected: 'what made the release smooth and safe, and what kept it from a 10',
      fix: `write it below ${quoted(`## ${section.heading.title}`)}`,
    });
  },
);
