import type { RunStore } from './contract.ts';
import { DurableRunStore } from './durable-run-store.ts';
import { opened } from './opened.ts';
import { WorkerRunStore } from './worker-run-store.ts';

export type { RunArchive, RunHistory, RunStore, RunStoreStatus, StoredRun } from './contract.ts';

/**
 * Opens the store of runs in this browser:
 *
 *     const store = await openRunStore();
 *     const history = await store.open(id);
 *     store.watch(id, (events) => add(events));
 *     await store.append(id, event); // on disk from here on
 *
 * It opens in any case; `status` tells whether it is on disk.
 */
export async function openRunStore(): Promise<RunStore> {
  try {
    return await opened(new WorkerRunStore());
  } catch {
    // No worker: the page keeps the run by itself.
    return opened(new DurableRunStore());
  }
}
