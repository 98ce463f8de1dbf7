import { actionStatuses } from '../../documents/log/schema.ts';
import { requireAttribute, requireContent, requireWord } from '../log-parts.ts';
import { sectionNamed, tagsIn } from '../parts.ts';
import { documentRule } from '../rule.ts';
import { anyOf, nearest, quoted } from '../words.ts';

const what = 'an action';

export default documentRule(
  {
    id: 'log-action-complete',
    kinds: ['log'],
    severity: 'error',
    summary: 'Every action has a team that owns it, a day by which it is done, and a status.',
    why: 'What everybody should do is done by nobody, and what is due some day is due never.',
  },
  ({ document: { actions }, outline, index }, report) => {
    const nodes = tagsIn(sectionNamed(outline, 'Actions'), 'Action');
    for (const [position, { due, text, attributes, places }] of actions.items.entries()) {
      const node = nodes[position];
      const teams = index?.teams;
      const asOwner = {
        name: 'owner',
        at: attributes.owner,
        expected: 'the id of a team in teams.yaml',
        example: 'payments',
      };
      const owner = requireAttribute(node, asOwner, what, report);
      if (owner !== null && teams && !teams.has(owner)) {
        const meant = nearest(owner, teams);
        report({
          at: attributes.owner,
          found: `owner ${quoted(owner)} of an action`,
          expected: asOwner.expected,
          fix: meant ? `write \`owner="${meant}"\`` : 'write the team that does it',
        });
      }
      const asDue = {
        name: 'due',
        at: attributes.due,
        expected: 'a real date as YYYY-MM-DD',
        example: '2026-11-17',
      };
      const written = requireAttribute(node, asDue, what, report);
      if (written !== null && due === null) {
        report({
          at: attributes.due,
          found: `${quoted(written)} as \`due\` of an action`,
          expected: asDue.expected,
          fix: `write for example \`due="${asDue.example}"\``,
        });
      }
      const asStatus = {
        name: 'status',
        at: attributes.status,
        expected: anyOf(actionStatuses),
        example: 'open',
      };
      requireWord(node, asStatus, actionStatuses, what, report);
      const words = { found: 'action without a text', expected: 'what is to be done' };
      requireContent(text, places.text, words, report);
    }
  },
);
