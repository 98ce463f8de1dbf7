import type { Guideline } from '../../documents/guideline/schema.ts';

/** The checks that every runbook has. */
export const asked = { id: 'asked-before-every-release', title: 'Asked before every release' };
/** What logs flag. */
export const flagged = { id: 'flagged-by-releases', title: 'Flagged by releases' };

/** The places that a guideline's page has beyond its own sections. */
export function gatheredPlaces(gathers: Guideline['gathers']): { id: string; title: string }[] {
  if (gathers === 'checks') return [asked, flagged];
  return gathers === 'pitfalls' ? [flagged] : [];
}
