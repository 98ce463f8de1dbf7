import { dayMs, daysBetween } from '../../documents/date.ts';
import { formatDuration } from '../../documents/duration.ts';
import { documentRule } from '../rule.ts';

export default documentRule(
  {
    id: 'rollback-rehearsed',
    kinds: ['runbook'],
    frontMatterOnly: true,
    severity: 'error',
    summary:
      'The rollback was tried shortly before the release, and took no longer than the house allows.',
    why: 'A path that was never walked is a hope. One that was walked last year leads through a system that has changed.',
  },
  ({ document: { rehearsed, date }, fields, house }, report) => {
    if (!rehearsed) return;
    const age = date === null ? NaN : daysBetween(rehearsed.on, date);
    if (age < 0 || age * dayMs > house.rehearsedWithin) {
      report({
        at: fields.locate(['rehearsed', 'on']),
        found: `rehearsal on ${rehearsed.on}, ${age < 0 ? 'after' : `${String(age)} days before`} the release`,
        expected: `a day within ${formatDuration(house.rehearsedWithin)} before ${date ?? ''}`,
        fix: 'try the rollback again, and write the day of it',
      });
    }
    const limit = Math.max(...house.rollback);
    if (rehearsed.took > limit) {
      report({
        at: fields.locate(['rehearsed', 'took']),
        found: `rollback that took ${formatDuration(rehearsed.took)}`,
        expected: `at most ${formatDuration(limit)}`,
        fix: 'make the rollback faster, and rehearse it again',
      });
    }
  },
);
