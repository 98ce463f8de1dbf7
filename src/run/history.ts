import type { RunPlan } from '../documents/run-plan/schema.ts';
import type { RunEvent } from './events.ts';
import { inOrder, latestOf, shifted, type Shift } from './order.ts';
import type { RunState } from './state.ts';
import { begin, transition } from './transition.ts';

/** An event that could not be, with the reason. */
export interface Refused {
  event: RunEvent;
  reason: string;
}

/** All that is known of a run: its events in order, and what they made of it. */
export interface History {
  plan: RunPlan;
  /** As they came. No map: a press adds one event, and a longer list is cheaper to make. */
  known: readonly RunEvent[];
  /** Those that took effect, in order, by the run's clock. */
  events: readonly RunEvent[];
  refused: readonly Refused[];
  /** Whether some wait for a cause that has not come yet. */
  isWaiting: boolean;
  /** Leaps of a device's clock that were no time. */
  shifts: readonly Shift[];
  /** Null until the first event is there. */
  state: RunState | null;
  /** Ids of the events that no other came after. */
  latest: readonly string[];
  /** The time of the last event; nothing that follows is before it. */
  lastAt: number;
}

/** The history that some events make, in whatever order they are given. */
export function historyOf(plan: RunPlan, events: Iterable<RunEvent>): History {
  const byId = new Map<string, RunEvent>();
  for (const event of events) if (!byId.has(event.id)) byId.set(event.id, event);
  const known = [...byId.values()];
  const { events: ordered, isWaiting, shifts } = inOrder(known);
  const taken: RunEvent[] = [];
  const refused: Refused[] = [];
  let state: RunState | null = null;
  for (const event of ordered) {
    const step = next(plan, state, event);
    state = step.state;
    if (step.refusal === null) taken.push(event);
    else refused.push({ event, reason: step.refusal });
  }
  return {
    plan,
    known,
    events: taken,
    refused,
    isWaiting,
    shifts,
    state,
    latest: latestOf(ordered),
    lastAt: ordered.at(-1)?.at ?? 0,
  };
}

/**
 * The history with more events. Each that comes after all that is known, which is what one's own
 * tab writes and what another one wrote alone, takes one step; any other puts all in order again.
 */
export function withEvents(history: History, events: readonly RunEvent[]): History {
  let last = history;
  for (const [index, event] of events.entries()) {
    if (isKnown(last, event.id)) continue;
    if (!isNext(last, event)) return historyOf(last.plan, [...last.known, ...events.slice(index)]);
    last = withNext(last, event);
  }
  return last;
}

function withNext(history: History, event: RunEvent): History {
  const at = timeIn(history, event.at);
  const placed = at === event.at ? event : { ...event, at };
  const { state, refusal } = next(history.plan, history.state, placed);
  return {
    ...history,
    known: [...history.known, event],
    events: refusal === null ? [...history.events, placed] : history.events,
    refused:
      refusal === null ? history.refused : [...history.refused, { event: placed, reason: refusal }],
    state,
    latest: [event.id],
    lastAt: at,
  };
}

/**
 * The latest time that a tab's clock has shown in a run: a tab that goes on with it goes on from
 * there. `lastAt` is by the run's clock, which leaves out the leaps.
 */
export function latestReading({ known }: History): number {
  return known.reduce((latest, { at }) => Math.max(latest, at), 0);
}

/** The run's time, where a tab's clock shows another; never before the last event. */
export function timeIn({ shifts, lastAt }: History, reading: number): number {
  return Math.max(shifted(reading, shifts), lastAt);
}

/** Whether an event came after everything that is known. */
function isNext(history: History, event: RunEvent): boolean {
  const { latest, state, isWaiting } = history;
  if (state === null || isWaiting || event.type === 'clock-set') return false;
  return (
    latest.every((id) => event.after.includes(id)) &&
    event.after.every((id) => isKnown(history, id))
  );
}

const isKnown = ({ known }: History, id: string): boolean => known.some((event) => event.id === id);

function next(
  plan: RunPlan,
  state: RunState | null,
  event: RunEvent,
): { state: RunState | null; refusal: string | null } {
  if (state) return transition(state, event);
  const begun = event.type === 'started' ? begin(plan, event) : null;
  return { state: begun, refusal: begun ? null : 'The run has not begun with two people.' };
}
