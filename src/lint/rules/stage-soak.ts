import { attributeText, sectionNamed, tagsIn } from '../parts.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'stage-soak',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Every stage says how long it is watched.',
    why: 'Leaks, full queues and slow retries take time to show. A stage without a time is left as soon as somebody is impatient.',
  },
  ({ document, outline }, report) => {
    const nodes = tagsIn(sectionNamed(outline, 'Rollout'), 'Stage');
    for (const [index, stage] of document.rollout.stages.entries()) {
      const node = nodes[index];
      const text = node ? attributeText(node, 'soak') : null;
      if (stage.soakMs !== null || text === null) continue;
      const name = `stage ${quoted(stage.name)}`;
      report({
        at: stage.attributes.soak,
        found: text === '' ? `${name} without a soak time` : `soak time ${quoted(text)} of ${name}`,
        expected: 'a duration with a unit',
        fix: 'write for example `soak="30m"`',
      });
    }
  },
);
