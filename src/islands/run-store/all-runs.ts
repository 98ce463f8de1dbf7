import type { RunHistory, StoredRun } from './contract.ts';
import { begin, resultOf, type EventRecord, type RunDatabase } from './database.ts';

/** All runs, in the order of their ids. */
export async function readRuns(database: RunDatabase): Promise<RunHistory[]> {
  const { runs, bySequence } = begin(database, 'readonly');
  const [all, records] = await Promise.all([
    resultOf<StoredRun[]>(runs.getAll()),
    resultOf<EventRecord[]>(bySequence.getAll()),
  ]);
  const byRun = Map.groupBy(records, ({ run }) => run);
  return all.map((run) => ({
    run,
    events: (byRun.get(run.id) ?? []).map(({ event }) => event),
  }));
}

/** Deletes a run and its events. */
export async function deleteRun(database: RunDatabase, id: string): Promise<void> {
  const { runs, events, done } = begin(database, 'readwrite');
  runs.delete(id);
  // An array comes after every string.
  events.delete(IDBKeyRange.bound([id], [id, []]));
  await done;
}
