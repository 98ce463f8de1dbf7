import { inputUseOf, meantName } from '../inputs.ts';
import { documentRule } from '../rule.ts';
import { commandsOf, shellBlocksOf } from '../shell.ts';
import { anyOf } from '../words.ts';

export default documentRule(
  {
    id: 'input-used',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Every declared input is used by a command.',
    why: 'The Operator is asked for it before the start. What is asked for and used nowhere was most likely meant somewhere.',
  },
  (input, report) => {
    const { declared, used, undeclared } = inputUseOf(input);
    // Without any command, that is the fault.
    if (shellBlocksOf(input).length === 0) return;
    for (const name of declared) {
      if (used.has(name) || isMentioned(name, input.document)) continue;
      // A name that the commands misspell is that rule's fault.
      if ([...undeclared.keys()].some((other) => meantName(other, declared) === name)) continue;
      report({
        at: input.fields.locate(['inputs', name]),
        found: `input ${anyOf([name])}, which no command uses`,
        expected: `\`$${name}\` in a command`,
        fix: 'use it, or remove it from `inputs`',
      });
    }
  },
);

/** In a text that the shell does not expand, such as `'…'`, or in a task that names the value. */
function isMentioned(name: string, document: Parameters<typeof commandsOf>[0]): boolean {
  const { beforeYouStart, rollout, rollback } = document;
  const tasks = [
    ...beforeYouStart.items,
    ...rollout.stages.flatMap(({ validations }) => validations),
    ...rollback.levels.flatMap(({ verification }) => verification),
  ].map(({ text }) => text.markdown);
  const code = commandsOf(document).map(({ block }) => block.code);
  return [...tasks, ...code].some((text) =>
    [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].some(([, mentioned]) => mentioned === name),
  );
}
