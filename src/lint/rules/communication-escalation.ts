import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

/** What names somebody who answers now, rather than a group that may. */
const reachable =
  /\bon[\s-]?call\b|\b(?:on|off)?[\s-]?duty\b|\bescalat|\bincident\s+(?:commander|manager|lead)\b|\bpager/i;

export default documentRule(
  {
    id: 'communication-escalation',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'If there are issues, somebody on call is named.',
    why: 'A message to everybody is answered by nobody (diffusion of responsibility). One role has to be the one that comes.',
  },
  ({ document }, report) => {
    const rows = document.communication.messages.filter(({ moment }) => moment === 'if issues');
    const [first] = rows;
    if (!first || first.who.text === '') return;
    if (
      rows.some(({ who, where, what }) =>
        [who, where, what].some(({ text }) => reachable.test(text)),
      )
    )
      return;
    report({
      at: first.who.at,
      found: `${quoted(first.who.text)} to be told of issues, and nobody on call`,
      expected:
        'somebody who answers now: `on-call`, `duty`, `incident commander` or `escalation` in the row',
      fix: 'write for example `payments on-call`',
    });
  },
);
