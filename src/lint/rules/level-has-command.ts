import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'level-has-command',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Every rollback level has the commands that carry it out.',
    why: 'Nobody composes a command well while customers wait. The way back is written, rehearsed and pasted.',
  },
  ({ document }, report) => {
    for (const level of document.rollback.levels) {
      if (level.commands.length > 0) continue;
      report({
        at: level.places.commands,
        found: `level ${quoted(level.name)} without a command`,
        expected: 'a block of the exact commands, ready to be copied',
        fix: 'add a fenced code block marked `bash`',
      });
    }
  },
);
