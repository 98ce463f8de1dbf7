import * as z from 'zod';
import { duration, group, httpsUrl, text, traffic } from '../fields.ts';

const plan = group(
  'A way to roll out: its bands of traffic, in order.',
  '{ title: …, when: …, bands: […], watch: 24h }',
  {
    title: text('Its name.', 'Standard rollout'),
    when: text('When this plan is the right one.', 'Every release, unless another plan fits'),
    bands: z.array(traffic('A band of traffic.', '"1-5%"')).min(1).meta({
      description: 'Bands of traffic, rising.',
      expected: 'a list of bands of traffic',
      example: '["0%", "1-5%", "100%"]',
    }),
    watch: duration('How long the last stage is watched.', '24h'),
  },
);

const check = group('A check that every release needs.', '{ text: …, why: … }', {
  text: text('What must be so.', 'All tests pass on the commit that goes out'),
  why: text('Why it is asked.', 'A red test is the cheapest warning there is.'),
});

/** The house rules: what this organisation asks of every release. */
export const houseFields = group('The house rules.', '', {
  plans: z.record(z.string(), plan).meta({
    description: 'Rollout plans by name; `standard` is used where a runbook names none.',
    expected: 'plans by name, `standard` among them',
    example: '',
  }),
  rollback: z.array(duration('A time limit.', '5m')).min(3).meta({
    description: 'The time limits of the rollback levels, rising.',
    expected: 'a list of at least three durations',
    example: '[1m, 5m, 15m]',
  }),
  rehearsedWithin: duration(
    'How old a rehearsal of the rollback may be on the day of the release.',
    '14d',
  ),
  reviewWithin: duration("How old a card's review may be.", '180d'),
  logWithin: duration('How soon after a release its log is due.', '2d'),
  checks: z.array(check).meta({
    description: 'Checks that join "Before you start" of every runbook.',
    expected: 'a list of checks',
    example: '',
  }),
});

/** site.yaml: the name of the site, where its sources are, and the house rules. */
export const siteFile = z.strictObject({
  name: text('The name of the site.', 'Flightplan'),
  description: text('What the site is for, in one sentence.', 'How we release.'),
  url: httpsUrl(
    'Where the site is published, without the base path.',
    'https://flightplan.example.com',
  ),
  base: text('The path under which it is published.', '/'),
  git: group("Links to the sources; `{path}` stands for a file's path.", '', {
    edit: httpsUrl(
      'Opens a file to edit it.',
      'https://git.example.com/acme/flightplan/edit/main/content/{path}',
    ),
    history: httpsUrl(
      "Shows a file's history.",
      'https://git.example.com/acme/flightplan/commits/main/content/{path}',
    ),
    new: httpsUrl(
      'Opens a new log: `{name}` stands for its file name, `{text}` for its text.',
      'https://git.example.com/acme/flightplan/new/main/content/logs?filename={name}&value={text}',
    ).optional(),
  }).optional(),
  house: houseFields,
});

/** The house rules as a typed value: durations in milliseconds, bands in percent. */
export type House = z.infer<typeof houseFields>;
/** site.yaml as a typed value. */
export type Site = z.infer<typeof siteFile>;
