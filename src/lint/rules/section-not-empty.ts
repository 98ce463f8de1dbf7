import type { Node, Parent, RootContent } from 'mdast';
import { isPrompt } from '../../documents/log/reflection.ts';
import { isComment, plainText } from '../../documents/rich-text.ts';
import { after, spanOf } from '../../documents/span.ts';
import { isTag } from '../../documents/tag.ts';
import { saysNothing } from '../blank.ts';
import { nodesOf } from '../nodes.ts';
import { hasRulesOnParts } from '../required-sections.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'section-not-empty',
    kinds: ['runbook', 'safety-card', 'principle', 'guideline', 'playbook', 'log'],
    severity: 'error',
    summary: 'No heading stands over nothing, over a comment or over a stand-in such as "TBD".',
    why: 'A heading over nothing says that the question was seen and not answered. It looks complete from afar.',
  },
  ({ document, tree }, report) => {
    for (const { node: heading, parent } of nodesOf(tree, 'heading')) {
      if (parent && !isTag(parent.node)) continue;
      const siblings = parent ? (parent.node as Parent).children : tree.children;
      const body = bodyBelow(heading, siblings);
      if (!body.every(saysNothing)) continue;
      const title = plainText((heading as Parent).children);
      const { depth } = heading as Node & { depth: number };
      if (!parent && depth <= 2 && hasRulesOnParts(document.kind, title)) continue;
      if (document.kind === 'log' && isPrompt(heading)) continue;
      const standIn = body.find((node) => !isComment(node)) ?? body[0];
      report({
        at: standIn ? spanOf(standIn) : after(spanOf(heading)),
        found: standIn
          ? `${isComment(standIn) ? 'only a comment' : quoted(plainText([standIn]))} below ${quoted(title)}`
          : `heading ${quoted(title)} over nothing`,
        expected: 'what the heading announces',
        fix: 'write it, or remove the heading',
      });
    }
  },
);

/** The nodes up to the next heading; a deeper heading is itself something that stands there. */
function bodyBelow(heading: Node, siblings: readonly RootContent[]): RootContent[] {
  const from = siblings.indexOf(heading as RootContent) + 1;
  const next = siblings.findIndex(({ type }, index) => index >= from && type === 'heading');
  const body = siblings.slice(from, next === -1 ? siblings.length : next);
  const following = siblings[next];
  const { depth } = heading as Node & { depth: number };
  return following?.type === 'heading' && following.depth > depth ? [...body, following] : body;
}
