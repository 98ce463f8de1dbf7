import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'communication-frequency',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'During the release, news comes at a stated interval.',
    why: 'When news is due at ten past, nobody asks at five past. Without a time, silence is taken for trouble.',
  },
  ({ document }, report) => {
    const during = document.communication.messages.filter(({ moment }) => moment === 'during');
    const [first] = during;
    if (!first || during.some(({ everyMs }) => everyMs !== null)) return;
    const { text, at } = first.when;
    report({
      at,
      found: /\b(?:every|each)\b/i.test(text)
        ? `frequency ${quoted(text)}`
        : `${quoted(text)} without a frequency`,
      expected: 'a frequency that is a duration with a unit',
      fix: 'write for example `During, every 30m`',
    });
  },
);
