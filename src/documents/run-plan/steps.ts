import { slug } from 'github-slugger';
import type { Command } from '../command.ts';
import { findCondition } from '../condition.ts';
import type { Level, Runbook, Stage, Trigger } from '../runbook/schema.ts';
import type { House } from '../site/schema.ts';
import type { Task } from '../task-list.ts';
import { formatTraffic } from '../traffic.ts';
import { partsOfStep } from './command-parts.ts';
import { needed } from './needed.ts';
import { blocksOf, phrasesOf } from './phrases.ts';
import type { PlanCommand, PlanLevel, PlanStage, PlanTask, PlanTrigger } from './schema.ts';
import { isNumeric, limitsOf } from './trigger.ts';

/** What all parts of one plan share. */
export interface Frame {
  /** Gives each id once in the plan. */
  unique: (id: string) => string;
  /** Address of the runbook's page. */
  runbookPage: string;
  /** Address of the card's page. */
  cardPage: string;
  /** Names of the runbook's inputs. */
  inputs: readonly string[];
}

/**
 * A stage, with the stop-points of the card behind its own checks.
 *
 * @param stopPoints read once for all stages, with ids of their own list
 */
export function stageOf(
  { id, name, traffic, soakMs, prose, commands, remarks, validations, triggers }: Stage,
  stopPoints: readonly PlanTask[],
  frame: Frame,
): PlanStage {
  const share = needed(traffic, `stage "${name}"`, 'traffic');
  // A stage in which nothing happens changes nothing that a stop-point could find.
  const isChange = share.to > 0 || commands.length > 0;
  return {
    id,
    name,
    traffic: formatTraffic(share),
    soakMs: needed(soakMs, `stage "${name}"`, 'soak'),
    prose: blocksOf(prose, frame.runbookPage),
    commands: commandsOf(id, commands, frame),
    remarks: blocksOf(remarks, frame.runbookPage),
    checks: [
      ...inPlan(`${id}.check`, tasksOf(validations, frame.runbookPage), frame),
      ...inPlan(`${id}.stop-point`, isChange ? stopPoints : [], frame),
    ],
    triggers: triggers.map((trigger) => triggerOf(id, trigger, frame)),
  };
}

/** A rollback level. */
export function levelOf(
  { id, name, withinMs, when, commands, remarks, verification }: Level,
  frame: Frame,
): PlanLevel {
  return {
    id,
    name,
    withinMs: needed(withinMs, `level "${name}"`, 'within'),
    when: blocksOf(when, frame.runbookPage),
    commands: commandsOf(id, commands, frame),
    remarks: blocksOf(remarks, frame.runbookPage),
    checks: inPlan(`${id}.check`, tasksOf(verification, frame.runbookPage), frame),
  };
}

/**
 * Tasks of one list, with the ids they have in it.
 *
 * @param page the address of the page they stand on
 */
export function tasksOf(tasks: readonly Task[], page: string): PlanTask[] {
  return tasks.map(({ id, text, why, condition }) => ({
    id,
    text: phrasesOf(text, page),
    why: blocksOf(why, page),
    limit: isNumeric(condition) ? condition : null,
  }));
}

/** Tasks with ids that are theirs in the whole plan. */
export function inPlan(
  group: string,
  tasks: readonly PlanTask[],
  { unique }: Pick<Frame, 'unique'>,
): PlanTask[] {
  return tasks.map((task) => ({ ...task, id: unique(`${group}.${task.id}`) }));
}

/** "Before you start" as the runbook's page shows it: the runbook's own tasks, then the house's checks. */
export function beforeYouStartOf(
  { beforeYouStart }: Runbook,
  { checks }: Pick<House, 'checks'>,
  frame: Frame,
): PlanTask[] {
  const page = frame.runbookPage;
  const houseTasks = checks.map(({ text, why }) => {
    const condition = findCondition(text);
    return {
      id: slug(text) || 'check',
      text: phrasesOf({ text, markdown: text }, page),
      why: blocksOf({ text: why, markdown: why }, page),
      limit: isNumeric(condition) ? condition : null,
    };
  });
  return inPlan('before', [...tasksOf(beforeYouStart.items, page), ...houseTasks], frame);
}

function commandsOf(
  step: string,
  commands: readonly Command[],
  { unique, inputs, runbookPage }: Frame,
): PlanCommand[] {
  const parts = partsOfStep(commands, inputs);
  return commands.map(({ language, danger, note }, index) => ({
    id: unique(`${step}.command-${String(index + 1)}`),
    language,
    danger,
    ...(parts[index] ?? { parts: [], assigned: [] }),
    note: blocksOf(note, runbookPage),
  }));
}

function triggerOf(stage: string, trigger: Trigger, { unique, runbookPage }: Frame): PlanTrigger {
  return {
    id: unique(`${stage}.signal.${slug(trigger.signal.text) || 'signal'}`),
    signal: phrasesOf(trigger.signal, runbookPage),
    ...limitsOf(trigger),
  };
}
