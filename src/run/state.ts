import type { RunPlan } from '../documents/run-plan/schema.ts';
import type { Outcome, Role } from './events.ts';

/** Where a run stands as a whole. */
export type Phase =
  'briefing' | 'verification' | 'call' | 'execution' | 'rollback' | 'ending' | 'closed';

/** How an item stands. */
export type ItemStatus = 'todo' | 'done' | 'failed' | 'skipped' | 'not-applicable' | 'deferred';

/** An item in a run. */
export interface ItemState {
  status: ItemStatus;
  /** Who said so; null for an item that nobody has touched. */
  by: Role | null;
  /** When it was said, by the run's clock. */
  at: number | null;
  /** When the other one of the two confirmed it; null until then. */
  confirmedAt: number | null;
  /** Why, where it is anything but done. */
  reason: string;
  /** The number that was read. */
  value: number | null;
}

/** An override: something that is not as it should be, and that both take upon them. */
export interface Override {
  reason: string;
  /** Who has given it so far; it counts with both. */
  by: readonly Role[];
  /** When the last of them did. */
  at: number;
}

/** A signal as it was read last. */
export interface SignalState {
  value: number | boolean;
  verdict: 'healthy' | 'unhealthy' | 'breached';
  at: number;
  by: Role;
}

/** The contingency countdown: a signal is beyond its limit, or an alert came that nobody expected. */
export interface Alarm {
  since: number;
  /** When the rollback starts unless all is clear. */
  deadline: number;
  /** The trigger that was breached; null for an alert. */
  trigger: string | null;
  /** What was read of the trigger when it was; null for an alert. */
  value: number | boolean | null;
  /** What was seen, for an alert. */
  alert: string;
  /** Who has said that all is clear. */
  clearedBy: readonly Role[];
  reason: string;
}

/** An alarm that is over. */
export interface PastAlarm extends Alarm {
  endedAt: number;
  /** How it ended: all signals were well again, the rollback began, or there was nothing to take back. */
  end: 'all-clear' | 'rollback' | 'abort';
}

/** A level of the rollback that was begun. */
export interface LevelRun {
  level: number;
  startedAt: number;
}

/** A run, as its events make it. Times are milliseconds since the epoch by the run's clock. */
export interface RunState {
  plan: RunPlan;
  phase: Phase;
  drill: boolean;
  roles: Readonly<Record<Role, string>>;
  /** All who have had each role: whoever had one can't take the other. */
  held: Readonly<Record<Role, readonly string[]>>;
  inputs: Readonly<Record<string, string>>;
  startedAt: number;
  /** T+0: when both had said GO; null before. */
  executionAt: number | null;
  endedAt: number | null;
  closedAt: number | null;
  /** How it ended, or will when it is closed; null while it goes on. */
  outcome: Outcome | null;
  briefed: readonly string[];
  /** By stage id: the triggers that the Monitor named, and whether each was one of the stage's. */
  recalled: Readonly<Record<string, readonly { trigger: string; right: boolean }[]>>;
  items: Readonly<Record<string, ItemState>>;
  calls: Readonly<Partial<Record<Role, 'go' | 'no-go'>>>;
  /** The stage that is under way, counted from 0; the number of stages when all have passed. */
  stage: number;
  /** When the first command was said to have been run; null before. What was run is taken back. */
  ranAt: number | null;
  /** When the stage under way began. */
  stageStartedAt: number | null;
  passed: readonly { stage: string; at: number }[];
  baselines: Readonly<Record<string, number>>;
  signals: Readonly<Record<string, SignalState>>;
  overrides: Readonly<Record<string, Override>>;
  alarm: Alarm | null;
  pastAlarms: readonly PastAlarm[];
  rollback: {
    startedAt: number;
    levels: readonly LevelRun[];
    verifiedAt: number | null;
  } | null;
  pausedSince: { at: number; reason: string } | null;
  pauses: readonly { from: number; to: number; reason: string }[];
  watch: { to: string; until: number; at: number } | null;
  abortedBecause: string | null;
  /** Who chose to go on with the plan as it was begun, by the hash of the newer one. */
  kept: Readonly<Record<string, readonly Role[]>>;
}

/** An item that nobody has touched. */
export const untouched: ItemState = {
  status: 'todo',
  by: null,
  at: null,
  confirmedAt: null,
  reason: '',
  value: null,
};

/** What a record holds under a key; `constructor` is one like any other. */
export function valueAt<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** How an item stands in a run. */
export function itemState(state: Pick<RunState, 'items'>, id: string): ItemState {
  return valueAt(state.items, id) ?? untouched;
}

/** The role that is not this one. */
export function otherThan(role: Role): Role {
  return role === 'operator' ? 'monitor' : 'operator';
}

/** Whether an override counts: both have given it. */
export function isOverridden(state: Pick<RunState, 'overrides'>, target: string): boolean {
  return valueAt(state.overrides, target)?.by.length === 2;
}

/** What an override of a stage's soak time is about. */
export function soakTarget(stage: string): string {
  return `${stage}.soak`;
}
