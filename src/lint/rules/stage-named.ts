import { reportNames } from '../names.ts';
import { sectionNamed, tagsIn } from '../parts.ts';
import { documentRule } from '../rule.ts';

export default documentRule(
  {
    id: 'stage-named',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Every stage has a name of its own.',
    why: '"We are in Canary" is said in the release channel, read in the log and searched a year later. It has to mean one stage.',
  },
  ({ document, outline }, report) => {
    const nodes = tagsIn(sectionNamed(outline, 'Rollout'), 'Stage');
    reportNames('stage', nodes, document.rollout.stages, report);
  },
);
