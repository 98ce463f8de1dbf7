import { forEachChild, parse, type SyntaxNode } from 'unbash';
import { isShell, type Command } from '../command.ts';
import type { CommandPart, PlanCommand } from './schema.ts';
import { namesSetIn } from './shell-names.ts';

/** A block of commands, cut at its inputs. */
export type CommandParts = Pick<PlanCommand, 'parts' | 'assigned'>;

/**
 * Cuts the blocks of one step at their inputs. They run in one terminal, so a variable that an
 * earlier block gave another value keeps it, and is no input any more.
 *
 * @param inputs names that the runbook declares
 */
export function partsOfStep(
  blocks: readonly Pick<Command, 'language' | 'code'>[],
  inputs: readonly string[],
): CommandParts[] {
  const overwritten = new Set<string>();
  return blocks.map((block) => {
    const isNamed = inputs.some((name) => block.code.includes(name));
    if (!isNamed || !isShell(block)) return { parts: whole(block.code), assigned: [] };
    const script = parse(block.code);
    const known = new Set(inputs.filter((name) => !overwritten.has(name)));
    const set = namesSetIn(script);
    for (const name of set) overwritten.add(name);
    const found = findInputs(script, block.code, known, set);
    return {
      parts: cut(block.code, found.places),
      assigned: inputs.filter((name) => found.assigned.has(name)),
    };
  });
}

interface Place {
  from: number;
  to: number;
  part: Exclude<CommandPart, string>;
}

/**
 * What a node stands in. Some places read a bare value in a second way, which they don't do with what
 * an expansion gives: as a pattern (`case`, `[[ … ]]`), a list (`{a,…}`), an assignment or a keyword
 * (in place of a program). There only a value in double quotes can be written.
 */
type Context = 'nothing' | 'double quotes' | 'quotes only' | 'out of reach';

function findInputs(
  script: ReturnType<typeof parse>,
  code: string,
  inputs: ReadonlySet<string>,
  set: ReadonlySet<string>,
): { places: Place[]; assigned: Set<string> } {
  const places: Place[] = [];
  const assigned = new Set<string>();
  // What does not parse is left as it is written.
  const start: Context = script.errors?.length ? 'out of reach' : 'nothing';
  const visit = (node: SyntaxNode, context: Context): void => {
    const name = plainName(node);
    const isInPlace =
      name !== null &&
      inputs.has(name) &&
      // The command gives it a value of its own somewhere, or it stands in a script with positions of its own.
      !set.has(name) &&
      code.slice(node.pos, node.end) === ('text' in node ? node.text : '');
    const within = isInPlace ? writableIn(context, code[node.end]) : null;
    if (name !== null && within) {
      places.push({ from: node.pos, to: node.end, part: { input: name, within } });
      return;
    }
    let isLeaf = true;
    forEachChild(node, (child) => {
      isLeaf = false;
      visit(child, contextWithin(node, child, context, code));
    });
    for (const mentioned of mentionedBy(node, isLeaf))
      if (inputs.has(mentioned)) assigned.add(mentioned);
  };
  visit(script, start);
  return { places, assigned };
}

/** The quotes a value can be written in, or null. */
function writableIn(context: Context, next: string | undefined): Place['part']['within'] | null {
  if (context === 'double quotes') return context;
  // `$N>file` writes N to the file, `2>file` sends the errors there.
  return context === 'nothing' && next !== '<' && next !== '>' ? context : null;
}

/** The variable of `$NAME` and `${NAME}`; null for anything that does more than stand for its value. */
function plainName(node: SyntaxNode): string | null {
  if (node.type === 'SimpleExpansion') return node.text.slice(1);
  if (node.type !== 'ParameterExpansion') return null;
  return node.prefix || node.index || node.operation ? null : node.parameter;
}

const expansion = /\$\{?[!#]?([A-Za-z_]\w*)/g;

/** The variables a node names itself; in the text of a leaf, a script of its own may name them. */
function mentionedBy(node: SyntaxNode, isLeaf: boolean): string[] {
  if (node.type === 'ParameterExpansion') return [node.parameter];
  // Arithmetic takes a variable with or without its `$`.
  if (node.type === 'ArithmeticWord') return [node.value, ...expandedIn(node.value)];
  return isLeaf && 'text' in node ? expandedIn(node.text) : [];
}

function expandedIn(text: string): string[] {
  return [...text.matchAll(expansion)].map(([, name = '']) => name);
}

function contextWithin(
  node: SyntaxNode,
  child: SyntaxNode,
  context: Context,
  code: string,
): Context {
  if (context === 'out of reach') return context;
  switch (node.type) {
    case 'DoubleQuoted':
      return 'double quotes';
    case 'CommandExpansion':
    case 'ProcessSubstitution':
      // Between backticks quotes need backslashes of their own.
      return code[node.pos] === '`' ? 'out of reach' : 'nothing';
    case 'Command':
      return node.name === child ? 'quotes only' : context;
    case 'BraceExpansion':
    case 'ExtendedGlob':
    case 'Glob':
    case 'TestCommand':
      return 'quotes only';
    case 'CaseItem':
      return node.pattern.some((pattern) => pattern === child) ? 'quotes only' : context;
    case 'ArithmeticFor':
      return node.body === child ? context : 'out of reach';
    case 'Assignment':
      return node.index === child ? 'out of reach' : context;
    case 'ArithmeticExpansion':
    case 'ArithmeticCommand':
    case 'HereDoc':
    case 'LocaleString':
    case 'ParameterExpansion':
      return 'out of reach';
    default:
      return context;
  }
}

function cut(code: string, places: readonly Place[]): CommandPart[] {
  const parts: CommandPart[] = [];
  let end = 0;
  for (const { from, to, part } of places.toSorted((a, b) => a.from - b.from)) {
    parts.push(...whole(code.slice(end, from)), part);
    end = to;
  }
  return [...parts, ...whole(code.slice(end))];
}

function whole(code: string): string[] {
  return code === '' ? [] : [code];
}
