import type { RunPlan } from '../../documents/run-plan/schema.ts';
import { startClock, tick, wasSleep, type Leap, type RunClock } from '../../run/clock.ts';
import { describe } from '../../run/describe.ts';
import type { NewEvent, RunEvent } from '../../run/events.ts';
import { historyOf, latestReading, timeIn, withEvents, type History } from '../../run/history.ts';
import type { RunState } from '../../run/state.ts';
import { nextItem } from '../../run/selectors.ts';
import { refusalOf } from '../../run/transition.ts';
import { listen } from '../listen.ts';
import type { RunStore } from '../run-store/index.ts';
import { readClocks, serverTime } from './device.ts';

/** What a page shows of a run. */
export interface View {
  history: History;
  state: RunState;
  /** The item that is next; null where all are through. */
  next: string | null;
  /** Why the last press had no effect; empty otherwise. */
  refusal: string;
  /** What happened last, to be announced once; empty before anything did. */
  said: string;
  /** A leap of the device's clock that nobody has explained yet. */
  leap: Leap | null;
}

/**
 * One run in one tab: takes what somebody does, has it on disk, and only then shows it. What other
 * tabs write joins in.
 */
export class Session {
  readonly id: string;
  readonly #store: RunStore;
  readonly #listeners = new Set<(view: View) => void>();
  readonly #stopWatching: () => void;
  #view: View;
  #clock: RunClock;
  /** Presses are written one after the other, each after what the one before made. */
  #queue: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #server: { there: number; steady: number } | null = null;

  constructor(store: RunStore, id: string, plan: RunPlan, events: readonly RunEvent[]) {
    const history = historyOf(plan, events);
    const { state } = history;
    if (!state) throw new Error('This run never began.');
    this.id = id;
    this.#store = store;
    this.#view = { history, state, next: nextItem(state), refusal: '', said: '', leap: null };
    this.#clock = startClock(readClocks(), latestReading(history), savedOffset(id));
    this.#stopWatching = store.watch(id, (others) => {
      this.#take(withEvents(this.#view.history, others), others.at(-1) ?? null);
    });
    void this.#askServer();
  }

  get view(): View {
    return this.#view;
  }

  /** Whether something that was done is on its way to the disk. */
  get isWriting(): boolean {
    return this.#waiting > 0;
  }

  /** The run's time now. Notices leaps of the device's clock on the way. */
  now(): number {
    const { clock, now, leap } = tick(this.#clock, readClocks());
    if (clock.offset !== this.#clock.offset) saveOffset(this.id, clock.offset);
    this.#clock = clock;
    if (leap) void this.#explain(leap);
    return timeIn(this.#view.history, now);
  }

  /** Does something: on disk first, then shown. Resolves to whether it could be done. */
  async do(...events: NewEvent[]): Promise<boolean> {
    this.#waiting++;
    const done = this.#queue
      .then(() => this.#write(events))
      .finally(() => {
        this.#waiting--;
      });
    this.#queue = done.catch(() => undefined);
    return done;
  }

  /** Calls back with every new view. */
  subscribe(listener: (view: View) => void): () => void {
    return listen(this.#listeners, listener);
  }

  close(): void {
    this.#stopWatching();
    this.#listeners.clear();
  }

  async #write(events: readonly NewEvent[]): Promise<boolean> {
    for (const given of events) {
      const { history, state } = this.#view;
      const at = this.#rawNow();
      const event = {
        ...given,
        id: crypto.randomUUID(),
        after: [...history.latest],
        at,
      } as RunEvent;
      const refusal =
        this.#view.leap && event.type === 'stage-passed'
          ? 'Say first whether this device slept: the soak time counts on it.'
          : refusalOf(state, { ...event, at: timeIn(history, at) });
      if (refusal !== null) {
        this.#show({ ...this.#view, refusal });
        return false;
      }
      const writing = this.#store.append(this.id, event);
      // While the disk is at it. What another tab wrote meanwhile comes first.
      const after = withEvents(history, [event]);
      await writing;
      this.#take(
        this.#view.history === history ? after : withEvents(this.#view.history, [event]),
        event,
      );
    }
    return true;
  }

  /** The tab's own time, as events bear it: the run's shifts are counted when they are ordered. */
  #rawNow(): number {
    this.now();
    return this.#clock.last.wall + this.#clock.offset;
  }

  #take(history: History, last: RunEvent | null): void {
    const { state } = history;
    if (!state) return;
    const said = last ? describe(history.plan, last) : this.#view.said;
    this.#show({ ...this.#view, history, state, next: nextItem(state), refusal: '', said });
  }

  #show(view: View): void {
    this.#view = view;
    this.#listeners.forEach((listener) => {
      listener(view);
    });
  }

  /** A server's clock tells a device that slept from one whose clock was set; else the two are asked. */
  async #explain(leap: Leap): Promise<void> {
    this.#show({ ...this.#view, leap });
    const before = this.#server;
    const after = await this.#askServer();
    if (!before || !after) return;
    if (wasSleep(leap, after.there - before.there, after.steady - before.steady))
      this.leapWasSleep();
    else await this.leapWasSet();
  }

  leapWasSleep(): void {
    this.#show({ ...this.#view, leap: null });
  }

  async leapWasSet(): Promise<void> {
    const { leap } = this.#view;
    if (!leap) return;
    this.#show({ ...this.#view, leap: null });
    await this.do({ type: 'clock-set', from: leap.from, byMs: leap.byMs, by: 'monitor' });
  }

  async #askServer(): Promise<{ there: number; steady: number } | null> {
    const there = await serverTime();
    if (there === null) return null;
    this.#server = { there, steady: readClocks().steady };
    return this.#server;
  }
}

const offsetKey = (id: string): string => `flightplan-clock-${id}`;

/** How far the run's clock is from the device's; small, and no loss where it is lost. */
function savedOffset(id: string): number {
  try {
    return Number(localStorage.getItem(offsetKey(id)) ?? 0) || 0;
  } catch {
    return 0;
  }
}

function saveOffset(id: string, offset: number): void {
  try {
    localStorage.setItem(offsetKey(id), String(offset));
  } catch {
    // Without storage the clock goes on from the last event.
  }
}
