import { spanOf } from '../../documents/span.ts';
import { documentRule } from '../rule.ts';
import { taskListsOf } from '../task-lists.ts';

/** Lists in aviation are cut after seven to nine items; longer ones lose items under stress. */
const most = 9;

export default documentRule(
  {
    id: 'task-group-size',
    kinds: ['runbook', 'safety-card'],
    severity: 'warning',
    summary: `No list has more than ${String(most)} tasks.`,
    why: 'In long lists items are skipped, most often when something interrupts. A heading between two short lists gives a place to come back to.',
  },
  ({ tree }, report) => {
    for (const list of taskListsOf(tree)) {
      const tooMany = list.children[most];
      if (!tooMany) continue;
      report({
        at: spanOf(tooMany.children[0] ?? tooMany),
        found: `${String(list.children.length)} tasks in one list`,
        expected: `at most ${String(most)}`,
        fix: 'put a heading or a paragraph here, and begin a second list below it',
      });
    }
  },
);
