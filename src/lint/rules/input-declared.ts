import { inputUseOf, meantName } from '../inputs.ts';
import { documentRule } from '../rule.ts';

export default documentRule(
  {
    id: 'input-declared',
    kinds: ['runbook'],
    severity: 'error',
    summary:
      'Every `$NAME` in the commands is declared in `inputs`, or set by the commands themselves.',
    why: 'A variable that nobody sets is empty, and the shell says nothing: `rm -r /srv/$DIR` then removes /srv.',
  },
  (input, report) => {
    const { declared, used, undeclared } = inputUseOf(input);
    for (const [name, uses] of undeclared) {
      const lines = [...new Set(uses.map(({ line }) => line))];
      const where = `line${lines.length > 1 ? 's' : ''} ${lines.join(', ')}`;
      const meant = meantName(name, declared);
      if (meant !== null && !used.has(meant) && uses.length > 1) {
        report({
          at: input.fields.locate(['inputs', meant]),
          found: `input \`${meant}\`, while ${where} use \`$${name}\``,
          expected: 'one name for both',
          fix: `rename the input to \`${name}\``,
        });
      } else if (meant !== null) {
        for (const at of uses) {
          report({
            at,
            found: `\`$${name}\`, which is no input`,
            expected: `\`$${meant}\`, which is one`,
            fix: `write \`$${meant}\`, or declare \`${name}\` in \`inputs\``,
          });
        }
      } else {
        report({
          at: input.fields.locate(['inputs', name]),
          found: `\`$${name}\` in ${where} without a declaration`,
          expected: 'every input of the commands in `inputs`',
          fix: `add \`${name}: { label: …, pattern: … }\``,
        });
      }
    }
  },
);
