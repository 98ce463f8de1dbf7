import { forEachChild, parse, type Command, type SyntaxNode } from 'unbash';
import type { Invocation, PlacedInvocation, ShellBlock } from './shell.ts';

export type { Invocation };

/** Programs that run what follows them as a command of its own, and their options with a value. */
const wrappers: Readonly<Record<string, RegExp | null>> = {
  sudo: /^-[ughpCTD]$/,
  doas: /^-[uC]$/,
  env: /^-[uCS]$/,
  nohup: null,
  time: null,
  exec: null,
  command: null,
  nice: /^-n$/,
  ionice: /^-[cn]$/,
  timeout: /^-[ks]$/,
  stdbuf: /^-[ioe]$/,
  xargs: /^-[IELnPsda]$/,
  watch: /^-n$/,
};

const shellNames = /^(?:sh|bash|zsh|dash|ksh|ash|fish)$/;

/** All programs that a block runs, with the place of the command that runs each. */
export function invocationsOf(block: ShellBlock): readonly PlacedInvocation[] {
  block.invocations ??= readInvocations(block);
  return block.invocations;
}

function readInvocations({ nodes }: ShellBlock): PlacedInvocation[] {
  const found: PlacedInvocation[] = [];
  for (const { node, from, to } of nodes) {
    if (node.type !== 'Command') continue;
    for (const invocation of withScripts(node)) found.push({ invocation, from, to });
  }
  return found;
}

/** All programs that run below a node. */
export function invocationsIn(node: SyntaxNode): Invocation[] {
  const found: Invocation[] = [];
  walk(node, (inner) => {
    if (inner.type === 'Command') found.push(...withScripts(inner));
  });
  return found;
}

/** The programs of one command: its own, and the one behind `--` that it runs elsewhere. */
export function programsOf(node: Command): Invocation[] {
  if (!node.name) return [];
  const words = [node.name.value];
  for (const arg of node.args) if (arg.type === 'Word') words.push(arg.value);
  const input = node.redirects.length === 0 ? '' : node.redirects.map(inputOf).join('\n');
  const invocation = ([name = '', ...args]: readonly string[]): Invocation => {
    return { program: programOf(name), args, input, node };
  };
  const own = invocation(unwrapped(words));
  const dashes = own.args.indexOf('--');
  const remote = dashes === -1 ? [] : unwrapped(own.args.slice(dashes + 1));
  return remote.length === 0 ? [own] : [own, invocation(remote)];
}

/** The scripts that a program gets as a text: `sh -c '…'`, `ssh host '…'`, `eval '…'`. */
export function scriptsOf({ program, args }: Invocation): SyntaxNode[] {
  const flag = shellNames.test(program) ? args.findIndex((arg) => /^-[a-z]*c$/.test(arg)) : -1;
  const code =
    flag !== -1
      ? (args[flag + 1] ?? '')
      : program === 'eval'
        ? args.join(' ')
        : program === 'ssh'
          ? args.slice(args.findIndex((arg) => /\s/.test(arg))).join(' ')
          : '';
  return /\s/.test(code) ? [parse(code)] : [];
}

/** Calls back for a node and all below it. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  visit(node);
  forEachChild(node, (child) => {
    walk(child, visit);
  });
}

function withScripts(node: Command): Invocation[] {
  return programsOf(node).flatMap((invocation) => [
    invocation,
    ...scriptsOf(invocation).flatMap(invocationsIn),
  ]);
}

function unwrapped(words: readonly string[]): readonly string[] {
  let rest = words;
  while (Object.hasOwn(wrappers, programOf(rest[0] ?? ''))) {
    const name = programOf(rest[0] ?? '');
    let at = 1;
    for (; at < rest.length; at++) {
      const word = rest[at] ?? '';
      if (wrappers[name]?.test(word)) at++;
      else if (!/^-|^[A-Za-z_]\w*=|^\d+(?:\.\d+)?[smhd]?$/.test(word)) break;
    }
    rest = rest.slice(at);
  }
  return rest;
}

function inputOf(redirect: Command['redirects'][number]): string {
  if (redirect.type === 'HereDoc') return redirect.body.text;
  return redirect.type === 'HereString' ? (redirect.target?.value ?? '') : '';
}

function programOf(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}
