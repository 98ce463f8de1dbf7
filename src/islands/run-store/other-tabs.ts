import type { RunEvent } from '../../run/events.ts';

/** An event with its place in what is stored. */
export interface Sighting {
  event: RunEvent;
  sequence: number;
}

/** What the exchange with other tabs needs from the store. */
export interface Exchange {
  /** Reads what came after a place. */
  since: (sequence: number) => Promise<Sighting[]>;
  /** Keeps what another tab told. */
  heard: (events: RunEvent[]) => void;
}

/** How often a visible page looks for what no message told. */
const lookEveryMs = 500;

/**
 * The other tabs that have a run open. They tell each other of each event; a tab that slept may
 * have missed some, so it also looks at what is stored.
 */
export class OtherTabs {
  readonly #exchange: Exchange;
  readonly #channel: BroadcastChannel;
  readonly #listeners = new Set<(events: RunEvent[]) => void>();
  /** Ids of events that this page knows: its own, and those that it was told. */
  readonly #known = new Set<string>();
  /** Place of the last event that was read. */
  #seen = 0;
  #looking = false;
  /** How many pieces of writing of this page are on their way to the disk. */
  #writing = 0;
  /** Whether it was time to look meanwhile. */
  #isDue = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(run: string, exchange: Exchange) {
    this.#exchange = exchange;
    this.#channel = new BroadcastChannel(`flightplan-run-${run}`);
    this.#channel.onmessage = ({ data }: MessageEvent<RunEvent[]>) => {
      exchange.heard(data);
      this.#pass(data);
    };
  }

  /** Takes note of events that the page has without being told. */
  know(events: readonly RunEvent[]): void {
    for (const { id } of events) this.#known.add(id);
  }

  /** Does a piece of writing. A look waits for it, rather than the reader for the look. */
  async whileWriting(write: () => Promise<void>): Promise<void> {
    this.#writing++;
    try {
      await write();
    } finally {
      this.#writing--;
      if (this.#isDue) this.#lookIfVisible();
    }
  }

  /** Takes note of what the page gets by reading; listeners hear what is news to them. */
  read(sightings: readonly Sighting[]): void {
    this.#seen = Math.max(this.#seen, sightings.at(-1)?.sequence ?? 0);
    const events = sightings.map(({ event }) => event);
    this.#pass(events);
    this.know(events);
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
    if (this.#listeners.size === 0) this.#begin();
    this.#listeners.add(listener);
    void this.#look();
    return () => {
      if (this.#listeners.delete(listener) && this.#listeners.size === 0) this.#end();
    };
  }

  #begin(): void {
    this.#timer = setInterval(this.#lookIfVisible, lookEveryMs);
    document.addEventListener('visibilitychange', this.#lookIfVisible);
    window.addEventListener('pageshow', this.#lookIfVisible);
  }

  #end(): void {
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#lookIfVisible);
    window.removeEventListener('pageshow', this.#lookIfVisible);
  }

  readonly #lookIfVisible = (): void => {
    this.#isDue = this.#writing > 0;
    if (!this.#isDue && document.visibilityState === 'visible') void this.#look();
  };

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      const sightings = await this.#exchange.since(this.#seen);
      // Who listens next must hear it, if nobody is left who does.
      if (this.#listeners.size > 0) this.read(sightings);
    } finally {
      this.#looking = false;
    }
  }

  /** Nothing counts as known that nobody has heard. */
  #pass(events: readonly RunEvent[]): void {
    const news = events.filter(({ id }) => !this.#known.has(id));
    if (news.length === 0 || this.#listeners.size === 0) return;
    this.know(news);
    for (const listener of this.#listeners) listener(news);
  }
}
