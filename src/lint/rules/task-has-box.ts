import { spanOf } from '../../documents/span.ts';
import { documentRule } from '../rule.ts';
import { isBareBox, taskListsOf, wordsOf } from '../task-lists.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'task-has-box',
    kinds: ['runbook', 'safety-card'],
    severity: 'error',
    summary: 'In a list of tasks, every item has a box.',
    why: "An item without a box is read and forgotten: it can't be ticked, so nobody notices that it was passed over.",
  },
  ({ tree }, report) => {
    for (const list of taskListsOf(tree)) {
      for (const item of list.children) {
        if (typeof item.checked === 'boolean' || isBareBox(item)) continue;
        report({
          at: spanOf(item.children[0] ?? item),
          found: `item ${quoted(wordsOf(item))} without a box among tasks`,
          expected: '`- [ ]`, with a space in the box and after it',
          fix: 'add the box, or move the item out of the list',
        });
      }
    }
  },
);
