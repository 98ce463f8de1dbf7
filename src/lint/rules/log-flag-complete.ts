import { proposalStatuses } from '../../documents/log/schema.ts';
import { reportReason, requireAttribute, requireContent, requireWord } from '../log-parts.ts';
import { attributeText, sectionNamed, tagsIn } from '../parts.ts';
import { documentRule } from '../rule.ts';
import { anyOf } from '../words.ts';

export default documentRule(
  {
    id: 'log-flag-complete',
    kinds: ['log'],
    severity: 'error',
    summary:
      'A pitfall has a title and says what happens; a check before a release says what must be so, and why; one that was declined says why, too.',
    why: 'Both are read by people who were not there. A title reminds those who know, and tells the others nothing.',
  },
  ({ document: { recommendations }, outline }, report) => {
    const section = sectionNamed(outline, 'Recommendations');
    const pitfalls = tagsIn(section, 'Pitfall');
    for (const [index, { text, attributes, places }] of recommendations.pitfalls.entries()) {
      const title = {
        name: 'title',
        at: attributes.title,
        expected: 'the pitfall in a few words',
        example: 'Caches hide a cold start',
      };
      requireAttribute(pitfalls[index], title, 'a pitfall', report);
      const words = {
        found: 'pitfall without a text',
        expected: 'what happens, and how to avoid it',
      };
      requireContent(text, places.text, words, report);
    }
    const checks = tagsIn(section, 'PreCheck');
    for (const [index, check] of recommendations.preChecks.entries()) {
      const { why, attributes, places } = check;
      const node = checks[index];
      const text = {
        name: 'text',
        at: attributes.text,
        expected: 'what must be so before a release',
        example: 'The standby has been promoted once this month',
      };
      requireAttribute(node, text, 'a check', report);
      // Without a status it is proposed: run mode and authors need not write it.
      if (node && attributeText(node, 'status') !== '') {
        const status = {
          name: 'status',
          at: attributes.status,
          expected: anyOf(proposalStatuses),
          example: 'applied',
        };
        requireWord(node, status, proposalStatuses, 'a check', report);
      }
      reportReason(check, node, 'a check', report);
      const words = { found: 'check without its reason', expected: 'why it is asked' };
      requireContent(why, places.why, words, report);
    }
  },
);
