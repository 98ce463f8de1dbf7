import type { RunEvent } from '../../run/events.ts';
import type { StoredRun } from './contract.ts';

/** A run as the page has it in memory: all that it read and wrote. */
export interface RunCopy {
  run: StoredRun;
  events: Map<string, RunEvent>;
  /** The highest sequence number of an event that was read or written. */
  last: number;
}

/** An event as it is stored. */
export interface EventRecord {
  run: string;
  /**
   * Milliseconds since the epoch, or more: grows with every event that a tab writes. A tab that
   * writes at the same time may have its event on the disk later, with a lower number.
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
    const end = new AbortController();
    const fail = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
    transaction.oncomplete = () => {
      end.abort();
      resolve();
    };
    transaction.onabort = fail;
    // Of one that is about to end when the storage is cleared, Chromium (156) tells nothing more.
    transaction.db.addEventListener('close', fail, { signal: end.signal });
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
 * Writes events of a run, and the run with all that the copy has of it when the database does not know
 * it: then another tab removed it, or somebody emptied the database. Resolves when the disk has it.
 *
 * The way to the database and back is the longest part of a press, so it is gone once: the events and
 * the end of the transaction go along with the question, and what is rarely missing follows in another.
 */
export async function writeEvents(
  database: RunDatabase,
  copy: RunCopy,
  added: readonly RunEvent[],
  isNew = false,
): Promise<void> {
  const { run, events } = copy;
  const { transaction, done, runs, events: stored } = begin(database, 'readwrite');
  const key = resultOf<IDBValidKey | undefined>(isNew ? runs.put(run) : runs.getKey(run.id));
  for (const event of added) stored.put({ run: run.id, sequence: nextSequence(copy), event });
  transaction.commit();
  const [known] = await Promise.all([key, done]);
  if (known === undefined) await writeEvents(database, copy, [...events.values()], true);
}

/**
 * The number of the next event: from the clock, so that a run that was removed and comes back does not
 * count from 1 again, and above what this tab has seen.
 */
function nextSequence(copy: RunCopy): number {
  return (copy.last = Math.max(copy.last + 1, Date.now()));
}
