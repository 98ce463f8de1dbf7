import { normalized } from '../../documents/outline.ts';
import { reportSilence, requireAttribute, requireContent } from '../log-parts.ts';
import { sectionNamed, tagsIn } from '../parts.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'log-lesson-complete',
    kinds: ['log'],
    severity: 'error',
    summary:
      'Every lesson has a title of its own, says why it matters, and has an example from this release.',
    why: 'A lesson without its reason is followed until it is in the way, and one without an example is understood by those who were there.',
  },
  ({ document: { lessons }, outline }, report) => {
    const section = sectionNamed(outline, 'Lessons');
    if (!section) return;
    const tag = '<Lesson title="…" why="…">';
    reportSilence(section, lessons, { what: 'a lesson', tag }, report);
    const nodes = tagsIn(section, 'Lesson');
    const lines = new Map<string, number>();
    for (const [index, { title, attributes, example, places }] of lessons.items.entries()) {
      const node = nodes[index];
      const what = title === '' ? 'a lesson' : `the lesson ${quoted(title)}`;
      const asTitle = {
        name: 'title',
        at: attributes.title,
        expected: 'the lesson in one sentence',
        example: 'A new index is built before the rollout',
      };
      const first = lines.get(normalized(title));
      if (requireAttribute(node, asTitle, 'a lesson', report) !== null && first !== undefined) {
        report({
          at: attributes.title,
          found: `second lesson ${quoted(title)}, the title of the one in line ${String(first)}`,
          expected: 'a title of its own',
          fix: 'merge the two, or rename one of them',
        });
      } else lines.set(normalized(title), attributes.title.line);
      const asWhy = {
        name: 'why',
        at: attributes.why,
        expected: 'why it matters for the releases to come',
        example: 'Every release that adds an index meets the same lock',
      };
      requireAttribute(node, asWhy, what, report);
      const found = `${what.replace(/^(?:a|the) /, '')} without an example`;
      const expected = 'a concrete example from this release';
      requireContent(example, places.example, { found, expected }, report);
    }
  },
);
