import * as z from 'zod';
import { count, text } from '../fields.ts';
import { headingSchema } from '../outline.ts';
import { richTextSchema } from '../rich-text.ts';

/** A principle's front matter, in the order in which authors write it. */
export const principleFrontMatter = z.strictObject({
  title: text('The principle, as a sentence.', 'A rollback is a success'),
  order: count('Its place among the principles, from 1.', '3'),
  summary: text(
    'What every runbook page shows of it: one sentence.',
    'Going back as planned proves that the protocol works.',
  ),
});

/** A deployment principle: shown on every runbook (seed 000). */
export const principleSchema = z.object({
  kind: z.literal('principle'),
  id: z.string(),
  path: z.string(),
  title: z.string().nullable(),
  order: z.number().nullable(),
  summary: z.string().nullable(),
  body: richTextSchema.nullable(),
  headings: z.array(headingSchema),
});

/** A deployment principle as a typed value. */
export type Principle = z.infer<typeof principleSchema>;
