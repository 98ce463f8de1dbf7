/*
 * What happens in a run, in the order of its life. A run is its events: everything else follows from
 * them. An event names what it came after, so that two tabs that write at once agree on the order.
 */

/** The two people of a run: one types, one checks. */
export type Role = 'operator' | 'monitor';

/** Both roles. */
export const roles = ['operator', 'monitor'] as const satisfies readonly Role[];

/** What all events have. */
interface Happening {
  /** Unique. */
  id: string;
  /** Ids of the latest events that its tab knew when it happened; empty for the first. */
  after: string[];
  /** When it happened, by the run's own clock: milliseconds since the epoch. */
  at: number;
}

/** Something that a role does. */
interface Act extends Happening {
  by: Role;
}

/** The run begins: who is who, and the values that are known. */
export interface Started extends Happening {
  type: 'started';
  operator: string;
  monitor: string;
  inputs: Record<string, string>;
  /** Practice: nothing of it reaches production. */
  drill: boolean;
}

/** Something happens to an item: a command, a check, a message. */
export interface ItemEvent extends Act {
  type:
    | 'item-done'
    | 'item-failed'
    | 'item-skipped'
    | 'item-not-applicable'
    | 'item-deferred'
    | 'item-confirmed'
    | 'item-reopened';
  item: string;
  /** Why; asked for when an item was skipped or does not apply. */
  reason?: string;
  /** The number that was read, where the item has a limit. */
  value?: number;
}

/** All that can happen in a run. */
export type RunEvent =
  | Started
  | (Act & { type: 'role-taken'; role: Role; name: string })
  | (Act & { type: 'input-set'; name: string; value: string })
  | (Act & { type: 'briefed'; row: string })
  /** The Monitor names the rollback trigger of a stage from memory. */
  | (Act & { type: 'trigger-recalled'; stage: string; trigger: string })
  | (Act & { type: 'briefing-ended' })
  | ItemEvent
  /** Half of an override: it counts when both roles have given it. */
  | (Act & { type: 'override-given'; target: string; reason: string })
  | (Act & { type: 'verification-ended' })
  | (Act & { type: 'called'; call: 'go' | 'no-go' })
  /** The value of a signal at its normal, against which its limits count. */
  | (Act & { type: 'baseline-read'; trigger: string; value: number })
  /** A signal as it is now: a number, or whether the event of its limit was seen. */
  | (Act & { type: 'signal-read'; trigger: string; value: number | boolean })
  | (Act & { type: 'alert-raised'; what: string })
  /** Half of the word that all signals are well again: it counts when both roles have given it. */
  | (Act & { type: 'all-clear-given'; reason: string })
  | (Act & { type: 'stage-passed'; stage: string })
  | (Act & { type: 'rollback-started'; level: string })
  | (Act & { type: 'level-started'; level: string })
  | (Act & { type: 'rollback-verified' })
  | (Act & { type: 'paused'; reason: string })
  | (Act & { type: 'resumed' })
  /** The last stage's watch goes on after the run, with somebody else. */
  | (Act & { type: 'watch-handed-over'; to: string; until: number })
  | (Act & { type: 'aborted'; reason: string })
  | (Act & { type: 'noted'; text: string })
  /** The runbook is not what it was at the start; half of the choice to go on with what was begun. */
  | (Act & { type: 'snapshot-kept'; hash: string })
  /** From this time on the device's clock was ahead by this much, which is no time that passed. */
  | (Act & { type: 'clock-set'; from: number; byMs: number })
  | (Act & { type: 'closed'; outcome: Outcome });

/** The events of a type. */
export type EventOf<Type extends RunEvent['type']> = Extract<RunEvent, { type: Type }>;

/** How a run ended. A rollback is a success of the protocol. */
export type Outcome = 'succeeded' | 'rolled-back' | 'rolled-forward' | 'aborted';

/** An event before it has an id, a time and causes. */
export type NewEvent = RunEvent extends infer Event
  ? Event extends RunEvent
    ? Omit<Event, 'id' | 'after' | 'at'>
    : never
  : never;
