import { fileRule } from '../rule.ts';
import { fieldIssuesOf, pathOf } from '../field-issues.ts';

export default fileRule(
  {
    id: 'field-present',
    severity: 'error',
    summary: 'No required field is missing.',
    why: 'Each field answers a question that somebody asks at 3 AM: whose is it, where is the dashboard, was the rollback tried.',
  },
  (_tree, context, report, parsed) => {
    for (const issue of fieldIssuesOf(context, parsed)) {
      const empty = issue.kind === 'value' && issue.found.trim() === '';
      if (issue.kind !== 'missing' && !empty) continue;
      const key = issue.path.at(-1) ?? '';
      const line = `${key}: ${issue.example ?? '…'}`;
      report({
        at: issue.at,
        found: empty ? `empty \`${pathOf(issue)}\`` : `front matter without \`${pathOf(issue)}\``,
        expected: issue.expected,
        fix: issue.example === '' ? `fill in \`${key}\`` : `write for example \`${line}\``,
      });
    }
  },
);
