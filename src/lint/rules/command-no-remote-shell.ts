import type { SyntaxNode } from 'unbash';
import { documentRule } from '../rule.ts';
import { invocationsIn, programsOf, scriptsOf, walk, type Invocation } from '../shell-commands.ts';
import { shellBlocksOf } from '../shell.ts';

const fetchers = /^(?:curl|wget|fetch|aria2c|https?|xh|nc|ncat)$/;
const mayFetch = /\b(?:curl|wget|fetch|aria2c|https?|xh|nc|ncat)\b/;
const interpreters = /^(?:sh|bash|zsh|dash|ksh|ash|fish|python[\d.]*|perl|ruby|node|deno|php)$/;
const evaluators = /^(?:eval|source|\.)$/;

export default documentRule(
  {
    id: 'command-no-remote-shell',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Nothing that comes from the network is run without being looked at.',
    why: 'What was reviewed is the address, not the script behind it. It may be another one today, or half of one when the connection breaks.',
  },
  (input, report) => {
    for (const { block, nodes, place } of shellBlocksOf(input)) {
      if (!mayFetch.test(block.code)) continue;
      let reportedTo = -1;
      for (const { node, from, to } of nodes) {
        if (from < reportedTo || !runsWhatItFetches(node)) continue;
        reportedTo = to;
        report({
          at: place(from, to),
          found: 'script from the network that is run at once',
          expected: 'a script that was reviewed, of a fixed version',
          fix: 'download it, compare its checksum, and run the file',
        });
      }
    }
  },
);

function runsWhatItFetches(node: SyntaxNode): boolean {
  if (node.type === 'Pipeline') {
    const fetched = node.commands.findIndex(fetches);
    const next = fetched === -1 ? [] : node.commands.slice(fetched + 1);
    return next.some((command) => invocationsIn(command).some(runsItsInput));
  }
  if (node.type !== 'Command') return false;
  return programsOf(node).some(
    (invocation) =>
      evaluates(invocation) ||
      scriptsOf(invocation).some((script) => {
        let found = false;
        walk(script, (inner) => (found ||= inner.type === 'Pipeline' && runsWhatItFetches(inner)));
        return found;
      }),
  );
}

/** Whether a program runs what a `$(…)` or `<(…)` among its words fetches. */
function evaluates(invocation: Invocation): boolean {
  const { program, args, node } = invocation;
  const isEvaluator = evaluators.test(program);
  if (!isEvaluator && !interpreters.test(program)) return false;
  const runsText =
    isEvaluator || runsItsInput(invocation) || args.some((arg) => /^-[a-z]*[ce]$/.test(arg));
  let found = false;
  walk(node, (inner) => {
    const isRun =
      inner.type === 'ProcessSubstitution' || (runsText && inner.type === 'CommandExpansion');
    if (isRun) found ||= fetches(inner);
  });
  return found;
}

function fetches(node: SyntaxNode): boolean {
  return invocationsIn(node).some(({ program }) => fetchers.test(program));
}

/** Whether a program takes its script from its input: it is given no file, module or text. */
function runsItsInput({ program, args }: Invocation): boolean {
  if (!interpreters.test(program)) return false;
  const given = args.find((arg) => arg === '-' || arg === '-s' || /^(?:-[cem]$|[^-])/.test(arg));
  return given === undefined || given === '-' || given === '-s';
}
