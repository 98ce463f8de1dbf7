import { proposalStatuses, type Improvement, type Log } from '../../documents/log/schema.ts';
import { isBlank } from '../../documents/rich-text.ts';
import type { TagNode } from '../../documents/tag.ts';
import {
  reportReason,
  reportSilence,
  requireAttribute,
  requireContent,
  requireWord,
} from '../log-parts.ts';
import { sectionNamed, tagsIn } from '../parts.ts';
import { documentRule, type Report } from '../rule.ts';
import { anyOf, nearest, quoted } from '../words.ts';

const what = 'an improvement';
/** More lessons than any log has: only so many are compared with a misspelt name. */
const mostCompared = 100;

export default documentRule(
  {
    id: 'log-improvement-complete',
    kinds: ['log'],
    severity: 'error',
    summary:
      'Every improvement comes from a lesson of the log, has the wording to paste, and says what became of it; a declined one says why.',
    why: 'A good idea without its wording waits for somebody to write it, and one that nobody answers is proposed again after the next release.',
  },
  ({ document, outline }, report) => {
    const section = sectionNamed(outline, 'Improvements');
    if (!section) return;
    const { improvements } = document;
    const tag = '<Improvement to="…" lesson="…" status="proposed">';
    reportSilence(section, improvements, { what, tag }, report);
    const nodes = tagsIn(section, 'Improvement');
    for (const [index, improvement] of improvements.items.entries()) {
      const node = nodes[index];
      reportLesson(improvement, node, document, report);
      const status = {
        name: 'status',
        at: improvement.attributes.status,
        expected: anyOf(proposalStatuses),
        example: 'proposed',
      };
      requireWord(node, status, proposalStatuses, what, report);
      reportReason(improvement, node, what, report);
      const words = {
        found: 'improvement without its wording',
        expected: 'the exact words that are to be added or changed, ready to paste',
      };
      requireContent(improvement.wording, improvement.places.wording, words, report);
    }
  },
);

function reportLesson(
  { lesson, lessonId, attributes }: Improvement,
  node: TagNode | undefined,
  { lessons: { items } }: Log,
  report: Report,
): void {
  const attribute = {
    name: 'lesson',
    at: attributes.lesson,
    expected: 'the title of the lesson that it comes from',
    example: items[0]?.title ?? '…',
  };
  if (requireAttribute(node, attribute, what, report) === null || lessonId !== null) return;
  // A lesson without a title may be the one that is meant: the title is the one fault.
  if (items.some(({ title }) => isBlank(title))) return;
  const alike = items.slice(0, mostCompared);
  const meant =
    nearest(
      lesson,
      alike.map(({ title }) => title),
    ) ??
    nearest(
      lesson,
      alike.map(({ id }) => id),
    );
  report({
    at: attributes.lesson,
    found: `lesson ${quoted(lesson)}`,
    expected: 'the title of a lesson of this log',
    fix: meant ? `write \`lesson="${meant}"\`` : 'write the title of one, or add the lesson',
  });
}
