import { remembered } from '../../documents/remembered.ts';
import { spanBetween } from '../../documents/span.ts';
import { documentRule } from '../rule.ts';
import { namedSecretsIn, tokensIn, type Secret } from '../secrets.ts';
import { invocationsOf, type Invocation } from '../shell-commands.ts';
import { shellBlocksOf } from '../shell.ts';

/** Programs that take a password in an argument of their own form. */
const passwordArguments: readonly {
  program: RegExp;
  argument: RegExp;
  follows?: RegExp;
  among?: string;
}[] = [
  { program: /^(?:mysql|mysqldump|mysqladmin|mariadb|mariadb-dump)$/, argument: /^-p(?=.)/ },
  { program: /^sshpass$/, argument: /^-p(?=.)/ },
  { program: /^sshpass$/, argument: /^/, follows: /^-p$/ },
  { program: /^(?:docker|podman|helm|az|oc)$/, argument: /^/, follows: /^-p$/, among: 'login' },
  { program: /^redis-cli$/, argument: /^/, follows: /^(?:-a|--pass)$/ },
  {
    program: /^(?:curl|wget|http|https)$/,
    argument: /^[^:]*:(?=.)/,
    follows: /^(?:-[a-z]*u|--user|-a|--auth)$/,
  },
];

export default documentRule(
  {
    id: 'command-no-secret',
    kinds: ['runbook', 'log', 'guideline', 'playbook'],
    severity: 'error',
    inDrafts: true,
    summary:
      'No password, key or token is written into a runbook, a log, a guideline or a playbook.',
    why: 'All are read by many, copied into tickets and kept in Git for ever. A secret in it has to be taken for known.',
  },
  ({ document, text }, report) => {
    const seen = new Set<number>();
    const found = (at: ReturnType<typeof spanBetween>, what: string): void => {
      if (seen.has(at.line)) return;
      seen.add(at.line);
      report({
        at,
        found: what,
        expected: 'no secret in a file that everybody reads',
        fix: 'take it from the secret store when the command runs, as in `$(vault read …)`, and replace it there',
      });
    };
    for (const { what, from, to } of tokensIn(text)) {
      found(spanBetween(text, from, to), what);
    }
    if (document.kind !== 'runbook') return;
    for (const shell of shellBlocksOf({ document, text })) {
      const secrets: Secret[] = [
        ...namedSecretsIn(shell.block.code),
        ...invocationsOf(shell)
          .filter(({ invocation }) => hasPasswordArgument(invocation))
          .map(({ from, to }) => ({ what: 'password in an argument', from, to })),
      ];
      for (const { what, from, to } of secrets) found(shell.place(from, to), what);
    }
  },
);

const argumentsOf = remembered((program) =>
  passwordArguments.filter((form) => form.program.test(program)),
);

function hasPasswordArgument({ program, args }: Invocation): boolean {
  return argumentsOf(program).some(
    (form) =>
      (form.among === undefined || args.includes(form.among)) &&
      args.some((arg, index) => {
        if (form.follows && !form.follows.test(args[index - 1] ?? '')) return false;
        const value = form.argument.test(arg) ? arg.replace(form.argument, '') : '';
        return value !== '' && !/^[$`<]/.test(value);
      }),
  );
}
