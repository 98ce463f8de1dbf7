import { documentRule } from '../rule.ts';
import { commandsOf } from '../shell.ts';

export default documentRule(
  {
    id: 'command-not-empty',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'No command block is empty, or holds nothing but comments.',
    why: 'An empty block has the shape of a command, and is passed over in review. It is found out by whoever wants to copy it.',
  },
  ({ document }, report) => {
    for (const { block } of commandsOf(document)) {
      const lines = block.code.split('\n');
      if (lines.some((line) => /^\s*[^\s#]/.test(line))) continue;
      const comment = lines.findIndex((line) => line.trim() !== '');
      const line = block.at.line + 1 + Math.max(comment, 0);
      report({
        at: { line, column: 1, endLine: line, endColumn: 1 },
        found: comment === -1 ? 'empty command block' : 'command block with comments only',
        expected: 'the exact commands, ready to be copied',
        fix: 'write them, or remove the block',
      });
    }
  },
);
