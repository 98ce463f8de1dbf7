import { isShell } from '../../documents/command.ts';
import { documentRule } from '../rule.ts';
import { commandsOf } from '../shell.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'command-language',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Code blocks of stages and levels are shell commands, and say so.',
    why: 'What stands there is copied into a terminal and run. Output, configuration or another language would be run too.',
  },
  ({ document }, report) => {
    for (const { block } of commandsOf(document)) {
      if (isShell(block)) continue;
      const { line, column } = block.at;
      report({
        at: { line, column, endLine: line, endColumn: column + 3 + block.language.length },
        found:
          block.language === ''
            ? 'code block without a language'
            : `code block in ${quoted(block.language)}`,
        expected: '`bash` or `sh`, as code blocks here are commands',
        fix: 'write `bash` after the opening fence, or move what is no command out of the tag',
      });
    }
  },
);
