import type { RunEvent } from '../../run/events.ts';
import type { StoredRun } from './contract.ts';

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

/** An open connection. */
export type RunDatabase = IDBDatabase;

/** How long a database may take to open. Some browsers never answer when storage is blocked. */
const openWithinMs = 3000;

/**
 * Opens the database.
 *
 * @param factory where it is kept
 * @param lost is called when the connection has ended: the reader cleared the storage, the browser
 *   gave it up, or another tab asks for a newer version
 * @throws DOMException when storage is missing, blocked or newer; `TimeoutError` without an answer
 */
export async function connect(
  factory: IDBFactory,
  lost = (): void => undefined,
): Promise<RunDatabase> {
  const opening = factory.open('flightplan', 1);
  opening.onupgradeneeded = () => {
    const database = opening.result;
    database.createObjectStore('runs', { keyPath: 'id' });
    database
      .createObjectStore('events', { keyPath: ['run', 'event.id'] })
      .createIndex('sequence', ['run', 'sequence']);
  };
  const opened = resultOf<RunDatabase>(opening).then((database) => {
    database.onversionchange = () => {
      database.close();
      lost();
    };
    database.onclose = lost;
    return database;
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new DOMException('', 'TimeoutError'));
      // A connection that nobody uses would hold up other tabs.
      opened.then((late) => late.close()).catch(() => undefined);
    }, openWithinMs);
    opened.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Storage of its own for each name, which Chromium has. */
interface StorageBuckets {
  open(name: string): Promise<{ indexedDB: IDBFactory }>;
}

/**
 * Opens a second database of the same form, which lies in files of its own: what befalls the first
 * does not befall both. Chromium (156) deletes a database whole when it was killed within a write and
 * started twice since. Null in other browsers, which do no such thing.
 */
export async function connectSecond(): Promise<RunDatabase | null> {
  try {
    const { storageBuckets } = navigator as unknown as { storageBuckets: StorageBuckets };
    const { indexedDB: factory } = await storageBuckets.open('copy');
    return await connect(factory);
  } catch {
    return null;
  }
}

/** Fills a database in which there is no run with all that the second one has. */
export async function refill(
  database: RunDatabase,
  second: Promise<RunDatabase | null>,
): Promise<void> {
  if (await resultOf<number>(begin(database, 'readonly').runs.count())) return;
  const source = await second;
  if (!source) return;
  // The runs last: killed in between, it begins again.
  for (const name of ['events', 'runs'] as const) {
    const all = await resultOf<unknown[]>(begin(source, 'readonly')[name].getAll());
    const { [name]: to, done } = begin(database, 'readwrite');
    for (const each of all) to.put(each);
    await done;
  }
}

/*
 * IndexedDB by promises: the two functions that this file needs of the library `idb`, whose whole is
 * a twentieth of all script that the page of a run may have.
 */

/** What a request gives. */
export function resultOf<Result>(request: IDBRequest): Promise<Result> {
  return new Promise((resolve, reject) => {
    // What a store holds is what this file put into it.
    request.onsuccess = () => resolve(request.result as Result);
    request.onerror = () => reject(request.error ?? new DOMException('', 'AbortError'));
  });
}

/** The end of a transaction: what it wrote is on the disk. */
function doneOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
  });
}

/** The keys of the index for a run's events that come after a sequence number. */
const after = (run: string, sequence: number): IDBKeyRange =>
  IDBKeyRange.bound([run, sequence], [run, Infinity], true);

/** Begins a transaction. What is written has reached the disk itself when it is done. */
export function begin(database: RunDatabase, mode: IDBTransactionMode) {
  const transaction = database.transaction(['runs', 'events'], mode, { durability: 'strict' });
  const done = doneOf(transaction);
  // It rejects along with the request that failed, which is what gets thrown.
  done.catch(() => undefined);
  const events = transaction.objectStore('events');
  return {
    transaction,
    done,
    runs: transaction.objectStore('runs'),
    events,
    bySequence: events.index('sequence'),
  };
}

/** A run's events that come after a sequence number, in order. */
export async function readEvents(
  database: RunDatabase,
  run: string,
  sequence: number,
): Promise<EventRecord[]> {
  return resultOf<EventRecord[]>(
    begin(database, 'readonly').bySequence.getAll(after(run, sequence)),
  );
}

/** A run with its records; undefined when there is none. */
export async function readRun(
  database: RunDatabase,
  id: string,
): Promise<{ run: StoredRun; records: EventRecord[] } | undefined> {
  const { runs, bySequence } = begin(database, 'readonly');
  const [run, records] = await Promise.all([
    resultOf<StoredRun | undefined>(runs.get(id)),
    resultOf<EventRecord[]>(bySequence.getAll(after(id, 0))),
  ]);
  return run && { run, records };
}

/**
 * Writes events of a run, and all that the copy has of it when the database does not know the run:
 * then another tab removed it, or somebody emptied the database. Resolves when the disk has it.
 *
 * The events go along with the questions, and rarely have to be written again: a way to the database
 * and back is the longest part of a press.
 */
export async function writeEvents(
  database: RunDatabase,
  { run, events }: RunCopy,
  added: readonly RunEvent[],
): Promise<void> {
  const { transaction, done, runs, events: stored, bySequence } = begin(database, 'readwrite');
  const write = async (some: Iterable<RunEvent>, first: number): Promise<void> => {
    const records = [...some].map((event, index): EventRecord => ({
      run: run.id,
      sequence: first + index,
      event,
    }));
    // Without `commit()`: Chromium then tells nothing of the end when the storage is cleared meanwhile.
    await Promise.all(records.map((record) => resultOf(stored.put(record))));
  };
  try {
    // From the clock, so that a run that was removed and comes back does not count from 1 again,
    // below what another tab has seen.
    const first = Date.now();
    const [last] = await Promise.all([
      resultOf<IDBCursor | null>(bySequence.openKeyCursor(after(run.id, 0), 'prev')),
      write(added, first),
    ]);
    // Of a run that is there, some event is: they come and go with it.
    if (!last) await Promise.all([resultOf(runs.put(run)), write(events.values(), first)]);
    else {
      const [, seen] = last.key as [string, number];
      if (seen >= first) await write(added, seen + 1);
    }
    await done;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended by itself.
    }
    throw error;
  }
}
