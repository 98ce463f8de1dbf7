import { documentRule } from '../rule.ts';
import { shellBlocksOf, type ShellBlock } from '../shell.ts';
import { quoted } from '../words.ts';

/** `$ `, `% `, `> `, `user@host:~$ `, `[user@host ~]# `, `PS C:\> ` and the like, before a command. */
const prompt =
  /^[ \t]*((?:\([\w.-]+\)\s*)?(?:[\w.-]+@[\w.-]+(?::[^\s$#%>]*)?\s?[$#%>]|\[[^\]]*@[^\]]*\]\s?[$#%]|PS [A-Z]:[^>]*>|[$%❯➜»]|>(?=[ \t]+\S+[ \t]+\S)))[ \t]+\S/gmu;

/** Nodes whose text is data, in which a line may begin with anything. */
const data = new Set(['HereDocBody', 'SingleQuoted', 'DoubleQuoted', 'AnsiCQuoted']);

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
      for (const match of shell.block.code.matchAll(prompt)) {
        const written = match[1] ?? '';
        const from = match.index + match[0].indexOf(written);
        if (isData(shell, from)) continue;
        report({
          at: shell.place(from, from + written.length),
          found: `prompt ${quoted(written)} before a command`,
          expected: 'commands that can be copied as they are',
          fix: 'remove the prompt',
        });
      }
    }
  },
);

function isData({ nodes }: ShellBlock, offset: number): boolean {
  return nodes.some(({ node, from, to }) => data.has(node.type) && from <= offset && offset < to);
}
