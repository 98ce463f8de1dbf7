import type { Code, Node } from 'mdast';
import * as z from 'zod';
import { richText, richTextSchema, type RichText } from './rich-text.ts';
import { spanOf, spanSchema } from './span.ts';

/** A block of commands, to be copied and run as it is. */
export const commandSchema = z.object({
  language: z.string().describe("The fence's language; `bash` for shell commands."),
  danger: z
    .boolean()
    .describe('Marked `danger`: destroys something, so it asks before it is copied.'),
  code: z.string().describe('The commands, as written.'),
  note: richTextSchema
    .nullable()
    .describe('What is said right above it, where another block stands further up.'),
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

/** A step's commands, with what is said around them. */
export interface ReadCommands {
  commands: Command[];
  /** What is said before the first block; all that is said where there is no block. */
  before: RichText | null;
  /** What is said after the last block. */
  after: RichText | null;
}

/**
 * Reads the code blocks of a step, and the prose around them. What stands between two blocks is
 * the note of the second: "only when the schema is at fault" must not move away from its block.
 *
 * @param nodes the step's children without its lists and tables of another purpose
 */
export function readCommands(nodes: readonly Node[], source: string): ReadCommands {
  const commands: Command[] = [];
  let before: RichText | null = null;
  let prose: Node[] = [];
  for (const node of nodes) {
    if (!isCode(node)) {
      prose.push(node);
      continue;
    }
    const said = richText(prose, source);
    if (commands.length === 0) before = said;
    commands.push(readCommand(node, commands.length === 0 ? null : said));
    prose = [];
  }
  const rest = richText(prose, source);
  return commands.length === 0
    ? { commands, before: rest, after: null }
    : { commands, before, after: rest };
}

/** Anything of the info string but the language and `danger` is left aside. */
function readCommand(node: Code, note: RichText | null): Command {
  return {
    language: (node.lang ?? '').toLowerCase(),
    danger: (node.meta ?? '').split(/\s+/).includes('danger'),
    code: node.value,
    note,
    at: spanOf(node),
  };
}
