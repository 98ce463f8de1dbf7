import type { RunEvent } from '../../run/events.ts';
import type { RunHistory, RunStore, RunStoreStatus } from './contract.ts';
import { listen } from '../listen.ts';
import { DurableRunStore } from './durable-run-store.ts';

/** What a page asks its worker: a number that tells its questions apart, a method and its arguments. */
type Question = [call: number, method: Method, ...args: string[]];

type Method = 'ready' | 'open' | 'append' | 'watch' | 'look';

/** What a worker says: the answer to a question, the news of a run, or its status. */
type Saying = [of: number | string, what: never];

/** What the status is told by: no run has this id. */
const ofStatus = '';

/**
 * The store of a run's page: a `DurableRunStore` in a worker, so that all that the page's own thread
 * does to keep an event is to hand it over. The worker answers over a channel between tabs: what it
 * posts to the page, and what a database answers there, Chromium (156) holds back from a press until
 * the frame after it, and draws what comes of it with the next one.
 */
export class WorkerRunStore implements RunStore {
  status: RunStoreStatus = { kind: 'disk' };
  readonly #worker: Worker;
  readonly #statusListeners = new Set<(status: RunStoreStatus) => void>();
  readonly #hearers = new Map<Saying[0], (what: never) => void>();
  #calls = 0;

  /** @throws DOMException where a page may have no worker */
  constructor() {
    const name = crypto.randomUUID();
    new BroadcastChannel(name).onmessage = ({ data: [of, what] }: MessageEvent<Saying>) => {
      this.#hearers.get(of)?.(what);
      if (typeof of === 'number') this.#hearers.delete(of);
    };
    this.#hearers.set(ofStatus, (status: RunStoreStatus) => {
      this.status = status;
      for (const listener of this.#statusListeners) listener(status);
    });
    // The page's own script: it has the store in any case, for where a page may have no worker.
    this.#worker = new Worker(import.meta.url, { type: 'module', name });
  }

  /**
   * Resolves when it is known where runs are kept.
   *
   * @throws Event when the worker can't be loaded
   */
  ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#worker.onerror = reject;
      void this.#call<undefined>('ready').then(resolve);
    });
  }

  onStatus(listener: (status: RunStoreStatus) => void): () => void {
    return listen(this.#statusListeners, listener);
  }

  open(id: string): Promise<RunHistory | null> {
    return this.#call('open', id);
  }

  append(run: string, event: RunEvent): Promise<void> {
    return this.#call('append', run, event);
  }

  watch(run: string, listener: (events: RunEvent[]) => void): () => void {
    this.#hearers.set(run, listener);
    void this.#call('watch', run);
    return () => this.#hearers.delete(run);
  }

  look(): void {
    void this.#call('look');
  }

  #call<Answer>(method: Method, ...args: unknown[]): Promise<Answer> {
    return new Promise((resolve) => {
      this.#hearers.set(++this.#calls, resolve);
      this.#worker.postMessage([this.#calls, method, ...args]);
    });
  }
}

/** The worker's part: does what the page asks, and tells it what happens. */
function serve(): void {
  const store = new DurableRunStore();
  const channel = new BroadcastChannel(self.name);
  const say = (of: Saying[0], what: unknown): void => channel.postMessage([of, what]);
  store.onStatus((status) => say(ofStatus, status));
  self.onmessage = async ({ data: [call, method, run = '', ...args] }: MessageEvent<Question>) => {
    if (method === 'watch') store.watch(run, (events) => say(run, events));
    else say(call, await (store[method] as (...args: string[]) => unknown)(run, ...args));
  };
}

// Only a worker has it.
if ('importScripts' in globalThis) serve();
