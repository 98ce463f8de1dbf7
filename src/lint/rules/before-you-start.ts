import { after, spanOf } from '../../documents/span.ts';
import { sectionNamed } from '../parts.ts';
import { documentRule } from '../rule.ts';
import { hasTasks } from '../task-lists.ts';

export default documentRule(
  {
    id: 'before-you-start',
    kinds: ['runbook'],
    severity: 'error',
    summary: '"Before you start" has at least one task.',
    why: 'What would stop a release is cheapest to find before it begins. Prose is agreed with; a box has to be answered.',
  },
  ({ outline }, report) => {
    const section = sectionNamed(outline, 'Before you start');
    if (!section || section.nodes.some(hasTasks)) return;
    const list = section.nodes.find((node) => node.type === 'list');
    report({
      at: list ? spanOf(list) : after(section.at),
      found: list ? 'list without boxes' : '"Before you start" without a task',
      expected: 'a list of tasks',
      fix: 'write each check as `- [ ] …`',
    });
  },
);
