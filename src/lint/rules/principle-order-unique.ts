import { documentRule } from '../rule.ts';

export default documentRule(
  {
    id: 'principle-order-unique',
    kinds: ['principle'],
    frontMatterOnly: true,
    severity: 'error',
    summary: 'No two principles ask for the same place.',
    why: 'The principles open every runbook in one order. With two in one place the order would be chance.',
  },
  ({ document: { order, path }, fields, index }, report) => {
    const first = order === null ? undefined : index?.principlesByOrder.get(order)?.[0];
    if (first === undefined || first === path) return;
    const free = Math.max(...(index?.principlesByOrder.keys() ?? [])) + 1;
    report({
      at: fields.locate(['order']),
      found: `\`order: ${String(order)}\`, which \`${first}\` has too`,
      expected: 'a place of its own',
      fix: `write for example \`order: ${String(free)}\``,
    });
  },
);
