import { isBlank } from '../../documents/rich-text.ts';
import { communicationColumns, moments } from '../../documents/runbook/communication.ts';
import { after, places, type Span } from '../../documents/span.ts';
import { sectionNamed } from '../parts.ts';
import { reportTable } from '../required-table.ts';
import { documentRule } from '../rule.ts';
import { nearest, quoted } from '../words.ts';

const names = { before: 'Before', during: 'During', 'if issues': 'If issues', after: 'After' };
const listed = '`Before`, `During, every …`, `If issues` and `After`';

export default documentRule(
  {
    id: 'communication-complete',
    kinds: ['runbook'],
    severity: 'error',
    summary:
      'It is settled who is told what before, during and after the release, and if there are issues.',
    why: 'People who are not told ask, and those who are asked while they work make mistakes. And who calls for help should not have to look up where.',
  },
  ({ document, outline, text }, report) => {
    const section = sectionNamed(outline, 'Communication');
    if (!section) return;
    const table = { of: 'messages', columns: communicationColumns, place: after(section.at) };
    reportTable(section.nodes, text, table, report);
    const { messages } = document.communication;
    const unclear = messages.filter(({ moment, when }) => !moment && !isBlank(when.text));
    for (const { when } of unclear) {
      const near = nearest(when.text, Object.values(names));
      report({
        at: when.at,
        found: `moment ${quoted(when.text)}`,
        expected: listed,
        fix: near ? `begin the cell with \`${near}\`` : 'begin the cell with one of them',
      });
    }
    const missing = moments.filter((wanted) => !messages.some(({ moment }) => moment === wanted));
    // A row whose moment can't be read may be the missing one: then that is the one fault.
    const readable = messages.every(({ moment }) => moment !== null);
    const last = messages.at(-1);
    if (!readable || !last) return;
    const present = new Map<string, Span>(
      messages.toReversed().map(({ moment, at }) => [moment ?? '', at]),
    );
    const at = places(moments, present, after(last.at));
    for (const moment of missing) {
      report({
        at: at[moment],
        found: `communication plan without a row for \`${names[moment]}\``,
        expected: `a row each for ${listed}`,
        fix: 'add the row here',
      });
    }
  },
);
