import type { RunStore } from './contract.ts';

/** How often a page looks for what no message told. */
const lookEveryMs = 500;

/**
 * A store once it is known where runs are kept. The page itself counts when to look, and not its
 * worker: a browser slows a page's timers down while nobody sees it, and so the page rests.
 */
export async function opened<Store extends RunStore & { ready(): Promise<void> }>(
  store: Store,
): Promise<Store> {
  await store.ready();
  setInterval(() => store.look(), lookEveryMs);
  return store;
}
