import type { Improvement } from './schema.ts';

/** Runbooks, cards and principles come after the first of the guidelines, which every release follows. */
const besideSecondGuideline = 2;

/**
 * How far a change reaches, in the order in which seed 001 asks for places: the guideline that every
 * release follows, then checklists, runbooks and cards, then the other guidelines in the order that
 * they have.
 *
 * @param orderOf the `order` of a guideline by its id; null where it has none
 * @returns a rank; the lower, the more releases the change reaches
 */
export function impactRank(
  target: Improvement['target'],
  orderOf: (guidelineId: string) => number | null,
): number {
  const [folder = '', id = ''] = (target?.document ?? '').split('/');
  if (folder !== 'guidelines') return target ? besideSecondGuideline : Number.MAX_SAFE_INTEGER;
  return orderOf(id) ?? Number.MAX_SAFE_INTEGER;
}

/** Improvements in the order of their impact; those of one rank stay in the order in which they come. */
export function byImpact<Item>(
  items: readonly Item[],
  targetOf: (item: Item) => Improvement['target'],
  orderOf: (guidelineId: string) => number | null,
): Item[] {
  return items
    .map((item) => ({ item, rank: impactRank(targetOf(item), orderOf) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
