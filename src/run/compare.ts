import type { Block, PlanCommand, RunPlan } from '../documents/run-plan/schema.ts';
import { textOf } from './describe.ts';

/** A difference between two plans, as two texts; null where a part is new or gone. */
export interface Difference {
  where: string;
  before: string | null;
  after: string | null;
}

/** What changed from one plan to another, in the order of use. */
export function compare(before: RunPlan, after: RunPlan): Difference[] {
  const [old, young] = [linesOf(before), linesOf(after)];
  const found: Difference[] = [];
  for (const [where, text] of old) {
    const other = young.get(where) ?? null;
    if (other !== text) found.push({ where, before: text, after: other });
  }
  for (const [where, text] of young)
    if (!old.has(where)) found.push({ where, before: null, after: text });
  return found;
}

/** All that a plan says, by what a reader calls its place. */
function linesOf(plan: RunPlan): Map<string, string> {
  const lines = new Map<string, string>();
  const add = (where: string, text: string): void => {
    let name = where;
    for (let count = 2; lines.has(name); count++) name = `${where} (${String(count)})`;
    lines.set(name, text);
  };
  const addCommands = (name: string, commands: readonly PlanCommand[]): void => {
    commands.forEach((command, index) => {
      add(`${name}, command ${String(index + 1)}`, codeOf(command));
    });
  };
  const { title, version, date, dashboard } = plan.runbook;
  add('Title', title);
  add('Version', version);
  add('Date', date);
  add('Dashboard', dashboard);
  for (const { name, label, pattern } of plan.inputs) add(`Input ${name}`, `${label}: ${pattern}`);
  for (const { step, given } of plan.briefing) add(`Briefing, ${step}`, blocksText(given));
  for (const group of plan.verification)
    for (const { text } of group.tasks) add(`${group.title}, check`, textOf(text));
  for (const stage of plan.stages) {
    const { name } = stage;
    add(name, `${stage.traffic} of traffic, soak ${String(stage.soakMs / 60_000)} min`);
    add(`${name}, text`, blocksText([...stage.prose, ...stage.remarks]));
    addCommands(name, stage.commands);
    for (const { text } of stage.checks) add(`${name}, check`, textOf(text));
    for (const { signal, healthy, rollbackIf } of stage.triggers)
      add(`${name}, ${textOf(signal)}`, `healthy ${healthy.text}, rollback if ${rollbackIf.text}`);
  }
  for (const level of plan.levels) {
    const name = `Rollback, ${level.name}`;
    add(name, `within ${String(level.withinMs / 60_000)} min`);
    add(`${name}, text`, blocksText([...level.when, ...level.remarks]));
    addCommands(name, level.commands);
    for (const { text } of level.checks) add(`${name}, check`, textOf(text));
  }
  for (const { text } of plan.restored) add('Rollback verification', textOf(text));
  for (const { moment, who, where, what } of plan.messages)
    add(`Message ${moment}`, `${who}, ${where}: ${textOf(what)}`);
  return lines;
}

function codeOf({ parts }: PlanCommand): string {
  return parts.map((part) => (typeof part === 'string' ? part : `$${part.input}`)).join('');
}

function blocksText(blocks: readonly Block[]): string {
  return blocks.map(({ phrases }) => textOf(phrases)).join('\n');
}
