/** The part of Pagefind's browser interface that the search uses. */
export interface SearchIndex {
  options: (options: { baseUrl?: string; excerptLength?: number }) => Promise<void>;
  filters: () => Promise<FilterCounts>;
  /** Null when a later search has begun in the meantime. */
  debouncedSearch: (
    term: string | null,
    options: { filters: Record<string, string> },
    delayMs: number,
  ) => Promise<{ results: { data: () => Promise<Found> }[] } | null>;
}

/** How many pages have each value of each filter. */
export type FilterCounts = Record<string, Record<string, number>>;

/** A page, or a part of one, that search found. */
export interface FoundPart {
  url: string;
  title: string;
  /** Text in which `<mark>` stands around what was searched for. */
  excerpt: string;
  /** Where the words are, and how much each of these places says about them. */
  weighted_locations: readonly { balanced_score: number }[];
}

/** A page that search found. */
export interface Found extends Omit<FoundPart, 'title'> {
  meta: Record<string, string | undefined>;
  sub_results: FoundPart[];
}

const loading = new Map<string, Promise<SearchIndex>>();

/**
 * Loads the index that the build has made.
 *
 * @param folder its address, with a slash at its end
 * @throws when there is none: in `npm run dev`, or offline
 */
export function loadIndex(folder: string): Promise<SearchIndex> {
  let index = loading.get(folder);
  if (!index) {
    index = load(folder);
    loading.set(folder, index);
    // Next time the network may be back.
    index.catch(() => loading.delete(folder));
  }
  return index;
}

async function load(folder: string): Promise<SearchIndex> {
  const index = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as SearchIndex;
  await index.options({ baseUrl: folder.replace(/pagefind\/$/, ''), excerptLength: 24 });
  return index;
}
