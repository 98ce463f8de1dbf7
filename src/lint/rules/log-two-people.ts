import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'log-two-people',
    kinds: ['log'],
    frontMatterOnly: true,
    severity: 'error',
    summary: 'The Monitor of a run is not its Operator.',
    why: 'Whoever types cannot watch. A release that one person ran alone is worth knowing of, and not worth hiding behind one name written twice.',
  },
  ({ document: { operator, monitor }, fields }, report) => {
    if (operator === null || monitor === null || plain(operator) !== plain(monitor)) return;
    report({
      at: fields.locate(['monitor']),
      found: `${quoted(monitor)} as \`monitor\`, who is the operator too`,
      expected: 'somebody else',
      fix: 'write who watched while the operator typed',
    });
  },
);

function plain(handle: string): string {
  return handle.replace(/^@/, '').toLowerCase();
}
