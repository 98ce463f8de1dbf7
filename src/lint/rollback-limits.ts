import type { Level } from '../documents/runbook/schema.ts';

/** How the levels of a runbook fill the places that the house has time limits for. */
export interface FilledLimits {
  /** The house's limit for each level, milliseconds; null for a level beyond the house's list. */
  limitOf: Map<Level, number | null>;
  /** Limits that no level is there for, with the level before which theirs belongs; null: last. */
  missing: { limit: number; before: Level | null }[];
}

/**
 * Gives each level its limit, in order. While there are fewer levels than limits, a level that
 * takes longer than the next limit is taken for a later one, so that the one left out is named.
 */
export function fillLimits(levels: readonly Level[], limits: readonly number[]): FilledLimits {
  const limitOf = new Map<Level, number | null>();
  const missing: FilledLimits['missing'] = [];
  let lacking = limits.length - levels.length;
  let next = 0;
  for (const level of levels) {
    const { withinMs } = level;
    for (; lacking > 0 && withinMs !== null && withinMs > (limits[next] ?? Infinity); lacking--) {
      missing.push({ limit: limits[next] ?? 0, before: level });
      next++;
    }
    limitOf.set(level, limits[next] ?? null);
    next++;
  }
  for (const limit of limits.slice(next)) missing.push({ limit, before: null });
  return { limitOf, missing };
}
