import { promptsIn } from '../prompts.ts';
import { documentRule } from '../rule.ts';
import { shellBlocksOf } from '../shell.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'command-no-prompt',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'No command begins with a prompt.',
    why: 'Commands are copied as they stand. `$ ship …` fails with "command not found", and `> ship …` empties a file of that name.',
  },
  (input, report) => {
    for (const shell of shellBlocksOf(input)) {
      for (const { text, from, to } of promptsIn(shell)) {
        report({
          at: shell.place(from, to),
          found: `prompt ${quoted(text)} before a command`,
          expected: 'commands that can be copied as they are',
          fix: 'remove the prompt',
        });
      }
    }
  },
);
