import { reportNames } from '../names.ts';
import { sectionNamed, tagsIn } from '../parts.ts';
import { documentRule } from '../rule.ts';

export default documentRule(
  {
    id: 'level-named',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Every rollback level has a name of its own.',
    why: 'Who rolls back says the level aloud. Two levels of one name, or one without any, cost the minute that the level has.',
  },
  ({ document, outline }, report) => {
    const nodes = tagsIn(sectionNamed(outline, 'Rollback'), 'Level');
    reportNames('level', nodes, document.rollback.levels, report);
  },
);
