import { endOf } from '../../documents/markdown.ts';
import { isComment, plainText } from '../../documents/rich-text.ts';
import { before, spanOf } from '../../documents/span.ts';
import { documentRule } from '../rule.ts';

export default documentRule(
  {
    id: 'guideline-has-section',
    kinds: ['guideline'],
    severity: 'error',
    summary: 'A guideline has at least one `##` section.',
    why: 'A log proposes an improvement for a section. A text without one is no place that a lesson could go to.',
  },
  ({ outline, tree }, report) => {
    if (outline.sections.length > 0) return;
    const first = outline.lead.find((node) => !isComment(node));
    report({
      at: first ? before(spanOf(first)) : endOf(tree),
      found: first && plainText([first]) ? 'text outside of a section' : 'guideline without a text',
      expected: 'at least one `##` section',
      fix: 'add a heading such as `## Rollback` that says what the text is about',
    });
  },
);
