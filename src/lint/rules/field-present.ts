import { fieldIssuesOf, holderOf, misspeltKeys, pathOf } from '../field-issues.ts';
import { fileRule } from '../rule.ts';

export default fileRule(
  {
    id: 'field-present',
    severity: 'error',
    summary: 'No required field is missing.',
    why: 'Each field answers a question that somebody asks at 3 AM: whose is it, where is the dashboard, was the rollback tried.',
  },
  ({ context, parsed }, report) => {
    const issues = fieldIssuesOf(context, parsed);
    const misspelt = new Set(misspeltKeys(issues).values());
    for (const issue of issues) {
      const empty = issue.kind === 'value' && issue.found.trim() === '';
      if (!empty && (issue.kind !== 'missing' || misspelt.has(pathOf(issue)))) continue;
      const key = issue.path.at(-1) ?? '';
      const line = `${key}: ${issue.example ?? '…'}`;
      report({
        at: issue.at,
        found: empty
          ? `empty \`${pathOf(issue)}\``
          : `${holderOf(context)} without \`${pathOf(issue)}\``,
        expected: issue.expected,
        fix: issue.example === '' ? `fill in \`${key}\`` : `write for example \`${line}\``,
      });
    }
  },
);
