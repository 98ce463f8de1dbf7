import * as z from 'zod';
import { date, duration, reference, text } from '../fields.ts';
import { headingSchema } from '../outline.ts';
import { richTextSchema } from '../rich-text.ts';
import { spanSchema } from '../span.ts';
import { taskSchema } from '../task-list.ts';

/** A safety card's front matter, in the order in which authors write it. */
export const safetyCardFrontMatter = z.strictObject({
  title: text("The card's name.", 'Tech Operator safety card'),
  owner: reference('The team that keeps it.', 'team in teams.yaml', 'platform'),
  reviewed: date('The day it was last read against practice.', '2026-10-01'),
  contingency: duration(
    'How long a breached signal may last before the rollback starts (the five-minute rule).',
    '5m',
  ),
});

/** The sections of a safety card, in the order of use (seed 004). */
export const safetyCardSections = [
  'Briefing',
  'Verification',
  'Go/No-Go',
  'Execution discipline',
  'Failure protocol',
] as const;

/** The `###` parts that a section must have, in order. */
export const safetyCardParts = {
  Verification: ['Phase A: system', 'Phase B: people'],
  'Execution discipline': ['Common timer', 'Sterile cockpit', 'Two-person rule', 'Stop-points'],
  'Failure protocol': ['Five-minute rule', 'Rollback action', 'Rollback verification'],
} as const satisfies Partial<Record<(typeof safetyCardSections)[number], readonly string[]>>;

/** The rows of the AIM-C briefing, in order; closing the loop comes last. */
export const briefingSteps = ['Aim', 'Intent', 'Mishaps', 'Contingency', 'Close the loop'] as const;

/** A row of the briefing. */
export const briefingRowSchema = z.object({
  step: richTextSchema,
  focus: richTextSchema,
  said: richTextSchema.describe('What is said or asked.'),
  at: spanSchema,
});

/** A `###` part of a section: prose, a task list or an ordered list. */
export const cardPartSchema = z.object({
  title: z.string(),
  slug: z.string(),
  prose: richTextSchema.nullable(),
  tasks: z.array(taskSchema),
  moves: z.array(richTextSchema).describe('The items of its ordered list.'),
  at: spanSchema,
});

/** A section's own prose and tasks, before its first part, and its parts. */
export const cardSectionSchema = z.object({
  title: z.string(),
  slug: z.string(),
  prose: richTextSchema.nullable(),
  tasks: z.array(taskSchema),
  parts: z.array(cardPartSchema),
  at: spanSchema,
});

/** A deployment safety card: read aloud by two people around a release. */
export const safetyCardSchema = z.object({
  kind: z.literal('safety-card'),
  id: z.string(),
  path: z.string(),
  title: z.string().nullable(),
  owner: z.string().nullable(),
  reviewed: z.string().nullable(),
  contingency: z.number().positive().nullable().describe('Milliseconds.'),
  lead: richTextSchema.nullable(),
  briefing: z.array(briefingRowSchema),
  sections: z
    .array(cardSectionSchema)
    .describe('All sections in file order, the briefing among them.'),
  headings: z.array(headingSchema),
});

/** A deployment safety card as a typed value. */
export type SafetyCard = z.infer<typeof safetyCardSchema>;
/** A section of a safety card. */
export type CardSection = z.infer<typeof cardSectionSchema>;
/** A `###` part of a section. */
export type CardPart = z.infer<typeof cardPartSchema>;
/** A row of the briefing. */
export type BriefingRow = z.infer<typeof briefingRowSchema>;
