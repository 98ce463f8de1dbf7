import { normalized } from '../../documents/outline.ts';
import { safetyCardParts } from '../../documents/safety-card/schema.ts';
import { after, before, places } from '../../documents/span.ts';
import { cardSection } from '../card-parts.ts';
import { misplaced } from '../order.ts';
import { documentRule } from '../rule.ts';
import { anyOf, nearest, quoted } from '../words.ts';

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
      if (!section) continue;
      const ranks = names.map((name) => normalized(name));
      const rank = (part: { title: string }): number => ranks.indexOf(normalized(part.title));
      const known = section.parts.filter((part) => rank(part) !== -1);
      const first = known.filter(
        (part, index) => known.findIndex((other) => rank(other) === rank(part)) === index,
      );
      for (const part of known) {
        if (first.includes(part)) continue;
        const found = `second part ${quoted(part.title)}`;
        report({ at: part.at, found, expected: 'each part once', fix: 'merge the two' });
      }
      for (const { item, after: previous } of misplaced(first, rank)) {
        report({
          at: item.at,
          found: `place of the part ${quoted(item.title)}`,
          expected: `it ${previous ? `after ${quoted(previous.title)}` : 'as the first part'}`,
          fix: 'move it there with all that is below it',
        });
      }
      const others = section.parts.filter((part) => rank(part) === -1);
      const missing = names.filter((_, index) => !first.some((part) => rank(part) === index));
      const present = new Map(first.map((part) => [names[rank(part)] ?? '', part.at]));
      const at = places<string>(names, present, after(section.at));
      const absent = missing.filter((name) => {
        const meant = nearest(
          normalized(name),
          others.map((part) => normalized(part.title)),
        );
        const part = others.findIndex((other) => normalized(other.title) === meant);
        const [heading] = part === -1 ? [] : others.splice(part, 1);
        if (!heading) return true;
        const written = `\`### ${name}\``;
        const found = `heading ${quoted(`### ${heading.title}`)}`;
        report({ at: heading.at, found, expected: written, fix: `write ${written}` });
        return false;
      });
      const [next] = absent;
      if (next === undefined) continue;
      report({
        at: before(at[next] ?? section.at),
        found: `${quoted(section.title)} without ${anyOf(absent.map((name) => `### ${name}`)).replace(/ or (?=[^`]*`[^`]*`$)/, ' and ')}`,
        expected: `the parts ${names.map((name) => `\`${name}\``).join(', ')}`,
        fix: 'add the missing headings, and what belongs below them',
      });
    }
  },
);
