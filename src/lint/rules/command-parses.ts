import { isData, promptsIn } from '../prompts.ts';
import { documentRule, type Finding } from '../rule.ts';
import { shellBlocksOf, type ShellBlock } from '../shell.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'command-parses',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Commands are shell that parses.',
    why: 'A quote that is never closed swallows the next commands, and the terminal waits without a word while the clock runs.',
  },
  (input, report) => {
    for (const shell of shellBlocksOf(input)) {
      const finding = syntaxError(shell) ?? typographicSign(shell) ?? openEnd(shell);
      if (finding) report(finding);
    }
  },
);

/** The first error; what follows it follows from it. */
function syntaxError(shell: ShellBlock): Finding | null {
  const { block, errors, place } = shell;
  const [first] = errors;
  // Of placeholders such as `<service>`, which look like a redirection, and of prompts others speak.
  if (!first || /<[\w -]+>\s*$/.test(block.code.slice(0, first.from))) return null;
  if (promptsIn(shell).length > 0) return null;
  return {
    at: place(first.from, first.from + 1),
    found: `shell syntax (${first.message.replaceAll("'", '`')})`,
    expected: 'commands that the shell can parse',
    fix: 'close what is open, or quote what is meant as text',
  };
}

/** Word processors put them in the place of signs that the shell knows. */
function typographicSign(shell: ShellBlock): Finding | null {
  const { block, nodes, place } = shell;
  for (const { 0: sign, index } of block.code.matchAll(/[“”„‘’\u00a0]|(?<=\s)[–—](?=\w)/gu)) {
    const isWord = nodes.some(
      ({ node, from, to }) => node.type === 'Word' && from <= index && index < to,
    );
    if (!isWord || isData(shell, index)) continue;
    return {
      at: place(index, index + 1),
      found: sign === '\u00a0' ? 'non-breaking space' : `typographic sign ${quoted(sign)}`,
      expected: 'the plain signs that the shell knows',
      fix: 'type it again',
    };
  }
  return null;
}

function openEnd({ block, place }: ShellBlock): Finding | null {
  const open = /(?<!\\)\\[ \t]*\n?$/.exec(block.code);
  if (!open) return null;
  return {
    at: place(open.index, open.index + 1),
    found: '`\\` at the end of the last line',
    expected: 'a line for it to go on with',
    fix: 'write the rest of the command, or remove the `\\`',
  };
}
