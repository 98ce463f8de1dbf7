import * as z from 'zod';
import { count, oneOf, reference, text } from '../fields.ts';
import { headingSchema } from '../outline.ts';
import { richTextSchema } from '../rich-text.ts';
import { spanSchema } from '../span.ts';

/** What logs flag, and a guideline may gather (seed 001, step 4). */
export const gathered = ['pitfalls', 'checks'] as const;

/** A guideline's front matter, in the order in which authors write it. */
export const guidelineFrontMatter = z.strictObject({
  title: text("The guideline's name.", 'Deployment guidelines'),
  order: count(
    'Its place among the guidelines, from 1: the more releases a sentence in it reaches, the earlier.',
    '1',
  ),
  summary: text(
    'What the list of guidelines says of it: one sentence.',
    'How a change is taken to production, from the plan to the end of the watch.',
  ),
  owner: reference('The team that keeps it.', 'team in teams.yaml', 'platform'),
  gathers: oneOf(
    'What logs flag and its page gathers: the common pitfalls, or the checks before a release; nothing when left out.',
    gathered,
  ).optional(),
});

/** A `##` section of a guideline: the place that a log's improvement names. */
export const guidelineSectionSchema = z.object({
  title: z.string(),
  slug: z.string().describe('Its address within the page: `guidelines/<id>#<slug>`.'),
  prose: richTextSchema.nullable(),
  at: spanSchema.describe('From its heading to the last of its text.'),
});

/** A guideline: read before a release is planned, and improved by what releases taught (seed 001). */
export const guidelineSchema = z.object({
  kind: z.literal('guideline'),
  id: z.string(),
  path: z.string(),
  title: z.string().nullable(),
  order: z.number().nullable(),
  summary: z.string().nullable(),
  owner: z.string().nullable(),
  gathers: z.enum(gathered).nullable(),
  lead: richTextSchema.nullable().describe('What stands before the first section.'),
  sections: z.array(guidelineSectionSchema).describe('In file order.'),
  headings: z.array(headingSchema),
});

/** A guideline as a typed value. */
export type Guideline = z.infer<typeof guidelineSchema>;
/** A section of a guideline. */
export type GuidelineSection = z.infer<typeof guidelineSectionSchema>;
