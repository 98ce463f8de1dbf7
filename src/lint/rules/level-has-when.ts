import { isBlank } from '../../documents/rich-text.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'level-has-when',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Every rollback level says when it is the right one.',
    why: 'With three ways back somebody has to choose, and under pressure people take the one they know. The choice is made beforehand, in calm.',
  },
  ({ document }, report) => {
    for (const level of document.rollback.levels) {
      if (level.when && !isBlank(level.when.text)) continue;
      report({
        at: level.places.when,
        found: `level ${quoted(level.name)} without a word on when to use it`,
        expected: 'a paragraph that says when this level is the right one',
        fix: 'begin the level with "When …"',
      });
    }
  },
);
