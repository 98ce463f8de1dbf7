import type { RunPlan } from '../documents/run-plan/schema.ts';
import { spokenDuration } from './time.ts';

/** What differs in one part of a plan: the lines that only one of the two has. */
export interface Difference {
  /** What a reader calls the part. */
  part: string;
  before: string[];
  after: string[];
}

/** What changed from one plan to another, part by part, in the order of use. */
export function compare(before: RunPlan, after: RunPlan): Difference[] {
  const [old, young] = [partsOf(before), partsOf(after)];
  return [...new Set([...old.keys(), ...young.keys()])].flatMap((part) => {
    const [gone, come] = [old.get(part) ?? [], young.get(part) ?? []];
    const [only, also] = [without(gone, come), without(come, gone)];
    return only.length + also.length === 0 ? [] : [{ part, before: only, after: also }];
  });
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

/** The lines of each part. */
function partsOf(plan: RunPlan): Map<string, string[]> {
  const { runbook, inputs, briefing, verification, call, stages, levels } = plan;
  const { moves, restored, messages, contingencyMs } = plan;
  return new Map([
    ['Facts', linesIn([runbook, { contingencyMs }])],
    ['Inputs', linesIn(inputs)],
    ['Briefing', linesIn([briefing, call])],
    ...verification.map((group): [string, string[]] => [group.title, linesIn(group.tasks)]),
    ...stages.map((stage): [string, string[]] => [stage.name, linesIn(stage)]),
    ...levels.map((level): [string, string[]] => [`Rollback, ${level.name}`, linesIn(level)]),
    ['Rollback verification', linesIn([moves, restored])],
    ['Messages', linesIn(messages)],
  ]);
}

/** All that a value says to a reader, a line for each text; what judges values is said by them too. */
function linesIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number')
    return [key.endsWith('Ms') ? spokenDuration(value) : String(value)];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value) && value.every(isPiece)) return linesIn(value.map(textOf).join(''));
  return Object.entries(value).flatMap(([name, inner]) =>
    unsaid.has(name) ? [] : linesIn(inner, name),
  );
}

const unsaid = new Set(['id', 'kind', 'language', 'condition', 'limit', 'unit', 'assigned']);

type Piece = string | { text: string } | { input: string };

/** A piece of a line: of prose, or of a command. */
function isPiece(value: unknown): value is Piece {
  if (typeof value === 'string') return true;
  const isObject = typeof value === 'object' && value !== null;
  return isObject && ('input' in value || ('text' in value && typeof value.text === 'string'));
}

function textOf(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  return 'input' in piece ? `$${piece.input}` : piece.text;
}
