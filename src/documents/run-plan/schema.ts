import type { Condition } from '../condition.ts';

/*
 * A run plan: what two people walk through, made of a runbook, its safety card and the house rules
 * when the site is built. A run keeps the plan it began with, so it holds text and no markup: an
 * imported file must not be able to put any into the page.
 */

/** A piece of a line of text. */
export interface Phrase {
  text: string;
  style?: 'code' | 'strong' | 'emphasis';
  /** An address of the site without its base, or an absolute https address. */
  href?: string;
}

/** A block of prose. */
export interface Block {
  kind: 'paragraph' | 'item' | 'code';
  phrases: Phrase[];
}

/** Something that is made sure of. */
export interface PlanTask {
  /** Unique within the plan. */
  id: string;
  text: Phrase[];
  /** Why it is asked. */
  why: Block[];
  /** The limit by which an entered number is judged; null where the answer is yes or no. */
  limit: Condition | null;
}

/** A part of a command: text as written, or an input in the quotes it stands in. */
export type CommandPart = string | { input: string; within: 'nothing' | 'double quotes' };

/** A block of commands. */
export interface PlanCommand {
  /** Unique within the plan. */
  id: string;
  language: string;
  /** Destroys something, so it asks before it is copied. */
  danger: boolean;
  parts: CommandPart[];
  /** Inputs that stand where a value can't be written in their place; set by a line of their own. */
  assigned: string[];
  /** What is said right above it. */
  note: Block[];
}

/** A signal with its limits, both in one unit. */
export interface PlanTrigger {
  /** Unique within the plan. */
  id: string;
  signal: Phrase[];
  healthy: { text: string; condition: Condition | null };
  rollbackIf: { text: string; condition: Condition | null };
  /** The unit in which a value is entered; empty for a bare number, null where nothing is counted. */
  unit: string | null;
}

/** One step of the rollout. */
export interface PlanStage {
  id: string;
  name: string;
  /** As written: `1-5%`. */
  traffic: string;
  soakMs: number;
  prose: Block[];
  commands: PlanCommand[];
  remarks: Block[];
  /** The stage's validations, then the card's stop-points. */
  checks: PlanTask[];
  triggers: PlanTrigger[];
}

/** One way back. */
export interface PlanLevel {
  id: string;
  name: string;
  withinMs: number;
  when: Block[];
  commands: PlanCommand[];
  remarks: Block[];
  checks: PlanTask[];
}

/** Tasks under one heading. */
export interface PlanGroup {
  id: string;
  title: string;
  tasks: PlanTask[];
}

/** A row of the AIM-C briefing. */
export interface PlanBriefingRow {
  id: string;
  step: string;
  focus: string;
  /** What the card asks to be said. */
  asked: Phrase[];
  /** What the runbook says to it. */
  given: Block[];
}

/** Who is told what. */
export interface PlanMessage {
  /** Unique within the plan. */
  id: string;
  moment: 'before' | 'during' | 'if issues' | 'after';
  everyMs: number | null;
  who: string;
  where: string;
  what: Phrase[];
}

/** What a run walks through. */
export interface RunPlan {
  /** Of this shape; a run with another can be exported, and not opened. */
  version: 1;
  /** SHA-256 of all else in the plan, hexadecimal: tells whether the runbook or its card changed. */
  hash: string;
  runbook: {
    id: string;
    title: string;
    service: string;
    version: string;
    /** YYYY-MM-DD. */
    date: string;
    owner: string;
    ticket: string;
    risk: string;
    /** The https address of the dashboard. */
    dashboard: string;
  };
  card: { id: string; title: string } | null;
  /** How long a breached signal may last before the rollback starts (the five-minute rule). */
  contingencyMs: number;
  inputs: { name: string; label: string; pattern: string }[];
  briefing: PlanBriefingRow[];
  /** "Before you start" with the house's checks, then the card's phases. */
  verification: PlanGroup[];
  /** What each role vouches for in the go/no-go call. */
  call: { role: string; text: Phrase[] }[];
  stages: PlanStage[];
  levels: PlanLevel[];
  /** The moves of the rollback, as the card names them. */
  moves: Phrase[][];
  /** What must hold before a rollback is over, as the card names it. */
  restored: PlanTask[];
  messages: PlanMessage[];
}
