import type { RunEvent } from '../../run/events.ts';
import { listen } from '../listen.ts';

/** An event with its place in what is stored. */
export interface Sighting {
  event: RunEvent;
  sequence: number;
}

/** What the exchange with other tabs needs from the store. */
export interface Exchange {
  /** Reads what came after a place. */
  since: (sequence: number) => Promise<Sighting[]>;
  /** Keeps events, and returns those that it did not have yet. */
  take: (events: readonly RunEvent[]) => RunEvent[];
}

/** How long an event may take to the disk after another one that got a higher number. */
const overlapMs = 2_000;

/**
 * The other tabs that have a run open. They tell each other of each event; a tab that slept may
 * have missed some, so it also looks at what is stored. Nothing is taken while nobody listens: who
 * listens next is told it.
 */
export class OtherTabs {
  readonly #exchange: Exchange;
  readonly #channel: BroadcastChannel;
  readonly #listeners = new Set<(events: RunEvent[]) => void>();
  /** Place of the last event that was read. */
  #seen = 0;
  #looking = false;

  constructor(run: string, exchange: Exchange) {
    this.#exchange = exchange;
    this.#channel = new BroadcastChannel(`flightplan-run-${run}`);
    this.#channel.onmessage = ({ data }: MessageEvent<RunEvent[]>) => {
      if (this.#listeners.size > 0) this.#pass(data);
    };
  }

  /** Takes what was read; listeners hear what is news. */
  read(sightings: readonly Sighting[]): void {
    this.#seen = Math.max(this.#seen, sightings.at(-1)?.sequence ?? 0);
    this.#pass(sightings.map(({ event }) => event));
  }

  /** Tells other tabs of events that are kept. */
  tell(events: readonly RunEvent[]): void {
    this.#channel.postMessage(events);
  }

  /** Looks at all that is stored next time: places have changed. */
  startOver(): void {
    this.#seen = 0;
  }

  /** @returns what ends the listening */
  listen(listener: (events: RunEvent[]) => void): () => void {
    const end = listen(this.#listeners, listener);
    void this.look();
    return end;
  }

  /** Looks for what no message told, if somebody listens. */
  async look(): Promise<void> {
    if (this.#looking || this.#listeners.size === 0) return;
    this.#looking = true;
    try {
      const sightings = await this.#exchange.since(this.#seen - overlapMs);
      if (this.#listeners.size > 0) this.read(sightings);
    } finally {
      this.#looking = false;
    }
  }

  #pass(events: readonly RunEvent[]): void {
    const news = this.#exchange.take(events);
    if (news.length > 0) for (const listener of this.#listeners) listener(news);
  }
}
