import { spanOf } from '../../documents/span.ts';
import { documentRule } from '../rule.ts';
import { taskListsOf, wordsOf } from '../task-lists.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'task-unique',
    kinds: ['runbook', 'safety-card'],
    severity: 'error',
    summary: 'No task occurs twice in its list.',
    why: "Two items alike can't be told apart by the one who reads aloud, nor by the log that says which of them failed.",
  },
  ({ tree }, report) => {
    for (const list of taskListsOf(tree)) {
      const lines = new Map<string, number>();
      for (const item of list.children) {
        const words = wordsOf(item);
        const key = words.toLowerCase();
        const at = spanOf(item.children[0] ?? item);
        const first = lines.get(key);
        lines.set(key, first ?? at.line);
        if (first === undefined || key === '') continue;
        report({
          at,
          found: `second task ${quoted(words)}, which line ${String(first)} has too`,
          expected: 'tasks that differ from each other',
          fix: 'remove it, or say what is different',
        });
      }
    }
  },
);
