import { isBlank } from '../../documents/rich-text.ts';
import { spanOf } from '../../documents/span.ts';
import { documentRule } from '../rule.ts';
import { isBareBox, taskListsOf, wordsOf } from '../task-lists.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'task-not-empty',
    kinds: ['runbook', 'safety-card'],
    severity: 'error',
    summary: 'Every task says what must be so.',
    why: 'An empty box gets ticked like any other, and whoever reads the log later believes that something was checked.',
  },
  ({ tree }, report) => {
    for (const list of taskListsOf(tree)) {
      for (const item of list.children) {
        const words = isBareBox(item) ? '' : wordsOf(item);
        if (!isBlank(words)) continue;
        report({
          at: spanOf(item),
          found: words === '' ? 'task without words' : `task ${quoted(words)}`,
          expected: 'a sentence that is true or false when somebody looks',
          fix: 'say what must be so, or remove the task',
        });
      }
    }
  },
);
