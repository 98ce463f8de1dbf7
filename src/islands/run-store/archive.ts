import type { RunArchive } from './contract.ts';
import { DurableRunArchive } from './durable-run-archive.ts';
import { opened } from './opened.ts';

/** Opens all runs in this browser, in any case, as `openRunStore` does. */
export async function openRunArchive(): Promise<RunArchive> {
  return opened(new DurableRunArchive());
}
