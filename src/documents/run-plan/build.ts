import type { Message, Runbook } from '../runbook/schema.ts';
import type { SafetyCard } from '../safety-card/schema.ts';
import type { House } from '../site/schema.ts';
import { briefingOf } from './briefing.ts';
import { canonicalJson } from './canonical-json.ts';
import { callOf, contingencyOf, movesOf, phasesOf, restoredOf, stopPointsOf } from './card.ts';
import { needed } from './needed.ts';
import { phrasesOf } from './phrases.ts';
import type { PlanMessage, RunPlan } from './schema.ts';
import { beforeYouStartOf, levelOf, stageOf, type Frame } from './steps.ts';
import { uniqueIds } from './unique-ids.ts';

/** What a plan is made of. */
export interface PlanSources {
  /** A runbook that passed the check. */
  runbook: Runbook;
  /** The card it is briefed with; null for the usual protocol. */
  card: SafetyCard | null;
  house: Pick<House, 'checks'>;
}

/**
 * The plan of a release: the same for the same sources, wherever it is built.
 *
 * @param hash SHA-256 of a text, hexadecimal
 * @throws Error where the runbook lacks what every complete one has
 */
export function buildRunPlan(
  { runbook, card, house }: PlanSources,
  hash: (text: string) => string,
): RunPlan {
  const frame: Frame = {
    unique: uniqueIds(),
    runbookPage: `/runbooks/${encodeURIComponent(runbook.id)}/`,
    cardPage: `/safety-cards/${encodeURIComponent(card?.id ?? '')}/`,
    inputs: runbook.inputs.map(({ name }) => name),
  };
  const stopPoints = stopPointsOf(card, frame);
  const stages = runbook.rollout.stages.map((stage) => stageOf(stage, stopPoints, frame));
  const levels = runbook.rollback.levels.map((level) => levelOf(level, frame));
  const plan: Omit<RunPlan, 'hash'> = {
    version: 1,
    runbook: headOf(runbook),
    card: card && { id: card.id, title: card.title ?? card.id },
    contingencyMs: contingencyOf(card),
    inputs: runbook.inputs.map(({ name, label, pattern }) => ({ name, label, pattern })),
    briefing: briefingOf(card, { runbook, stages, levels }, frame),
    verification: [
      { id: 'before', title: 'Before you start', tasks: beforeYouStartOf(runbook, house, frame) },
      ...phasesOf(card, frame),
    ],
    call: callOf(card, frame),
    stages,
    levels,
    moves: movesOf(card, frame),
    restored: restoredOf(card, frame),
    messages: runbook.communication.messages.map((message, index) =>
      messageOf(message, index + 1, frame),
    ),
  };
  return { ...plan, hash: hash(canonicalJson(plan)) };
}

function headOf(runbook: Runbook): RunPlan['runbook'] {
  const field = (
    name: 'title' | 'service' | 'version' | 'date' | 'owner' | 'ticket' | 'risk' | 'dashboard',
  ): string => needed(runbook[name], `runbook ${runbook.id}`, `\`${name}\``);
  return {
    id: runbook.id,
    title: field('title'),
    service: field('service'),
    version: field('version'),
    date: field('date'),
    owner: field('owner'),
    ticket: field('ticket'),
    risk: field('risk'),
    dashboard: field('dashboard'),
  };
}

function messageOf(
  { moment, everyMs, when, who, where, what }: Message,
  number: number,
  { unique, runbookPage }: Frame,
): PlanMessage {
  return {
    id: unique(`message-${String(number)}`),
    moment: needed(moment, `message "${when.text}"`, 'a moment'),
    everyMs,
    who: who.text,
    where: where.text,
    what: phrasesOf(what, runbookPage),
  };
}
