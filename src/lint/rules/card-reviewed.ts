import { dayMs, daysBetween } from '../../documents/date.ts';
import { formatDuration } from '../../documents/duration.ts';
import { documentRule } from '../rule.ts';

export default documentRule(
  {
    id: 'card-reviewed',
    kinds: ['safety-card'],
    frontMatterOnly: true,
    severity: 'warning',
    summary: 'A safety card was read against practice not long before a release uses it.',
    why: 'A card that is not looked at grows old without a sign of it, and its words are still said aloud.',
  },
  ({ document: { id, reviewed }, fields, house, index }, report) => {
    const use = index?.lastReleaseWith.get(id);
    if (reviewed === null || !use) return;
    const age = daysBetween(reviewed, use.date);
    if (age * dayMs <= house.reviewWithin) return;
    report({
      at: fields.locate(['reviewed']),
      found: `review on ${reviewed}, ${String(age)} days before \`${use.path}\` uses the card`,
      expected: `at most ${formatDuration(house.reviewWithin)}`,
      fix: 'read the card against practice, and write the day of it',
    });
  },
);
