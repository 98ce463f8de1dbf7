import { isComment, plainText } from '../../documents/rich-text.ts';
import { endOf } from '../../documents/markdown.ts';
import { spanOf } from '../../documents/span.ts';
import { saysNothing } from '../blank.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'principle-complete',
    kinds: ['principle'],
    severity: 'error',
    summary: 'A principle is explained.',
    why: 'A rule without its reason is followed until it is in the way, and then dropped.',
  },
  ({ tree }, report) => {
    const body = tree.children.filter(({ type }) => type !== 'yaml');
    if (!body.every(saysNothing)) return;
    const standIn = body.find((node) => !isComment(node)) ?? body[0];
    const text = standIn ? plainText([standIn]) : '';
    report({
      at: standIn ? spanOf(standIn) : endOf(tree),
      found: text ? `${quoted(text)} as the text of a principle` : 'principle without a text',
      expected: 'why it holds, and what it means in practice',
      fix: 'write it below the front matter',
    });
  },
);
