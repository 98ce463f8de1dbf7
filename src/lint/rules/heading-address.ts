import { normalized, ownAddress, type OutlineHeading } from '../../documents/outline.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'heading-address',
    kinds: ['guideline', 'playbook'],
    severity: 'error',
    summary:
      'Each heading of a guideline or a playbook has an address that is made of its own words alone.',
    why: 'Logs name a section by its address for years. One that is numbered because an earlier heading has the same words goes to another section as soon as that heading is moved.',
  },
  ({ outline: { headings } }, report) => {
    const first = new Map<string, OutlineHeading>();
    for (const heading of headings) {
      const { title, at } = heading;
      const address = ownAddress(title);
      const other = first.get(address);
      if (address === '') {
        report({
          at,
          found: `heading ${quoted(title)}`,
          expected: 'a letter or a digit, of which its address can be made',
          fix: 'give the section a heading in words',
        });
      } else if (!other) first.set(address, heading);
      else if (!isSectionTwice(heading, other)) {
        report({
          at,
          found: `heading ${quoted(title)}, whose address \`#${address}\` the one on line ${String(other.at.line)} has`,
          expected: 'an address of its own',
          fix: 'give it other words',
        });
      }
    }
  },
);

/** Two sections of the same words: `section-unique` says so. */
function isSectionTwice(one: OutlineHeading, other: OutlineHeading): boolean {
  const areSections = one.depth <= 2 && other.depth <= 2;
  return areSections && normalized(one.title) === normalized(other.title);
}
