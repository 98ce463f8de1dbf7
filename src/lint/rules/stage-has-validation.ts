import { sectionNamed, tagsIn } from '../parts.ts';
import { documentRule } from '../rule.ts';
import { hasTasks } from '../task-lists.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'stage-has-validation',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Every stage says what must hold before the next one.',
    why: '"It ran through" is not "it works". The stage is done when what it was for has been seen by two people.',
  },
  ({ document, outline }, report) => {
    const nodes = tagsIn(sectionNamed(outline, 'Rollout'), 'Stage');
    for (const [index, stage] of document.rollout.stages.entries()) {
      if (stage.validations.length > 0 || nodes[index]?.children.some(hasTasks)) continue;
      report({
        at: stage.places.validations,
        found: `stage ${quoted(stage.name)} without a validation`,
        expected: 'a list of what must hold before the next stage',
        fix: 'add tasks such as `- [ ] p99 latency is under 800 ms`',
      });
    }
  },
);
