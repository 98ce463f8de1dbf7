import { relative, sep } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { contentRoot } from '../check/index.ts';
import { ContentSource, type CollectionName } from './content-source.ts';

/** Editors write a file in several steps; what comes within this time is one change. */
const settleMs = 50;

/**
 * Astro loaders over one checked content folder, one for each collection. While Astro watches,
 * every change of a document or a YAML file is checked and shown.
 */
export function contentLoaders(root = contentRoot()): (collection: CollectionName) => Loader {
  const source = new ContentSource(root);
  return (collection) => ({
    name: `flightplan-${collection}`,
    load: async (context) => {
      await fill(source, collection, context);
      watch(root, context, () => fill(source, collection, context));
    },
  });
}

async function fill(
  source: ContentSource,
  collection: CollectionName,
  context: LoaderContext,
): Promise<void> {
  const { store } = context;
  const gone = new Set(store.keys());
  for (const { id, data } of await source.entries(collection)) {
    gone.delete(id);
    const digest = context.generateDigest(data);
    if (store.get(id)?.digest === digest) continue;
    store.set({ id, data: await context.parseData({ id, data }), digest });
  }
  for (const id of gone) store.delete(id);
}

function watch(
  root: string,
  { watcher, logger }: LoaderContext,
  reload: () => Promise<void>,
): void {
  if (!watcher) return;
  let timer: NodeJS.Timeout | undefined;
  const onEvent = (path: string): void => {
    if (!isContent(root, path)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      reload().catch((error: unknown) => {
        logger.error(
          `Failed to reload ${path}: ${error instanceof Error ? error.message : String(error)}`,
        );
      });
    }, settleMs);
  };
  watcher.add(root);
  watcher.on('add', onEvent);
  watcher.on('change', onEvent);
  watcher.on('unlink', onEvent);
}

function isContent(root: string, path: string): boolean {
  const inside = relative(root, path);
  return inside !== '' && !inside.startsWith(`..${sep}`) && /\.(?:mdx|ya?ml)$/.test(inside);
}
