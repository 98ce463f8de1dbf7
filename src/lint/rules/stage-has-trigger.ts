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
  ({ document }, report) => {
    for (const stage of document.rollout.stages) {
      if (stage.triggers.length > 0) continue;
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
