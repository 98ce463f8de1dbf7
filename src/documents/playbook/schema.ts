import * as z from 'zod';
import { oneOf, playbookCode, reference, text } from '../fields.ts';
import { headingSchema } from '../outline.ts';
import { richTextSchema } from '../rich-text.ts';
import { spanSchema } from '../span.ts';

/** How much of something there is: the effort a playbook takes, and how sure its authors are of it. */
export const playbookGrades = ['low', 'medium', 'high'] as const;

/** A playbook's front matter, in the order in which authors write it. */
export const playbookFrontMatter = z.strictObject({
  title: text('What it does, as an imperative.', 'Improve release confidence'),
  code: playbookCode('The short name by which people refer to it.', 'EP-32'),
  area: text('The part of the work that it belongs to.', 'Operations'),
  difficulty: oneOf('How hard it is to carry out.', playbookGrades),
  horizon: text('How long it takes until it shows.', 'weeks to months'),
  owner: text('The role that leads it, and answers for its outcome.', 'release owner'),
  roles: z.array(text('A role.', 'tech lead')).min(1).meta({
    description: 'The roles that take part, the owner among them.',
    expected: 'a list of at least one role',
    example: '[release owner, tech lead]',
  }),
  confidence: oneOf('How sure the authors are that it works.', playbookGrades),
  summary: text(
    'What it is to achieve: one sentence.',
    'Make releases safe enough that it does not matter who is on call.',
  ),
  connected: z
    .array(reference('A playbook.', 'playbook', 'run-a-rollback-drill'))
    .meta({
      description: 'Neighbouring playbooks by their file names; each names this one in turn.',
      expected: 'a list of the ids of playbooks',
      example: '[run-a-rollback-drill]',
    })
    .optional(),
});

/** The sections of a playbook, in the order in which it is read (seed 003). */
export const playbookSections = [
  'Situation',
  'Why it matters',
  'What good looks like',
  'Before you start',
  'Procedure',
  'Judgment',
  'Outcomes',
  'AI impact',
] as const;

/** A name of a required section. */
export type PlaybookSectionName = (typeof playbookSections)[number];

/** The `###` parts that a section must have, in order (seed 003). */
export const playbookParts = {
  Situation: ['Use it when', 'Do not use it when'],
  'Before you start': ['Inputs', 'Prerequisites'],
  Judgment: ['Decision points', 'Questions to ask', 'Common mistakes', 'Warning signs'],
  Outcomes: ['Artifacts', 'Success signals', 'Follow-up', 'Metrics to watch'],
  'AI impact': ['Where it helps', 'Where it makes things worse'],
} as const satisfies Partial<Record<PlaybookSectionName, readonly string[]>>;

/** What a step holds below "Actions" or "Outputs". */
export const stepPartSchema = z.object({
  prose: richTextSchema.nullable().describe('All of it, its lists among it.'),
  items: z.number().describe('How many items of its lists say something.'),
  at: spanSchema.describe('Where it stands, from its name on, or where it belongs.'),
});

/** A `<Step>` of the procedure. */
export const stepSchema = z.object({
  id: z.string().describe('Its address within the page.'),
  title: z.string().describe('Empty where it is missing.'),
  purpose: z.string().nullable().describe('Why the step exists.'),
  prose: richTextSchema.nullable().describe('What stands above "Actions".'),
  actions: stepPartSchema,
  outputs: stepPartSchema,
  at: spanSchema,
  attributes: z.object({ title: spanSchema, purpose: spanSchema }),
});

/** A `###` part of a section. */
export const playbookPartSchema = z.object({
  title: z.string(),
  slug: z.string(),
  prose: richTextSchema.nullable(),
  at: spanSchema,
});

/** A `##` section of a playbook: a place that a log's improvement may name. */
export const playbookSectionSchema = z.object({
  title: z.string(),
  slug: z.string().describe('Its address within the page: `playbooks/<id>#<slug>`.'),
  prose: richTextSchema.nullable().describe('What stands before its first part or step.'),
  parts: z.array(playbookPartSchema),
  steps: z.array(stepSchema).describe('Those of the procedure; empty elsewhere.'),
  remarks: richTextSchema.nullable().describe('What stands between and after the steps.'),
  at: spanSchema,
});

/** A playbook: how a recurring problem of the work is tackled, from its signs to what it leaves behind (seed 003). */
export const playbookSchema = z.object({
  kind: z.literal('playbook'),
  id: z.string(),
  path: z.string(),
  title: z.string().nullable(),
  code: z.string().nullable(),
  area: z.string().nullable(),
  difficulty: z.enum(playbookGrades).nullable(),
  horizon: z.string().nullable(),
  owner: z.string().nullable(),
  roles: z.array(z.string()),
  confidence: z.enum(playbookGrades).nullable(),
  summary: z.string().nullable(),
  connected: z.array(z.string()).describe('Ids of playbooks.'),
  lead: richTextSchema.nullable().describe('What stands before the first section.'),
  sections: z.array(playbookSectionSchema).describe('All sections in file order.'),
  headings: z.array(headingSchema),
});

/** A playbook as a typed value. */
export type Playbook = z.infer<typeof playbookSchema>;
/** A section of a playbook. */
export type PlaybookSection = z.infer<typeof playbookSectionSchema>;
/** A `###` part of a section. */
export type PlaybookPart = z.infer<typeof playbookPartSchema>;
/** A step of the procedure. */
export type Step = z.infer<typeof stepSchema>;
/** What a step holds below "Actions" or "Outputs". */
export type StepPart = z.infer<typeof stepPartSchema>;
