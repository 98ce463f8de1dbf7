import type { RunEvent } from '../../run/events.ts';
import { deleteRun, readRuns } from './all-runs.ts';
import type { RunArchive, RunHistory, StoredRun } from './contract.ts';

import { DurableRunStore, historyOf } from './durable-run-store.ts';

/** The runs in IndexedDB, as a whole. */
export class DurableRunArchive extends DurableRunStore implements RunArchive {
  #askedToPersist = false;

  async list(): Promise<RunHistory[]> {
    const histories = await this.use(readRuns, () => [...this.copies.values()].map(historyOf));
    for (const { run, events } of histories) this.copy(run, events);
    return histories.toSorted((a, b) => b.run.createdAt - a.run.createdAt);
  }

  async create(run: StoredRun, events: readonly RunEvent[]): Promise<void> {
    if (!this.#askedToPersist) void askToPersist();
    this.#askedToPersist = true;
    await this.open(run.id);
    const copy = this.copy(run, []);
    await this.add(
      copy,
      events.filter(({ id }) => !copy.events.has(id)),
    );
  }

  async remove(id: string): Promise<void> {
    this.copies.delete(id);
    // First where it would come back from.
    await this.copying;
    const second = await this.second;
    if (second) await deleteRun(second, id).catch(() => undefined);
    await this.use(
      (database) => deleteRun(database, id),
      () => undefined,
    );
  }
}

/** Asks that the browser does not clear the storage by itself when the disk gets full. */
async function askToPersist(): Promise<void> {
  try {
    await navigator.storage.persist();
  } catch {
    // Refused, or not a secure page: runs are kept as well as they can be.
  }
}
