import { sectionNamed, tagsIn } from '../parts.ts';
import { documentRule } from '../rule.ts';
import { hasTasks } from '../task-lists.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'level-has-verification',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Every rollback level says how one knows that it worked.',
    why: 'A rollback that failed without a sound is worse than none: everybody stops looking. Its effect has to be seen.',
  },
  ({ document, outline }, report) => {
    const nodes = tagsIn(sectionNamed(outline, 'Rollback'), 'Level');
    for (const [index, level] of document.rollback.levels.entries()) {
      if (level.verification.length > 0 || nodes[index]?.children.some(hasTasks)) continue;
      report({
        at: level.places.verification,
        found: `level ${quoted(level.name)} without a verification`,
        expected: 'a list of what shows that the way back worked',
        fix: 'add tasks such as `- [ ] The service reports its previous version`',
      });
    }
  },
);
