import { fieldIssuesOf, misspeltKeys, pathOf } from '../field-issues.ts';
import { fileRule } from '../rule.ts';
import { anyOf } from '../words.ts';

export default fileRule(
  {
    id: 'field-known',
    severity: 'error',
    summary: 'Every key is one that is read.',
    why: 'A misspelt key is silently ignored, and the author believes that it counts.',
  },
  ({ context, parsed }, report) => {
    const issues = fieldIssuesOf(context, parsed);
    const misspelt = misspeltKeys(issues);
    for (const issue of issues) {
      if (issue.kind !== 'unknown') continue;
      const meant = misspelt.get(pathOf(issue))?.split('.').at(-1);
      report({
        at: issue.at,
        found: `key \`${pathOf(issue)}\``,
        expected: meant ? `\`${meant}\`` : anyOf(issue.expected.split(', ')),
        fix: meant ? `rename it to \`${meant}\`` : 'remove it, or use one of these keys',
      });
    }
  },
);
