import type { ShellBlock } from './shell.ts';

/** `$ `, `% `, `> `, `user@host:~$ `, `[user@host ~]# `, `PS C:\> ` and the like, before a command. */
const prompt =
  /^[ \t]*((?:\([\w.-]+\)\s*)?(?:[\w.-]+@[\w.-]+(?::[^\s$#%>]*)?\s?[$#%>]|\[[^\]]*@[^\]]*\]\s?[$#%]|(?:ba|z)?sh-[\d.]+[$#]|PS [A-Z]:[^>]*>|~?[$%❯➜»]|>>>|>(?=[ \t]+\S+[ \t]+\S)))[ \t]+\S/gmu;

/** A sign that ends each of them, before a space: code without any need not be tried line by line. */
const promptEnd = /[$#%>❯➜»][ \t]/u;

/** Nodes whose text is data, in which a line may begin with anything. */
const data = new Set(['HereDocBody', 'SingleQuoted', 'DoubleQuoted', 'AnsiCQuoted']);

/** A prompt that was copied together with its command. */
export interface Prompt {
  text: string;
  from: number;
  to: number;
}

/** The prompts in a block, in the order of its lines. */
export function promptsIn(shell: ShellBlock): Prompt[] {
  if (!promptEnd.test(shell.block.code)) return [];
  return Array.from(shell.block.code.matchAll(prompt), (match): Prompt => {
    const text = match[1] ?? '';
    const from = match.index + match[0].indexOf(text);
    return { text, from, to: from + text.length };
  }).filter(({ from }) => !isData(shell, from));
}

/** Whether a place in the code is within quotes or a here-document. */
export function isData({ nodes }: ShellBlock, offset: number): boolean {
  return nodes.some(({ node, from, to }) => data.has(node.type) && from <= offset && offset < to);
}
