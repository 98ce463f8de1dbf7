/** An item that stands out of order, and what it should stand before or after. */
export interface Misplaced<Item> {
  item: Item;
  /** The item of the right order that comes next before it; null when it belongs first. */
  after: Item | null;
}

/**
 * The fewest items that would have to move to bring a list into order: for one moved section one
 * message, whatever it was moved past.
 *
 * @param items as they stand
 * @param rank its place in the right order, which no two items share
 */
export function misplaced<Item>(
  items: readonly Item[],
  rank: (item: Item) => number,
): Misplaced<Item>[] {
  const kept = new Set(longestRising(items, rank));
  const inOrder = items.toSorted((a, b) => rank(a) - rank(b));
  return items
    .filter((item) => !kept.has(item))
    .map((item) => ({ item, after: inOrder[inOrder.indexOf(item) - 1] ?? null }));
}

function longestRising<Item>(items: readonly Item[], rank: (item: Item) => number): Item[] {
  const best: Item[][] = [];
  for (const [index, item] of items.entries()) {
    const before = best
      .slice(0, index)
      .filter((run) => rank(run.at(-1) as Item) < rank(item))
      .reduce<Item[]>((longest, run) => (run.length > longest.length ? run : longest), []);
    best.push([...before, item]);
  }
  return best.reduce((longest, run) => (run.length > longest.length ? run : longest), []);
}
