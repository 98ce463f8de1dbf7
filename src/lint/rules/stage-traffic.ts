import { attributeText, sectionNamed, tagsIn } from '../parts.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'stage-traffic',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Every stage says which share of traffic it takes.',
    why: 'The share is how many customers a fault reaches. Without it nobody can say how bad a bad stage is.',
  },
  ({ document, outline }, report) => {
    const nodes = tagsIn(sectionNamed(outline, 'Rollout'), 'Stage');
    for (const [index, stage] of document.rollout.stages.entries()) {
      const node = nodes[index];
      const text = node ? attributeText(node, 'traffic') : null;
      if (stage.traffic || text === null) continue;
      const of = `of stage ${quoted(stage.name)}`;
      report({
        at: stage.attributes.traffic,
        found:
          text === ''
            ? `stage ${quoted(stage.name)} without traffic`
            : `traffic ${quoted(text)} ${of}`,
        expected: 'a share of traffic in percent, from low to high',
        fix: 'write for example `traffic="5%"` or `traffic="1-5%"`',
      });
    }
  },
);
