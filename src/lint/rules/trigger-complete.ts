import { rollbackColumn, triggerColumns } from '../../documents/runbook/stage.ts';
import { sectionNamed, tagsIn } from '../parts.ts';
import { hasTableLike, reportTable } from '../required-table.ts';
import { documentRule } from '../rule.ts';

export default documentRule(
  {
    id: 'trigger-complete',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Every trigger names its signal, its healthy value and its limit.',
    why: 'Without the healthy value nobody sees how far a signal has moved, and without the limit nobody knows when to stop.',
  },
  ({ document, outline, text }, report) => {
    const nodes = tagsIn(sectionNamed(outline, 'Rollout'), 'Stage');
    for (const [index, { places }] of document.rollout.stages.entries()) {
      const children = nodes[index]?.children ?? [];
      if (!hasTableLike(children, triggerColumns)) continue;
      const table = {
        of: 'triggers',
        columns: triggerColumns,
        key: rollbackColumn,
        place: places.triggers,
      };
      reportTable(children, text, table, report);
    }
  },
);
