import type { RunPlan } from '../../documents/run-plan/schema.ts';
import type { RunEvent } from '../../run/events.ts';

/** A run as it is kept: its plan, and what tells it apart in a list. */
export interface StoredRun {
  id: string;
  plan: RunPlan;
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/** A run with what happened in it, in the order in which it was written. */
export interface RunHistory {
  run: StoredRun;
  events: RunEvent[];
}

/**
 * Where events are kept. `disk`: they survive the end of the browser. `memory`: they end with the
 * tab, and `reason` tells the reader why in one plain sentence.
 */
export type RunStoreStatus = { kind: 'disk' } | { kind: 'memory'; reason: string };

/**
 * Keeps the runs that a page has open. Nothing in it fails because of the browser's storage: `status`
 * says what is lost.
 */
export interface RunStore {
  readonly status: RunStoreStatus;
  /**
   * Calls the listener when the status changes.
   *
   * @returns what ends that
   */
  onStatus(listener: (status: RunStoreStatus) => void): () => void;
  /** One run, or null when there is none of that id. */
  open(id: string): Promise<RunHistory | null>;
  /**
   * Keeps an event. It is on disk when the promise resolves, or in memory if that is the status.
   *
   * @param run id of a run that was listed, opened or created before
   * @throws Error when it was not
   */
  append(run: string, event: RunEvent): Promise<void>;
  /**
   * Calls the listener with what other tabs add to a run, in batches, each event once. What `open`
   * has returned is not told again.
   *
   * @returns what ends that
   */
  watch(run: string, listener: (events: RunEvent[]) => void): () => void;
  /** Looks for what other tabs have added and no message told, as to a device that slept. */
  look(): void;
}

/** The store with all that only a list of runs needs: a run's own page does not load it. */
export interface RunArchive extends RunStore {
  /** All runs, the newest first. */
  list(): Promise<RunHistory[]>;
  /**
   * Keeps a new or an imported run. One that is kept already stays what it is, and gets those of
   * the events that it does not have yet.
   */
  create(run: StoredRun, events: readonly RunEvent[]): Promise<void>;
  /** Forgets a run. A tab that still has it open brings it back with its next event. */
  remove(id: string): Promise<void>;
}
