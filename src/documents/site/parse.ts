import { readFields } from '../front-matter.ts';
import type { FieldIssue } from '../field-issue.ts';
import { siteFile, type House, type Site } from './schema.ts';

const minute = 60_000;
const day = 1_440 * minute;
const [none, canary, partial, most, all] = [
  [0, 0],
  [1, 5],
  [10, 25],
  [50, 75],
  [100, 100],
].map(([from, to]) => ({ from: from ?? 0, to: to ?? 0 })) as [Band, Band, Band, Band, Band];
type Band = House['plans'][string]['bands'][number];

/** The house rules where site.yaml has none: those of GRAMMAR.md. */
export const defaultHouse: House = {
  plans: {
    standard: {
      title: 'Standard rollout',
      when: 'Every release.',
      bands: [none, canary, partial, most, all],
      watch: day,
    },
  },
  rollback: [minute, 5 * minute, 15 * minute],
  rehearsedWithin: 14 * day,
  reviewWithin: 180 * day,
  logWithin: 2 * day,
  checks: [],
};

/** The site where site.yaml is missing or broken. */
export const defaultSite: Site = {
  name: 'Flightplan',
  description: 'Release runbooks, checked before they are published.',
  url: 'https://flightplan.example.com',
  base: '/',
  house: defaultHouse,
};

/** Reads site.yaml; what it lacks comes from the defaults. Nothing throws. */
export function parseSite(text: string): { site: Site; issues: FieldIssue[] } {
  const { values, issues } = readFields(text, siteFile, 1);
  const { git, ...rest } = values;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  return { site: { ...defaultSite, ...given, ...(git ? { git } : {}) }, issues };
}
