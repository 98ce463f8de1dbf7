import { documentRule } from '../rule.ts';

export default documentRule(
  {
    id: 'playbook-code-unique',
    kinds: ['playbook'],
    frontMatterOnly: true,
    severity: 'error',
    summary: 'No two playbooks have the same code.',
    why: 'People say "EP-32" in a meeting and search for it a year later. It must lead to one playbook.',
  },
  ({ document: { code, path }, fields, index }, report) => {
    const first = code === null ? undefined : index?.pathsByCode.get(code)?.[0];
    if (code === null || first === undefined || first === path) return;
    const numbers = [...(index?.pathsByCode.keys() ?? [])].map((each) => Number(each.slice(3)));
    report({
      at: fields.locate(['code']),
      found: `\`code: ${code}\`, which \`${first}\` has too`,
      expected: 'a code of its own',
      fix: `write for example \`code: EP-${String(Math.max(...numbers) + 1)}\``,
    });
  },
);
