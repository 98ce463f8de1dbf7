import { fileRule } from '../rule.ts';

export default fileRule(
  {
    id: 'fence-closed',
    severity: 'error',
    inDrafts: true,
    summary: 'Every code block begins and ends with a fence.',
    why: 'A block that is never closed swallows what follows: the checks and triggers below it become part of the commands.',
  },
  ({ context: { openFence } }, report) => {
    if (!openFence) return;
    const { missing, line, at } = openFence;
    report(
      missing === 'closing'
        ? {
            at,
            found: `code block that is never closed, from line ${String(line)} on`,
            expected: 'a line of three backticks after its last command',
            fix: 'write the closing fence here',
          }
        : {
            at,
            found: `end of a code block on line ${String(line)} without a beginning`,
            expected: 'a line of three backticks and the language above its first command',
            fix: 'write the opening fence here',
          },
    );
  },
);
