import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'improvements-dealt-with',
    kinds: ['runbook'],
    frontMatterOnly: true,
    severity: 'error',
    summary:
      "A runbook is ready when no improvement that a log proposed for its service's runbooks is open.",
    why: 'What the last release taught is forgotten by the next, unless the next can not begin without it.',
  },
  ({ document: { service, status }, fields, index }, report) => {
    if (status !== 'ready' || service === null) return;
    for (const { id, to } of index?.openImprovements.get(service) ?? []) {
      report({
        at: fields.locate(['status']),
        found: `open improvement ${quoted(id)} to ${quoted(to)}`,
        expected: 'that it is applied, or declined with a reason',
        fix: `run \`npm run improve -- apply ${id}\`, or \`npm run improve -- decline ${id} --because "…"\``,
      });
    }
  },
);
