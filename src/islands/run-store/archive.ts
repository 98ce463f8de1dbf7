import type { RunArchive } from './contract.ts';
import { DurableRunArchive } from './durable-run-archive.ts';

/** Opens all runs in this browser, in any case, as `openRunStore` does. */
export async function openRunArchive(): Promise<RunArchive> {
  const archive = new DurableRunArchive();
  await archive.ready();
  return archive;
}
