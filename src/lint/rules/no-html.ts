import { kindOf } from '../../documents/kinds.ts';
import { readTag } from '../../documents/tag.ts';
import { markdownInsteadOf } from '../html-tags.ts';
import { fileRule } from '../rule.ts';
import { isHtml, tagNodes, tagsOf } from '../tags.ts';

export default fileRule(
  {
    id: 'no-html',
    severity: 'error',
    inDrafts: true,
    summary: 'No raw HTML.',
    why: 'HTML can load, run and hide things that no review of the text would see, and it reads badly in a Git host.',
  },
  ({ tree, context, text }, report) => {
    const known = tagsOf(kindOf(context.path)?.kind ?? null);
    for (const { node } of tagNodes(tree)) {
      if (!isHtml(node.name, known)) continue;
      const name = node.name ?? '';
      report({
        at: readTag(node, text).at,
        found: `HTML \`<${name}>\``,
        expected: 'Markdown',
        fix: markdownInsteadOf(name) ?? 'remove the tag, or put it into backticks',
      });
    }
  },
);
