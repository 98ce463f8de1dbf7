import type { Code, Node } from 'mdast';
import * as z from 'zod';
import { spanOf, spanSchema } from './span.ts';

/** A block of commands, to be copied and run as it is. */
export const commandSchema = z.object({
  language: z.string().describe("The fence's language; `bash` for shell commands."),
  danger: z
    .boolean()
    .describe('Marked `danger`: destroys something, so it asks before it is copied.'),
  code: z.string().describe('The commands, as written.'),
  at: spanSchema,
});

/** A block of commands. */
export type Command = z.infer<typeof commandSchema>;

const shells = new Set(['bash', 'sh', 'shell', 'zsh']);

/** Whether a block holds shell commands, by its language. */
export function isShell({ language }: Pick<Command, 'language'>): boolean {
  return shells.has(language);
}

/** Whether a node is a fenced or indented code block. */
export function isCode(node: Node): node is Code {
  return node.type === 'code';
}

/** Reads a code block; anything of its info string but the language and `danger` is left aside. */
export function readCommand(node: Code): Command {
  return {
    language: (node.lang ?? '').toLowerCase(),
    danger: (node.meta ?? '').split(/\s+/).includes('danger'),
    code: node.value,
    at: spanOf(node),
  };
}
