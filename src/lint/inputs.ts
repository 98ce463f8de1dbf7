import { distance } from 'fastest-levenshtein';
import type { ParameterExpansionPart, SyntaxNode } from 'unbash';
import type { Parsed } from '../documents/parsed.ts';
import type { Runbook } from '../documents/runbook/schema.ts';
import type { Span } from '../documents/span.ts';
import { shellBlocksOf, type ShellNode } from './shell.ts';
import { LastOnly } from './last-only.ts';

/** What every shell has, or that is set wherever people work. */
const environment = new Set(
  'HOME PATH USER LOGNAME PWD OLDPWD SHELL SHLVL HOSTNAME HOSTTYPE MACHTYPE OSTYPE LANG LC_ALL TERM TZ TMPDIR EDITOR VISUAL PAGER COLUMNS LINES UID EUID GROUPS PPID IFS PS1 PS4 OPTARG OPTIND OPTERR REPLY RANDOM SRANDOM SECONDS EPOCHSECONDS EPOCHREALTIME LINENO FUNCNAME PIPESTATUS MAPFILE BASH BASHPID BASH_VERSION BASH_SOURCE BASH_LINENO BASH_REMATCH'.split(
    ' ',
  ),
);
const variable = /^[A-Za-z_]\w*$/;
const assigningBuiltins =
  /^(?:read|mapfile|readarray|getopts|export|declare|typeset|local|readonly|printf|let)$/;

/** How the commands of a runbook use its inputs. */
export interface InputUse {
  /** Names that the front matter declares, whatever else is wrong with them. */
  declared: string[];
  /** Names that the commands use, their own variables included. */
  used: Set<string>;
  /** Uses of names that are neither declared nor set by the commands. */
  undeclared: Map<string, Span[]>;
}

const known = new LastOnly<Runbook, InputUse>();

/** Compares the declared inputs with the variables of all commands. */
export function inputUseOf(parsed: Parsed<Runbook>): InputUse {
  return known.get(parsed.document, () => readInputUse(parsed));
}

/** The name among some that another is most likely a slip for, or null. */
export function meantName(name: string, names: readonly string[]): string | null {
  const folded = (text: string): string => text.toLowerCase().replaceAll(/[-_]/g, '');
  const most = name.length > 4 ? 2 : 1;
  const letters = (text: string): string => Array.from(text).toSorted().join('');
  return (
    names.find((other) => folded(other) === folded(name)) ??
    names.find((other) => letters(other) === letters(name)) ??
    names.find((other) => distance(other, name) <= Math.min(most, other.length - 1)) ??
    null
  );
}

function readInputUse(parsed: Parsed<Runbook>): InputUse {
  const { inputs } = parsed.fields.raw;
  const declared = typeof inputs === 'object' && inputs !== null ? Object.keys(inputs) : [];
  const use: InputUse = { declared, used: new Set(), undeclared: new Map() };
  const setBy = new Map<string, Set<string>>();
  for (const { owner, nodes, place } of shellBlocksOf(parsed)) {
    // A variable that an earlier block of the stage sets is still set: it is one terminal.
    const set = setBy.get(owner) ?? new Set();
    setBy.set(owner, set);
    for (const { node } of nodes) {
      setAt(node).forEach((name) => set.add(name));
    }
    for (const located of nodes) {
      const name = usedAt(located);
      if (name === null) continue;
      use.used.add(name);
      if (
        declared.includes(name) ||
        set.has(name) ||
        environment.has(name) ||
        hasDefault(located.node)
      )
        continue;
      const places = use.undeclared.get(name) ?? [];
      use.undeclared.set(name, [...places, place(located.from, located.to)]);
    }
  }
  return use;
}

function usedAt({ node, parent }: ShellNode): string | null {
  let name: string | null = null;
  if (node.type === 'SimpleExpansion') name = node.text.slice(1);
  else if (node.type === 'ParameterExpansion') name = node.parameter;
  else if (node.type === 'ArithmeticWord' && parent?.node.type !== 'Command') name = node.value;
  return name !== null && variable.test(name) ? name : null;
}

function hasDefault(node: SyntaxNode): boolean {
  const { operation } = node as Partial<ParameterExpansionPart>;
  return (
    operation?.type === 'Names' ||
    (operation?.type === 'Default' && !operation.operator.includes('?'))
  );
}

const none: readonly string[] = [];

/** The names that a node gives a value. */
function setAt(node: SyntaxNode): readonly string[] {
  switch (node.type) {
    case 'Assignment':
    case 'FileDescriptorVariable':
      return [node.name];
    case 'For':
    case 'Select':
    case 'Coproc':
      return [node.name?.value ?? ''];
    case 'ParameterExpansion':
      return node.operation?.type === 'Default' && node.operation.operator.endsWith('=')
        ? [node.parameter]
        : none;
    case 'ArithmeticBinary':
      return node.left.type === 'ArithmeticWord' && /^[^=!<>]*(?:<<|>>)?=$/.test(node.operator)
        ? [node.left.value]
        : none;
    case 'ArithmeticUnary':
      return node.operand.type === 'ArithmeticWord' && /\+\+|--/.test(node.operator)
        ? [node.operand.value]
        : none;
    case 'Command':
      return assigningBuiltins.test(node.name?.value ?? '')
        ? node.args.flatMap((arg) =>
            arg.type === 'Word' ? (/^[A-Za-z_]\w*/.exec(arg.value) ?? []) : [],
          )
        : none;
    default:
      return none;
  }
}
