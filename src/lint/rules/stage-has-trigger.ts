import { rollbackColumn, triggerColumns } from '../../documents/runbook/stage.ts';
import { isTableWith } from '../../documents/table.ts';
import { sectionNamed, tagsIn } from '../parts.ts';
import { hasTableLike } from '../required-table.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'stage-has-trigger',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Every stage says which signal ends the rollout.',
    why: 'Whoever defines failure beforehand does not have to argue about it at 3 AM (normalcy bias). A stage without a trigger has no defined failure.',
  },
  ({ document, outline }, report) => {
    const nodes = tagsIn(sectionNamed(outline, 'Rollout'), 'Stage');
    for (const [index, stage] of document.rollout.stages.entries()) {
      const children = nodes[index]?.children ?? [];
      const table = children.find((node) => isTableWith(node, rollbackColumn));
      // A table that lacks a row or a column is the business of trigger-complete.
      if (table ?? hasTableLike(children, triggerColumns)) continue;
      report({
        at: stage.places.triggers,
        found: `stage ${quoted(stage.name)} without a rollback trigger`,
        expected:
          'a table with the columns `Signal`, `Healthy` and `Rollback if`, and a row for each signal',
        fix: 'add such a table as the last part of the stage',
      });
    }
  },
);
