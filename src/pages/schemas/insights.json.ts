import type { APIRoute } from 'astro';
import * as z from 'zod';
import type { Insights } from '../../insights/insights.ts';

const whole = z.number().int().nonnegative();
const missing = z
  .array(z.object({ log: z.string().describe('Id of a log.'), why: z.string() }))
  .describe('Logs that belong here and could not be counted.');
const enough = z
  .boolean()
  .describe('Whether there are enough data to speak of more than single cases.');

const count = z.object({ value: whole, enough: z.literal(true), missing });

const share = z.object({
  value: z.number().min(0).max(1).nullable().describe('Null where the denominator is 0.'),
  numerator: whole,
  denominator: whole,
  enough,
  missing,
});

const dependence = share.extend({
  operators: whole.describe('How many different operators there were.'),
  tied: whole.describe('How many of them share the highest number of releases.'),
});

const spread = z.object({
  value: z
    .number()
    .nonnegative()
    .nullable()
    .describe('The median, rounded to a tenth; null without values.'),
  p90: z
    .number()
    .nonnegative()
    .nullable()
    .describe('The 90th percentile by linear interpolation, rounded to a tenth.'),
  n: whole.describe('How many values there are.'),
  enough,
  p90Enough: z.boolean().describe('Whether there are enough values for the 90th percentile.'),
  missing,
});

const counted = z.enum(['releases', 'runs', 'drills', 'lessons', 'improvements']);

function figure<Measure extends z.ZodRawShape>(measure: z.ZodObject<Measure>) {
  return z.object({
    title: z.string(),
    definition: z.string().describe('What is counted, in one plain sentence.'),
    of: counted.describe('What it is counted over.'),
    total: measure,
    months: z
      .array(z.object({ month: z.string().describe('YYYY-MM, in UTC.'), ...measure.shape }))
      .describe('Every month from the first run on, those without a run too.'),
    services: z.array(
      z.object({ service: z.string().describe('Id of a service.'), ...measure.shape }),
    ),
  });
}

const least = whole.describe('With less there are not enough data.');

const countFigure = figure(count).extend({ kind: z.literal('count'), unit: counted });
const shareFigure = figure(share).extend({
  kind: z.literal('share'),
  unit: z.literal('ratio'),
  least,
});
const dependenceFigure = figure(dependence).extend({
  kind: z.literal('share'),
  unit: z.literal('ratio'),
  least,
});
const spreadFigure = figure(spread).extend({
  kind: z.literal('spread'),
  unit: z.enum(['milliseconds', 'days']),
  least,
  leastForP90: whole.describe('With less there are not enough data for the 90th percentile.'),
});

const insights = z.object({
  asOf: z
    .string()
    .nullable()
    .describe('The last day that the figures speak of, YYYY-MM-DD in UTC; null without a run.'),
  services: z.array(z.object({ id: z.string(), title: z.string().nullable() })),
  figures: z.object({
    releases: countFigure,
    changeFailureRate: shareFigure,
    nearMisses: shareFigure,
    timeToDetect: spreadFigure,
    timeToRestore: spreadFigure,
    specialHandling: shareFigure,
    operatorDependence: dependenceFigure,
    rehearsalAge: spreadFigure,
    drills: countFigure,
    abortedRuns: countFigure,
    lessonsWithImprovement: shareFigure,
    improvementsApplied: shareFigure,
    improvementsDeclined: shareFigure,
    improvementsProposed: shareFigure,
  }),
  drafts: z.array(z.string()).describe('Logs that are drafts still: no figure counts them.'),
  uncounted: missing.describe('Reviewed logs that no figure counts.'),
  withoutService: missing.describe('Logs that count in total and by month, and for no service.'),
}) satisfies z.ZodType<Insights>;

/** What `/insights.json` holds. */
export const GET: APIRoute = () =>
  Response.json(
    z.toJSONSchema(z.object({ $schema: z.string(), ...insights.shape }), { reused: 'ref' }),
  );
