import { forEachChild, parse, type Command, type SyntaxNode } from 'unbash';
import { isShell, type Command as Block } from '../documents/command.ts';
import type { Parsed } from '../documents/parsed.ts';
import type { Runbook } from '../documents/runbook/schema.ts';
import type { Span } from '../documents/span.ts';
import { LastOnly } from './last-only.ts';

/** A node of a parsed block with what it stands in. */
export interface ShellNode {
  node: SyntaxNode;
  parent: ShellNode | null;
  /** Where it stands in the block's code; within `\`…\`` with escapes, where that stands. */
  from: number;
  to: number;
}

/** A program with the words it gets. */
export interface Invocation {
  /** The program's name, without its folder. */
  program: string;
  /** Its arguments, quotes resolved; expansions as written. */
  args: readonly string[];
  /** What is fed to it by `<<` and `<<<`. */
  input: string;
  node: Command;
}

/** An invocation, with the place of the command that makes it. */
export interface PlacedInvocation {
  invocation: Invocation;
  from: number;
  to: number;
}

/** A block of shell commands, parsed. */
export interface ShellBlock {
  block: Block;
  /** The name of the stage or level it stands in. */
  owner: string;
  /** Where what is wrong with the shell syntax stands, in the code. */
  errors: { message: string; from: number }[];
  /** All nodes, nested scripts included, in the order of the code. */
  nodes: ShellNode[];
  /** The programs it runs, once they have been asked for (`invocationsOf`). */
  invocations: readonly PlacedInvocation[] | null;
  /** Where a part of the code stands in the file. */
  place: (from: number, to: number) => Span;
}

const known = new LastOnly<Runbook, ShellBlock[]>();

/** The shell blocks of all stages and levels, in file order. Each is parsed once, whoever asks. */
export function shellBlocksOf({
  document,
  text,
}: Pick<Parsed<Runbook>, 'document' | 'text'>): readonly ShellBlock[] {
  return known.get(document, () =>
    commandsOf(document)
      .filter(({ block }) => isShell(block))
      .map(({ block, owner }) => readBlock(block, owner, text)),
  );
}

/** The code blocks of all stages and levels, in file order, shell or not. */
export function commandsOf({ rollout, rollback }: Runbook): { block: Block; owner: string }[] {
  return [...rollout.stages, ...rollback.levels].flatMap(({ id, commands }) =>
    commands.map((block) => ({ block, owner: id })),
  );
}

function readBlock(block: Block, owner: string, source: string): ShellBlock {
  return {
    block,
    owner,
    ...collect(parse(block.code)),
    invocations: null,
    place: (from, to) => placeOf(block, source, from, to),
  };
}

/** All nodes of a script in the order of the code, and what is wrong with its syntax. */
function collect(script: SyntaxNode): Pick<ShellBlock, 'nodes' | 'errors'> {
  const nodes: ShellNode[] = [];
  const errors: ShellBlock['errors'] = [];
  let parent: ShellNode | null = null;
  let fixed: Pick<ShellNode, 'from' | 'to'> | null = null;
  // One function for all nodes, and no closure for each: a runbook has hundreds.
  const visit = (node: SyntaxNode): void => {
    const around = parent;
    const fixedAround = fixed;
    const { from, to } = fixed ?? { from: node.pos, to: node.end };
    parent = { node, parent: around, from, to };
    nodes.push(parent);
    if (node.type === 'Script') {
      // Positions within such a script count from its own start, not from the block's.
      if (node.source !== undefined && around) fixed ??= around;
      for (const { message, pos } of node.errors ?? [])
        errors.push({ message, from: fixed?.from ?? pos });
    }
    if (node.type === 'HereDoc' && !node.closing)
      errors.push({ message: 'unterminated here-document', from });
    forEachChild(node, visit);
    parent = around;
    fixed = fixedAround;
  };
  visit(script);
  return { nodes, errors: errors.sort((a, b) => a.from - b.from) };
}

/** A line of the code is the end of its source line: what stands before is the block's indentation. */
function placeOf({ code, at }: Block, source: string, from: number, to: number): Span {
  const lines = source.split('\n');
  const point = (offset: number): { line: number; column: number } => {
    const before = code.slice(0, offset).split('\n');
    const line = at.line + before.length;
    const codeLine = code.split('\n')[before.length - 1] ?? '';
    const indent = Math.max(
      0,
      (lines[line - 1] ?? '').trimEnd().length - codeLine.trimEnd().length,
    );
    return { line, column: indent + (before.at(-1) ?? '').length + 1 };
  };
  const [start, end] = [point(from), point(Math.max(from, to))];
  return { ...start, endLine: end.line, endColumn: end.column };
}
