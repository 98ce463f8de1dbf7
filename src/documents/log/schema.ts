import * as z from 'zod';
import { headingSchema } from '../outline.ts';
import { richTextSchema } from '../rich-text.ts';
import { spanSchema } from '../span.ts';
import { outcomes } from './front-matter.ts';
import { promptIds } from './prompts.ts';

/*
 * A post-release log as a typed value. What a draft may still lack is null, empty or an empty list;
 * the rules of src/lint see to it that a reviewed log lacks nothing. No duration is kept: whoever
 * needs one computes it from the instants.
 */

const cell = richTextSchema.describe('A table cell; its text is empty where the cell is.');
const prose = richTextSchema.nullable().describe('What the section says beside its parts.');
const instant = z.number().int().nullable().describe('Milliseconds since the epoch.');

/** The sections of a log, in order. */
export const logSections = [
  'Timeline',
  'Reflection',
  'Lessons',
  'Improvements',
  'Actions',
  'Recommendations',
] as const;

/** Sections that run mode adds: how long each part took, and what was skipped, put off or overridden. */
export const runSections = ['Durations', 'Deviations'] as const;

/** The heading of a section that every log has. */
export type LogSection = (typeof logSections)[number];

/** What happened, and when. */
export const logEventSchema = z.object({
  time: instant.describe('Milliseconds since the epoch; null where the text is no instant.'),
  timeText: cell.describe('The time as written.'),
  elapsed: cell.describe('The time since the start, as written below "T+".'),
  event: cell,
  by: cell,
  at: spanSchema,
});

/** A `###` part of the reflection: a prompt with its answer. */
export const answerSchema = z.object({
  prompt: z.enum(promptIds).nullable().describe('Null for a heading that is no prompt.'),
  title: z.string(),
  slug: z.string(),
  answer: richTextSchema.nullable(),
  at: spanSchema.describe('From the heading to the end of the answer.'),
  places: z.object({ answer: spanSchema }).describe('Where the answer is, or belongs.'),
});

/** What was learned, why it matters, and an example from this release (seed 001, step 2). */
export const lessonSchema = z.object({
  id: z.string().describe('Stable within the log: formed from its title.'),
  title: z.string(),
  why: z.string().nullable().describe('Why it matters for the releases to come.'),
  example: richTextSchema.nullable(),
  at: spanSchema.describe('The whole tag.'),
  attributes: z
    .object({ title: spanSchema, why: spanSchema })
    .describe('Where each attribute is, or belongs.'),
  places: z.object({ example: spanSchema }).describe('Where the example is, or belongs.'),
});

/** What may have become of a proposal: an improvement, or a check before releases. */
export const proposalStatuses = ['proposed', 'applied', 'declined'] as const;

/** A change to a document, with the exact wording (seed 001, step 3). */
export const improvementSchema = z.object({
  to: z.string().describe('The place as written.'),
  target: z
    .object({
      document: z.string().describe('Folder and id: `runbooks/2026-11-03-checkout`.'),
      section: z.string().describe('Address within its page.'),
    })
    .nullable()
    .describe('Null where the text names no place.'),
  lesson: z.string().describe('The lesson as written: its title or its id.'),
  lessonId: z.string().nullable().describe('Null where the log has no such lesson.'),
  status: z.enum(proposalStatuses).nullable(),
  because: z.string().nullable().describe('Why it was declined.'),
  wording: richTextSchema.nullable().describe('What is to be added or changed, ready to paste.'),
  at: spanSchema.describe('The whole tag.'),
  attributes: z
    .object({ to: spanSchema, lesson: spanSchema, status: spanSchema, because: spanSchema })
    .describe('Where each attribute is, or belongs.'),
  places: z.object({ wording: spanSchema }).describe('Where the wording is, or belongs.'),
});

/** What may have become of an action. */
export const actionStatuses = ['open', 'done'] as const;

/** Something that a team does before the next release (seed 001, step 4). */
export const actionSchema = z.object({
  owner: z.string().nullable().describe('Id of a team.'),
  due: z.string().nullable().describe('YYYY-MM-DD; null where the text is no date.'),
  status: z.enum(actionStatuses).nullable(),
  text: richTextSchema.nullable().describe('What is to be done.'),
  at: spanSchema.describe('The whole tag.'),
  attributes: z
    .object({ owner: spanSchema, due: spanSchema, status: spanSchema })
    .describe('Where each attribute is, or belongs.'),
  places: z.object({ text: spanSchema }).describe('Where the text is, or belongs.'),
});

/** A flag for the common pitfalls. */
export const pitfallSchema = z.object({
  title: z.string(),
  text: richTextSchema.nullable(),
  at: spanSchema,
  attributes: z.object({ title: spanSchema }).describe('Where the attribute is, or belongs.'),
  places: z.object({ text: spanSchema }).describe('Where the text is, or belongs.'),
});

/** A flag for the checks before a release. */
export const preCheckSchema = z.object({
  text: z.string().describe('What must be so.'),
  why: richTextSchema.nullable(),
  status: z
    .enum(proposalStatuses)
    .nullable()
    .describe(
      'What became of it: an applied one is among the checks of site.yaml, and asked before every release. `proposed` where nothing is written, null for another word.',
    ),
  because: z.string().nullable().describe('Why it was declined.'),
  at: spanSchema,
  attributes: z
    .object({ text: spanSchema, status: spanSchema, because: spanSchema })
    .describe('Where each attribute is, or belongs.'),
  places: z.object({ why: spanSchema }).describe('Where the reason is, or belongs.'),
});

/** A `##` section beyond those a log must have, such as the deviations of a run. */
export const furtherSectionSchema = z.object({
  title: z.string(),
  slug: z.string(),
  body: richTextSchema.nullable(),
  at: spanSchema,
});

/** A post-release log. */
export const logSchema = z.object({
  kind: z.literal('log'),
  id: z.string().describe('The file name without its ending.'),
  path: z.string().describe('The file, from the content folder.'),
  runbook: z.string().nullable().describe('Id of the runbook that was run.'),
  outcome: z.enum(outcomes).nullable(),
  status: z.enum(['draft', 'reviewed']),
  started: instant,
  ended: instant,
  detected: instant.describe('The first sign of trouble, milliseconds since the epoch.'),
  restored: instant.describe('When the system was back, milliseconds since the epoch.'),
  level: z.string().nullable().describe('The rollback level as written: its name or its id.'),
  operator: z.string().nullable(),
  monitor: z.string().nullable(),
  special: z.string().nullable().describe('Why special handling was needed.'),
  drill: z.boolean(),
  rating: z.number().int().min(1).max(10).nullable(),
  timeline: z.object({ prose, events: z.array(logEventSchema) }),
  reflection: z.object({
    prose: richTextSchema.nullable().describe('What stands above the first prompt.'),
    answers: z.array(answerSchema).describe('In file order.'),
  }),
  lessons: z.object({ prose, items: z.array(lessonSchema) }),
  improvements: z.object({ prose, items: z.array(improvementSchema) }),
  actions: z.object({ prose, items: z.array(actionSchema) }),
  recommendations: z.object({
    prose: richTextSchema.nullable().describe('Why the release got its rating.'),
    pitfalls: z.array(pitfallSchema),
    preChecks: z.array(preCheckSchema),
  }),
  lead: richTextSchema.nullable().describe('What stands above the first section.'),
  extra: z.array(furtherSectionSchema),
  headings: z.array(headingSchema),
});

/** A post-release log as a typed value. */
export type Log = z.infer<typeof logSchema>;
/** How a run ended. */
export type Outcome = (typeof outcomes)[number];
/** A row of the timeline. */
export type LogEvent = z.infer<typeof logEventSchema>;
/** A prompt of the reflection with its answer. */
export type Answer = z.infer<typeof answerSchema>;
/** What was learned. */
export type Lesson = z.infer<typeof lessonSchema>;
/** A change to a document. */
export type Improvement = z.infer<typeof improvementSchema>;
/** Something that a team does. */
export type Action = z.infer<typeof actionSchema>;
/** A flag for the common pitfalls. */
export type Pitfall = z.infer<typeof pitfallSchema>;
/** A flag for the checks before a release. */
export type PreCheck = z.infer<typeof preCheckSchema>;
