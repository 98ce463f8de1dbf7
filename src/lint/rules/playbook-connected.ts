import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'playbook-connected',
    kinds: ['playbook'],
    frontMatterOnly: true,
    severity: 'error',
    summary: 'Playbooks are connected both ways, each once, and none with itself.',
    why: 'Whoever reads the one finds the other. A connection in one direction is found by those who began at the right end.',
  },
  ({ document: { id, connected }, fields, index }, report) => {
    for (const [position, other] of connected.entries()) {
      const at = fields.locate(['connected', String(position)]);
      if (other === id) {
        report({
          at,
          found: `${quoted(other)} as \`connected\` of itself`,
          expected: 'other playbooks',
          fix: 'remove it',
        });
      } else if (connected.indexOf(other) !== position) {
        report({
          at,
          found: `second ${quoted(other)} as \`connected\``,
          expected: 'each playbook once',
          fix: 'remove one of the two',
        });
      }
    }
    // A list that could not be read may name them all.
    if (fields.issues.some(({ path }) => path[0] === 'connected')) return;
    for (const other of index?.connectedFrom.get(id) ?? []) {
      if (other === id || connected.includes(other)) continue;
      report({
        at: fields.locate(['connected']),
        found: `\`connected\` without ${quoted(other)}, which names this playbook`,
        expected: 'connections both ways',
        fix: `add ${quoted(other)} to \`connected\`, or remove ${quoted(id)} from it in \`playbooks/${other}.mdx\``,
      });
    }
  },
);
