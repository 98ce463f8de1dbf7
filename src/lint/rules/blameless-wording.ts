import type { Text } from 'mdast';
import { spanBetween, type Span } from '../../documents/span.ts';
import { isTag, readTag } from '../../documents/tag.ts';
import { blameIn } from '../blame.ts';
import { nodesOf } from '../nodes.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'blameless-wording',
    kinds: ['log'],
    severity: 'warning',
    summary: 'A log says what the system and the conditions did, and not whose fault it was.',
    why: 'Where people are blamed, the next log leaves out what matters. What a tired person did will be done again; what made it likely can be changed.',
  },
  ({ tree, text }, report) => {
    const say = (at: Span, words: string, instead: string): void => {
      report({
        at,
        found: `blaming wording ${quoted(words.replace(/\s+/g, ' '))}`,
        expected: 'what the system and the conditions did',
        fix: `reword it, as in "${instead}"`,
      });
    };
    for (const { node } of nodesOf(tree, 'text')) {
      const { value, position } = node as Text;
      const start = position?.start.offset ?? 0;
      for (const { text: words, from, instead } of blameIn(value)) {
        // Escapes may move it by some characters: it is looked for where it stands.
        const at = text.indexOf(words, start);
        const begin = at === -1 ? start + from : at;
        say(spanBetween(text, begin, begin + words.length), words, instead);
      }
    }
    for (const { node } of nodesOf(tree, 'mdxJsxFlowElement', 'mdxJsxTextElement')) {
      if (!isTag(node)) continue;
      for (const { value, at } of readTag(node, text).attributes)
        for (const { text: words, instead } of blameIn(value ?? '')) say(at, words, instead);
    }
  },
);
