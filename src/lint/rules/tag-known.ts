import { kindOf } from '../../documents/kinds.ts';
import { readTag } from '../../documents/tag.ts';
import { fileRule } from '../rule.ts';
import { isHtml, tagNodes, tagsOf } from '../tags.ts';
import { anyOf, nearest } from '../words.ts';

export default fileRule(
  {
    id: 'tag-known',
    severity: 'error',
    inDrafts: true,
    summary: 'Every tag is one that documents of its kind have.',
    why: 'What stands in an unknown tag is read by nothing. A misspelt stage is no stage.',
  },
  ({ tree, context, text }, report) => {
    const known = tagsOf(kindOf(context.path)?.kind ?? null);
    const names = Object.keys(known);
    for (const { node } of tagNodes(tree)) {
      const name = node.name ?? '';
      if (Object.hasOwn(known, name) || isHtml(node.name, known)) continue;
      const meant = nearest(name, names);
      const list = anyOf(names.map((tag) => `<${tag}>`));
      report({
        at: readTag(node, text).at,
        found: `tag \`<${name}>\``,
        expected: meant ? `\`<${meant}>\`` : names.length > 0 ? list : 'Markdown without tags',
        fix: meant
          ? `write \`<${meant}>\`, and \`</${meant}>\` where it is closed`
          : 'write its content in Markdown, and remove the tag',
      });
    }
  },
);
