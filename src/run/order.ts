import type { RunEvent } from './events.ts';

/** Events in the one order that every tab finds, whatever the order in which they came. */
export interface Ordered {
  /** With their times put right: by the run's clock, and none before its cause. */
  events: RunEvent[];
  /** Whether some wait for a cause that has not come yet. */
  isWaiting: boolean;
  shifts: readonly Shift[];
}

interface Placed {
  event: RunEvent;
  /** The length of the longest chain of causes before it. */
  depth: number;
}

/**
 * Puts the events of a run in order: by time, where no event is before one that it came after.
 * Two tabs that have the same events have the same order.
 */
export function inOrder(events: Iterable<RunEvent>): Ordered {
  const byId = new Map<string, RunEvent>();
  for (const event of events) if (!byId.has(event.id)) byId.set(event.id, event);
  const shifts = clockShifts(byId.values());
  const effects = new Map<string, string[]>();
  const missing = new Map<string, number>();
  const ready: RunEvent[] = [];
  for (const event of byId.values()) {
    const causes = new Set(event.after);
    missing.set(event.id, causes.size);
    if (causes.size === 0) ready.push(event);
    for (const cause of causes) {
      const list = effects.get(cause);
      if (list) list.push(event.id);
      else effects.set(cause, [event.id]);
    }
  }
  const placed = new Map<string, Placed>();
  for (let event = ready.pop(); event; event = ready.pop()) {
    placed.set(event.id, place(event, placed, shifts));
    for (const id of effects.get(event.id) ?? []) {
      const left = (missing.get(id) ?? 0) - 1;
      missing.set(id, left);
      const effect = byId.get(id);
      if (left === 0 && effect) ready.push(effect);
    }
  }
  return {
    events: [...placed.values()].sort(comparePlaced).map(({ event }) => event),
    isWaiting: placed.size < byId.size,
    shifts,
  };
}

/** The ids of the events that no other came after: what the next event comes after. */
export function latestOf(events: readonly RunEvent[]): string[] {
  const known = new Set(events.flatMap(({ after }) => after));
  return events.map(({ id }) => id).filter((id) => !known.has(id));
}

/** A time of which it turned out that it never passed. */
export interface Shift {
  from: number;
  byMs: number;
}

/**
 * The leaps that were no time, in order. Each tab of a device tells of the same leap: no clock shows
 * the times that it leapt over, so what begins within another one is that one told again.
 */
function clockShifts(events: Iterable<RunEvent>): Shift[] {
  const told: Shift[] = [];
  for (const event of events) if (event.type === 'clock-set' && isLeap(event)) told.push(event);
  told.sort((a, b) => a.from - b.from || a.byMs - b.byMs);
  const shifts: Shift[] = [];
  for (const { from, byMs } of told) {
    const before = shifts.at(-1);
    if (!before || from >= before.from + before.byMs) shifts.push({ from, byMs });
  }
  return shifts;
}

/** Whether a leap is one: from a time, forward. */
export function isLeap({ from, byMs }: Shift): boolean {
  return Number.isFinite(from) && Number.isFinite(byMs) && byMs > 0;
}

function place(
  event: RunEvent,
  placed: ReadonlyMap<string, Placed>,
  shifts: readonly Shift[],
): Placed {
  let at = shifted(event.at, shifts);
  let depth = 0;
  for (const cause of event.after) {
    const known = placed.get(cause);
    at = Math.max(at, known?.event.at ?? at);
    depth = Math.max(depth, (known?.depth ?? 0) + 1);
  }
  return { event: at === event.at ? event : { ...event, at }, depth };
}

/**
 * A time of a tab's clock by the run's, which knows which jumps of the clock were no time. What is
 * later on the one is never earlier on the other.
 */
export function shifted(at: number, shifts: readonly Shift[]): number {
  let time = at;
  for (const { from, byMs } of shifts) time -= Math.min(byMs, Math.max(0, at - from));
  return time;
}

function comparePlaced(a: Placed, b: Placed): number {
  return (
    a.event.at - b.event.at ||
    a.depth - b.depth ||
    (a.event.id < b.event.id ? -1 : a.event.id > b.event.id ? 1 : 0)
  );
}
