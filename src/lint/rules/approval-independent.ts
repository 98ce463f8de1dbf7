import { daysBetween } from '../../documents/date.ts';
import { documentRule } from '../rule.ts';

export default documentRule(
  {
    id: 'approval-independent',
    kinds: ['runbook'],
    frontMatterOnly: true,
    severity: 'error',
    summary: 'Another team than the owner approved the plan, before the release.',
    why: 'Who wrote a plan reads what was meant. The human checkpoint is a second pair of eyes, and comes before the release.',
  },
  ({ document: { approved, owner, date }, fields }, report) => {
    if (!approved) return;
    if (approved.by === owner) {
      report({
        at: fields.locate(['approved', 'by']),
        found: `approval by the owner, \`${approved.by}\``,
        expected: 'another team',
        fix: 'ask another team to read the plan, and name it here',
      });
    }
    if (date !== null && daysBetween(approved.on, date) < 0) {
      report({
        at: fields.locate(['approved', 'on']),
        found: `approval on ${approved.on}, after the release`,
        expected: `a day up to ${date}`,
        fix: 'correct the day, or have the plan approved before the release',
      });
    }
  },
);
