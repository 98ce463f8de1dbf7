import { fieldIssuesOf, holderOf, pathOf } from '../field-issues.ts';
import { frontMatterFault } from '../front-matter-block.ts';
import { fileRule } from '../rule.ts';
import { yamlHint } from '../yaml-hints.ts';

export default fileRule(
  {
    id: 'valid-yaml',
    severity: 'error',
    inDrafts: true,
    summary: 'Every front matter and every YAML file can be read, and has each key once.',
    why: 'Of two keys alike only one counts, and below a missing quote nothing does. Nobody would see it on the page.',
  },
  ({ tree, context, parsed, text }, report) => {
    const issues = fieldIssuesOf(context, parsed);
    const isDocument = context.fieldIssues === null;
    if (isDocument && issues.some(({ kind }) => kind === 'absent') && !hasFrontMatter(tree)) {
      const fault = frontMatterFault(text);
      if (fault) report(fault);
      return;
    }
    for (const issue of issues) {
      const holder = holderOf(context);
      if (issue.kind === 'duplicate') {
        report({
          at: issue.at,
          found: `second \`${pathOf(issue)}\``,
          expected: 'each key once',
          fix: 'remove one of the two',
        });
      } else if (issue.kind === 'syntax') {
        report({ at: issue.at, ...yamlHint(issue.found) });
      } else if (issue.kind === 'absent') {
        report({
          at: issue.at,
          found:
            issue.found === ''
              ? `empty ${holder}`
              : `${issue.found.replace(/^a /, '')} as ${holder}`,
          expected: '`key: value` lines',
          fix: 'write each field as a key with its value',
        });
      }
    }
  },
);

function hasFrontMatter({ children: [first] }: { children: readonly { type: string }[] }): boolean {
  return first?.type === 'yaml';
}
