import { destroysRows, destructionBy, isSqlClient } from '../destructive.ts';
import { documentRule } from '../rule.ts';
import { invocationsIn, invocationsOf } from '../shell-commands.ts';
import { shellBlocksOf, type ShellBlock } from '../shell.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'danger-marked',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'A block with a command that destroys something is marked `danger`.',
    why: "Commands are copied by the dozen. The one that can't be taken back should stop the hand for a moment, and asks before it is copied.",
  },
  (input, report) => {
    for (const shell of shellBlocksOf(input)) {
      if (shell.block.danger) continue;
      const first = destructionIn(shell);
      if (!first) continue;
      const { line, column } = shell.block.at;
      const command = shell.block.code.slice(first.from, first.to);
      report({
        at: { line, column, endLine: line, endColumn: column + 3 + shell.block.language.length },
        found: `${quoted(command, 40)} in line ${String(shell.place(first.from, first.to).line)}, which ${first.what}`,
        expected: 'a block marked `danger`',
        fix: 'write `bash danger` after the opening fence',
      });
    }
  },
);

function destructionIn(shell: ShellBlock): { what: string; from: number; to: number } | null {
  for (const { invocation, from, to } of invocationsOf(shell)) {
    const what = destructionBy(invocation);
    if (what !== null) return { what, from, to };
  }
  // SQL that is piped into its client stands in another command.
  for (const { node, from, to } of shell.nodes) {
    if (node.type !== 'Pipeline' || !invocationsIn(node).some(isSqlClient)) continue;
    const texts = invocationsIn(node).map(({ args, input }) => `${args.join(' ')}\n${input}`);
    if (texts.some(destroysRows)) return { what: 'destroys rows or tables', from, to };
  }
  return null;
}
