import { documentRule } from '../rule.ts';
import { shellBlocksOf } from '../shell.ts';

export default documentRule(
  {
    id: 'command-parses',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Commands are shell that parses.',
    why: 'A quote that is never closed swallows the next commands, and the terminal waits without a word while the clock runs.',
  },
  (input, report) => {
    for (const { block, errors, place } of shellBlocksOf(input)) {
      // What follows the first error follows from it.
      const [first] = errors;
      if (first && isPlaceholder(block.code.slice(0, first.from))) continue;
      if (first) {
        report({
          at: place(first.from, first.from + 1),
          found: `shell syntax (${first.message.replaceAll("'", '`')})`,
          expected: 'commands that the shell can parse',
          fix: 'close what is open, or quote what is meant as text',
        });
        continue;
      }
      const continued = /\\[ \t]*\n?$/.exec(block.code);
      if (!continued || continued[0].startsWith('\\\\')) continue;
      report({
        at: place(continued.index, continued.index + 1),
        found: '`\\` at the end of the last line',
        expected: 'a line for it to go on with',
        fix: 'write the rest of the command, or remove the `\\`',
      });
    }
  },
);

/** `ship migrate <service>` reads like a redirection; of placeholders another rule speaks. */
function isPlaceholder(before: string): boolean {
  return /<[\w -]+>\s*$/.test(before);
}
