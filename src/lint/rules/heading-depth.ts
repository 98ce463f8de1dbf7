import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'heading-depth',
    kinds: ['runbook', 'safety-card', 'principle', 'guideline', 'playbook', 'log'],
    severity: 'error',
    summary: 'Headings begin at `##`, and go down one level at a time.',
    why: 'The title is the one heading above them. Who hears the page instead of seeing it finds the way by its levels.',
  },
  ({ outline }, report) => {
    let above = 1;
    for (const { depth, title, at } of outline.headings) {
      const right = Math.max(2, Math.min(depth, above + 1));
      if (depth !== right) {
        report({
          at,
          found: `heading ${quoted(`${'#'.repeat(depth)} ${title}`)}`,
          expected: `level ${String(right)}${depth === 1 ? ', since `title` is the heading of the page' : ''}`,
          fix: `write \`${'#'.repeat(right)} ${title}\``,
        });
      }
      above = right;
    }
  },
);
