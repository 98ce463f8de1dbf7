import { documentRule } from '../rule.ts';

export default documentRule(
  {
    id: 'order-unique',
    kinds: ['principle', 'guideline'],
    frontMatterOnly: true,
    severity: 'error',
    summary: 'No two principles ask for the same place, and no two guidelines.',
    why: 'The principles open every runbook in one order, and guidelines are listed by how many releases they reach. With two in one place the order would be chance.',
  },
  ({ document: { kind, order, path }, fields, index }, report) => {
    const places = index?.pathsByOrder[kind];
    const first = order === null ? undefined : places?.get(order)?.[0];
    if (first === undefined || first === path) return;
    const free = Math.max(...(places?.keys() ?? [])) + 1;
    report({
      at: fields.locate(['order']),
      found: `\`order: ${String(order)}\`, which \`${first}\` has too`,
      expected: 'a place of its own',
      fix: `write for example \`order: ${String(free)}\``,
    });
  },
);
