import { subjectivityOf } from '../objective.ts';
import { documentRule } from '../rule.ts';

export default documentRule(
  {
    id: 'trigger-objective',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Every trigger is a limit that two people read alike.',
    why: '"Too high" is argued about while customers wait, and hope wins the argument. A number does not argue.',
  },
  ({ document }, report) => {
    for (const { triggers } of document.rollout.stages) {
      for (const { rollbackIf, condition } of triggers) {
        const finding = subjectivityOf('rollback trigger', rollbackIf, condition);
        if (finding) report(finding);
      }
    }
  },
);
