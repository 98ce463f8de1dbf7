import { normalized } from '../../documents/outline.ts';
import { playbookParts } from '../../documents/playbook/schema.ts';
import { reportParts } from '../required-parts.ts';
import { documentRule } from '../rule.ts';

export default documentRule(
  {
    id: 'playbook-has-parts',
    kinds: ['playbook'],
    severity: 'error',
    summary: 'Each section of a playbook has its parts, once and in order.',
    why: 'A playbook that does not say when it is the wrong one is used for everything, and one without metrics is never seen to fail.',
  },
  ({ document: { sections } }, report) => {
    for (const [title, names] of Object.entries(playbookParts)) {
      const section = sections.find((each) => normalized(each.title) === normalized(title));
      if (section) reportParts(section, names, 'part', report);
    }
  },
);
