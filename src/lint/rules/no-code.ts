import { isComment } from '../../documents/rich-text.ts';
import { spanOf } from '../../documents/span.ts';
import { nodesOf } from '../nodes.ts';
import { fileRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default fileRule(
  {
    id: 'no-code',
    severity: 'error',
    inDrafts: true,
    summary: 'No import, no export, no expression; a comment `{/* … */}` is fine.',
    why: 'Content is text. Code in it would run wherever the site is built, with all that the build may do.',
  },
  ({ tree }, report) => {
    for (const { node } of nodesOf(tree, 'mdxjsEsm', 'mdxFlowExpression', 'mdxTextExpression')) {
      if (isComment(node)) continue;
      const value = 'value' in node ? String(node.value) : '';
      const isEsm = node.type === 'mdxjsEsm';
      report({
        at: spanOf(node),
        found: isEsm ? `code ${quoted(value)}` : `expression ${quoted(`{${value}}`)}`,
        expected: isEsm ? 'text that does not begin with `import` or `export`' : 'text',
        fix: isEsm
          ? 'remove it, or begin the sentence with another word'
          : 'put it into backticks, or write `\\{` for a brace',
      });
    }
  },
);
