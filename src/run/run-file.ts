import type { RunPlan } from '../documents/run-plan/schema.ts';
import type { RunEvent } from './events.ts';

/** A run as it is kept and exported. */
export interface RunRecord {
  id: string;
  plan: RunPlan;
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/** The text of a run's file. */
export function runFileText(run: RunRecord, events: readonly RunEvent[]): string {
  return `${JSON.stringify({ format: 'flightplan-run', version: 1, run, events }, null, 2)}\n`;
}
