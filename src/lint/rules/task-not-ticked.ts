import { spanOf } from '../../documents/span.ts';
import { documentRule } from '../rule.ts';
import { taskListsOf, wordsOf } from '../task-lists.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'task-not-ticked',
    kinds: ['runbook', 'safety-card'],
    severity: 'error',
    summary: 'No task is ticked in the file.',
    why: 'A tick says that two people looked, just now. One that was written into the file says it before anybody did.',
  },
  ({ tree }, report) => {
    for (const list of taskListsOf(tree)) {
      for (const item of list.children) {
        if (item.checked !== true) continue;
        const { line, column } = spanOf(item);
        report({
          at: { line, column, endLine: line, endColumn: spanOf(item.children[0] ?? item).column },
          found: `ticked task ${quoted(wordsOf(item))}`,
          expected: 'an open box, which is ticked during the release',
          fix: 'write `- [ ]`',
        });
      }
    }
  },
);
