import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'stage-has-command',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Every stage has the commands that carry it out.',
    why: 'A stage without commands is carried out from memory, by whoever remembers differently. What is written can be reviewed, rehearsed and copied.',
  },
  ({ document }, report) => {
    for (const stage of document.rollout.stages) {
      if (stage.commands.length > 0) continue;
      report({
        at: stage.places.commands,
        found: `stage ${quoted(stage.name)} without a command`,
        expected: 'a block of the exact commands, ready to be copied',
        fix: 'add a fenced code block marked `bash`',
      });
    }
  },
);
