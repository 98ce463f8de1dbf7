import { kindOf } from '../../documents/kinds.ts';
import { readTag, type Attribute, type TagNode } from '../../documents/tag.ts';
import { fileRule, type Finding } from '../rule.ts';
import { tagNodes, tagsOf, type TagForm } from '../tags.ts';
import { anyOf, nearest } from '../words.ts';

export default fileRule(
  {
    id: 'attribute-known',
    severity: 'error',
    inDrafts: true,
    summary: 'Every attribute of a tag is known, stands once and holds a text in quotes.',
    why: 'An attribute that nothing reads looks as if it counted: a misspelt time limit is no time limit.',
  },
  ({ tree, context, text }, report) => {
    const known = tagsOf(kindOf(context.path)?.kind ?? null);
    for (const { node } of tagNodes(tree)) {
      const form = Object.hasOwn(known, node.name ?? '') ? known[node.name ?? ''] : undefined;
      if (!form || isSound(node, form)) continue;
      const { attributes } = readTag(node, text);
      const free = new Set(form.attributes);
      for (const { name } of attributes) free.delete(name);
      const seen = new Set<string>();
      for (const attribute of attributes) {
        const fault = faultOf(attribute, form.attributes, free, seen);
        if (fault) report({ at: attribute.at, ...fault });
        seen.add(attribute.name);
      }
    }
  },
);

/** The common case, told without looking for places in the source. */
function isSound({ attributes }: TagNode, form: TagForm): boolean {
  const names = new Set(
    attributes.map((attribute) =>
      attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
        ? attribute.name
        : '',
    ),
  );
  return (
    names.size === attributes.length && [...names].every((name) => form.attributes.includes(name))
  );
}

function faultOf(
  { name, value }: Attribute,
  names: readonly string[],
  free: Set<string>,
  seen: ReadonlySet<string>,
): Omit<Finding, 'at'> | null {
  if (name === '{…}')
    return { found: 'spread `{…}`', expected: anyOf(names), fix: 'write each attribute by name' };
  if (!names.includes(name)) {
    const meant = nearest(name, free);
    if (meant) free.delete(meant);
    return {
      found: `attribute \`${name}\``,
      expected: meant ? `\`${meant}\`` : anyOf(names),
      fix: meant ? `rename it to \`${meant}\`` : 'remove it',
    };
  }
  if (seen.has(name)) {
    return {
      found: `second attribute \`${name}\``,
      expected: 'each attribute once',
      fix: 'remove one of the two',
    };
  }
  return value === null
    ? {
        found: `attribute \`${name}\` without a text`,
        expected: 'a text in quotes',
        fix: `write \`${name}="…"\``,
      }
    : null;
}
