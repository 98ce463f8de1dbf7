import { cardPart, cardSection, isEmptyPart, reportFewTasks } from '../card-parts.ts';
import { documentRule } from '../rule.ts';

const tasksOf = [
  ['Verification', 'Phase A: system', 'Rollback path: the rollback ran against staging'],
  ['Verification', 'Phase B: people', 'Access: the Operator can log in to production'],
  ['Failure protocol', 'Rollback verification', 'The error rate is back at its baseline'],
] as const;

export default documentRule(
  {
    id: 'card-has-tasks',
    kinds: ['safety-card'],
    severity: 'error',
    summary: 'Both phases, the go/no-go call and the rollback verification are task lists.',
    why: 'Prose is read over. A box has to be answered, by each of the two people.',
  },
  ({ document }, report) => {
    for (const [section, title, example] of tasksOf) {
      const part = cardPart(document, section, title);
      if (!part || isEmptyPart(part)) continue;
      reportFewTasks(part, { least: 1, expected: 'a list of tasks', example }, report);
    }
    const call = cardSection(document, 'Go/No-Go');
    if (!call) return;
    const expected = 'a task for each of at least two roles';
    const example = call.tasks.length === 0 ? 'The Operator says GO' : 'The Monitor says GO';
    reportFewTasks(call, { least: 2, expected, example }, report);
  },
);
