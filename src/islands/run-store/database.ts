import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { RunEvent } from '../../run/events.ts';
import type { RunHistory, StoredRun } from './contract.ts';

/** A run as the page has it in memory: all that it read and wrote. */
export interface RunCopy {
  run: StoredRun;
  events: Map<string, RunEvent>;
}

/** An event as it is stored. */
export interface EventRecord {
  run: string;
  /**
   * Grows with every event of its run. Transactions that write wait for each other, those of other
   * tabs too, so no reader finds a number below one that it has seen.
   */
  sequence: number;
  event: RunEvent;
}

interface RunSchema extends DBSchema {
  runs: { key: string; value: StoredRun };
  events: {
    key: [string, string];
    value: EventRecord;
    indexes: { sequence: [string, number] };
  };
}

/** An open connection. */
export type RunDatabase = IDBPDatabase<RunSchema>;

/** How long a database may take to open. Some browsers never answer when storage is blocked. */
const openWithinMs = 3000;

/**
 * Opens the database.
 *
 * @param lost is called when the connection has ended: the reader cleared the storage, the browser
 *   gave it up, or another tab asks for a newer version
 * @throws DOMException when storage is missing, blocked or newer; `TimeoutError` without an answer
 */
export async function connect(lost: () => void): Promise<RunDatabase> {
  const opening = openDB<RunSchema>('flightplan', 1, {
    upgrade: (database) => {
      database.createObjectStore('runs', { keyPath: 'id' });
      database
        .createObjectStore('events', { keyPath: ['run', 'event.id'] })
        .createIndex('sequence', ['run', 'sequence']);
    },
    blocking: (_own, _asked, { target }) => {
      (target as IDBDatabase).close();
      lost();
    },
    terminated: lost,
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new DOMException('', 'TimeoutError'));
      // A connection that nobody uses would hold up other tabs.
      opening.then((late) => late.close()).catch(() => undefined);
    }, openWithinMs);
    opening.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The keys of the index for a run's events that come after a sequence number. */
const after = (run: string, sequence: number): IDBKeyRange =>
  IDBKeyRange.bound([run, sequence], [run, Infinity], true);

/** Begins a transaction. What is written has reached the disk itself when it is done. */
function begin<Mode extends IDBTransactionMode>(database: RunDatabase, mode: Mode) {
  const transaction = database.transaction(['runs', 'events'], mode, { durability: 'strict' });
  // It rejects along with the request that failed, which is what gets thrown.
  transaction.done.catch(() => undefined);
  return transaction;
}

/** A run's events that come after a sequence number, in order. */
export const readEvents = (
  database: RunDatabase,
  run: string,
  sequence: number,
): Promise<EventRecord[]> =>
  begin(database, 'readonly').objectStore('events').index('sequence').getAll(after(run, sequence));

/** A run with its records; undefined when there is none. */
export async function readRun(
  database: RunDatabase,
  id: string,
): Promise<{ run: StoredRun; records: EventRecord[] } | undefined> {
  const transaction = begin(database, 'readonly');
  const [run, records] = await Promise.all([
    transaction.objectStore('runs').get(id),
    transaction.objectStore('events').index('sequence').getAll(after(id, 0)),
  ]);
  return run && { run, records };
}

/** All runs, in the order of their ids. */
export async function readRuns(database: RunDatabase): Promise<RunHistory[]> {
  const transaction = begin(database, 'readonly');
  const [runs, records] = await Promise.all([
    transaction.objectStore('runs').getAll(),
    transaction.objectStore('events').index('sequence').getAll(),
  ]);
  const byRun = Map.groupBy(records, ({ run }) => run);
  return runs.map((run) => ({
    run,
    events: (byRun.get(run.id) ?? []).map(({ event }) => event),
  }));
}

/**
 * Writes events of a run, and all that the copy has of it when the database does not know the run:
 * then another tab removed it, or somebody emptied the database. What is there stays as it is.
 * Resolves when the disk has it.
 */
export async function writeEvents(
  database: RunDatabase,
  { run, events }: RunCopy,
  added: readonly RunEvent[],
): Promise<void> {
  const transaction = begin(database, 'readwrite');
  const runStore = transaction.objectStore('runs');
  const eventStore = transaction.objectStore('events');
  try {
    const [known, last] = await Promise.all([
      runStore.getKey(run.id),
      eventStore.index('sequence').openKeyCursor(after(run.id, 0), 'prev'),
    ]);
    const wanted = known === undefined ? [...events.values()] : added;
    const keys = await Promise.all(wanted.map(({ id }) => eventStore.getKey([run.id, id])));
    // From the clock, so that a run that was removed and comes back does not count from 1 again,
    // below what another tab has seen.
    const first = Math.max(Date.now(), (last?.key[1] ?? 0) + 1);
    await Promise.all([
      known === undefined && runStore.add(run),
      ...wanted
        .filter((_, index) => keys[index] === undefined)
        .map((event, index) => eventStore.add({ run: run.id, sequence: first + index, event })),
    ]);
    await transaction.done;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended by itself.
    }
    throw error;
  }
}

/** Deletes a run and its events. */
export async function deleteRun(database: RunDatabase, id: string): Promise<void> {
  const transaction = begin(database, 'readwrite');
  await Promise.all([
    transaction.objectStore('runs').delete(id),
    // An array comes after every string.
    transaction.objectStore('events').delete(IDBKeyRange.bound([id], [id, []])),
    transaction.done,
  ]);
}
