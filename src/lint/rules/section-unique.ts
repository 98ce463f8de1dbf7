import { normalized } from '../../documents/outline.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'section-unique',
    kinds: ['runbook', 'safety-card', 'principle', 'guideline', 'playbook', 'log'],
    severity: 'error',
    summary: 'No section stands twice in a document.',
    why: 'Of two sections alike only the first is read as what it is. Steps of the second would be missing from the release.',
  },
  ({ outline }, report) => {
    const first = new Map<string, number>();
    for (const { heading } of outline.sections) {
      const title = normalized(heading.title);
      const line = first.get(title);
      if (line === undefined) first.set(title, heading.at.line);
      else {
        report({
          at: heading.at,
          found: `second section ${quoted(heading.title)}`,
          expected: 'each section once',
          fix: `merge it with the one on line ${String(line)}, or give it another heading`,
        });
      }
    }
  },
);
