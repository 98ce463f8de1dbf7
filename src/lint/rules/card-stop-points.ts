import { afterLast, cardPart, isEmptyPart } from '../card-parts.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'card-stop-points',
    kinds: ['safety-card'],
    severity: 'error',
    summary: 'A safety card has three to five stop-points, each with a limit that can be measured.',
    why: 'Fewer leave a failure without a stop, and more are not held in mind by two people. A stop-point without a limit is debated when it should be obeyed.',
  },
  ({ document }, report) => {
    const part = cardPart(document, 'Execution discipline', 'Stop-points');
    if (!part || isEmptyPart(part)) return;
    const { tasks } = part;
    if (tasks.length < 3 || tasks.length > 5) {
      const sixth = tasks[5];
      report({
        at: sixth ? sixth.at : afterLast(tasks, part),
        found: tasks.length === 1 ? '1 stop-point' : `${String(tasks.length)} stop-points`,
        expected: 'three to five',
        fix: sixth
          ? 'keep the five that say most'
          : 'add for example `- [ ] 5xx rate is below 0.5%`',
      });
    }
    for (const { text, condition } of tasks) {
      if (condition || text.text === '') continue;
      report({
        at: text.at,
        found: `stop-point ${quoted(text.text)} without a limit`,
        expected: 'a comparison with a number and a unit',
        fix: 'write for example `5xx rate is below 0.5%`',
      });
    }
  },
);
