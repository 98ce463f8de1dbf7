import type { RunEvent } from '../../run/events.ts';
import type { RunHistory, RunStore, RunStoreStatus, StoredRun } from './contract.ts';
import {
  connect,
  connectSecond,
  readEvents,
  readRun,
  refill,
  writeEvents,
  type RunCopy,
  type RunDatabase,
} from './database.ts';
import { listen } from '../listen.ts';
import { memoryReason, nameOf } from './memory-reason.ts';
import { OtherTabs, type Sighting } from './other-tabs.ts';

/**
 * Keeps runs in IndexedDB, with a copy of all that it read and wrote in memory. When the connection
 * is lost, it opens a new one and writes the copy back; when that fails too, the copy is the store. What
 * was shown goes into a second database as well, where the browser has one, which fills an empty first.
 */
export class DurableRunStore implements RunStore {
  protected readonly second = connectSecond();
  protected readonly copies = new Map<string, RunCopy>();
  readonly #tabs = new Map<string, OtherTabs>();
  readonly #statusListeners = new Set<(status: RunStoreStatus) => void>();
  #status: RunStoreStatus = { kind: 'disk' };
  #connection: Promise<RunDatabase>;
  /** Runs that the second database has whole. */
  readonly #copied = new WeakSet<RunCopy>();
  /** The writing to the second database: no two writes are under way that one kill could cut. */
  protected copying: Promise<unknown> = Promise.resolve();

  constructor() {
    this.#connection = this.#connect('is blocked');
  }

  /** Resolves when it is known where runs are kept. */
  async ready(): Promise<void> {
    await this.#connection.catch(() => undefined);
  }

  get status(): RunStoreStatus {
    return this.#status;
  }

  onStatus(listener: (status: RunStoreStatus) => void): () => void {
    return listen(this.#statusListeners, listener);
  }

  open(id: string): Promise<RunHistory | null> {
    return this.use(
      async (database) => {
        const found = await readRun(database, id);
        if (!found) return null;
        const { run, records } = found;
        saw(this.copy(run, []), records);
        this.#tabsOf(id).read(records);
        return { run, events: records.map(({ event }) => event) };
      },
      () => {
        const copy = this.copies.get(id);
        return copy ? historyOf(copy) : null;
      },
    );
  }

  async append(run: string, event: RunEvent): Promise<void> {
    const copy = this.copies.get(run);
    if (!copy) throw new Error(`Unexpected event of run ${run}, expected one that was opened`);
    await this.add(copy, [event]);
  }

  watch(run: string, listener: (events: RunEvent[]) => void): () => void {
    return this.#tabsOf(run).listen(listener);
  }

  look(): void {
    for (const tabs of this.#tabs.values()) void tabs.look();
  }

  protected async add({ run }: RunCopy, events: readonly RunEvent[]): Promise<void> {
    const copy = this.copy(run, events);
    await this.copying;
    await this.use(
      (database) => writeEvents(database, copy, events),
      () => undefined,
    );
    this.#tabsOf(run.id).tell(events);
    this.copying = this.#writeSecond(copy, events);
  }

  /** Writes to the second database what the first has; the first time all of it. */
  async #writeSecond(copy: RunCopy, events: readonly RunEvent[]): Promise<void> {
    // Who waits for the event is answered first.
    await pause(0);
    const second = await this.second;
    if (!second) return;
    const added = this.#copied.delete(copy) ? events : [...copy.events.values()];
    try {
      const writing = writeEvents(second, copy, added).then(() => this.#copied.add(copy));
      // One that hangs holds nobody up for long.
      await Promise.race([writing, pause(1000)]);
    } catch {
      // Next time all of it.
    }
  }

  /** The copy of a run, with some events that it may not have had. */
  protected copy(run: StoredRun, events: readonly RunEvent[]): RunCopy {
    const copy = this.copies.get(run.id) ?? { run, events: new Map<string, RunEvent>(), last: 0 };
    this.copies.set(run.id, copy);
    addTo(copy, events);
    return copy;
  }

  #tabsOf(id: string): OtherTabs {
    let tabs = this.#tabs.get(id);
    if (!tabs) {
      tabs = new OtherTabs(id, {
        since: (sequence) =>
          this.use<Sighting[]>(
            async (database) => saw(this.copies.get(id), await readEvents(database, id, sequence)),
            // All of it is known.
            () => [],
          ),
        take: (events) => addTo(this.copies.get(id), events),
      });
      this.#tabs.set(id, tabs);
    }
    return tabs;
  }

  /** Does a piece of work on the disk, a second time if need be, and else in memory. */
  protected async use<Result>(
    work: (database: RunDatabase) => Promise<Result>,
    inMemory: () => Result,
  ): Promise<Result> {
    for (const mayReconnect of [true, false]) {
      if (this.#status.kind === 'memory') break;
      const connection = this.#connection;
      try {
        return await work(await connection);
      } catch (error) {
        if (mayReconnect && !isFull(error)) await this.#reconnect(connection);
        else this.#keepInMemory(memoryReason(error, 'cannot be written'));
      }
    }
    return inMemory();
  }

  /** Replaces a connection that was lost, unless that is under way. */
  async #reconnect(lost: Promise<RunDatabase>): Promise<void> {
    if (this.#status.kind === 'disk' && lost === this.#connection) {
      void lost.then((database) => database.close()).catch(() => undefined);
      this.#connection = this.#connect('was cleared');
    }
    await this.ready();
  }

  async #connect(mishap: 'is blocked' | 'was cleared'): Promise<RunDatabase> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#tryToConnect();
      } catch (error) {
        const pauseMs = pausesMs[attempt];
        if (!isClosed(error) || pauseMs === undefined) {
          this.#keepInMemory(memoryReason(error, mishap));
          throw error;
        }
        await pause(pauseMs);
      }
    }
  }

  async #tryToConnect(): Promise<RunDatabase> {
    let connection: Promise<RunDatabase> | undefined = undefined;
    const database = await connect(indexedDB, () => {
      // While the copy is written, its failure tells.
      if (connection) void this.#reconnect(connection);
    });
    await refill(database, this.second).catch(() => undefined);
    for (const copy of this.copies.values())
      await writeEvents(database, copy, [...copy.events.values()]);
    for (const tabs of this.#tabs.values()) tabs.startOver();
    connection = this.#connection;
    return database;
  }

  #keepInMemory(reason: string): void {
    if (this.#status.kind === 'memory') return;
    this.#status = { kind: 'memory', reason };
    for (const listener of this.#statusListeners) listener(this.#status);
  }
}

const pause = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms));

/** How long to wait before the next attempt, while the browser still clears the storage. */
const pausesMs = [50, 500];

/** Whether the browser closed the database meanwhile, as it does with what it is about to clear. */
const isClosed = (error: unknown): boolean =>
  ['AbortError', 'InvalidStateError'].includes(nameOf(error));

const isFull = (error: unknown): boolean => nameOf(error) === 'QuotaExceededError';

/** A copy as it is handed out. */
export const historyOf = ({ run, events }: RunCopy): RunHistory => ({
  run,
  events: [...events.values()],
});

/** Adds to a copy; returns what it did not have. Of two events with one id the first stays. */
function addTo(copy: RunCopy | undefined, added: readonly RunEvent[]): RunEvent[] {
  return added.filter(
    (event) => copy && !copy.events.has(event.id) && copy.events.set(event.id, event),
  );
}

/** Notes the numbers of events that were read: what is written from now on comes after them. */
function saw<Read extends Sighting>(copy: RunCopy | undefined, read: Read[]): Read[] {
  if (copy) copy.last = Math.max(copy.last, read.at(-1)?.sequence ?? 0);
  return read;
}
