import * as z from 'zod';
import { commandSchema } from '../command.ts';
import { conditionSchema } from '../condition.ts';
import { headingSchema } from '../outline.ts';
import { richTextSchema } from '../rich-text.ts';
import { spanSchema } from '../span.ts';
import { taskSchema } from '../task-list.ts';
import { trafficSchema } from '../traffic.ts';

/*
 * A runbook as a typed value. What a draft may still lack is null or an empty list; the rules
 * of src/lint see to it that a ready runbook lacks nothing.
 */

const cell = richTextSchema.describe('A table cell; its text is empty where the cell is.');

/** What can go wrong, how it shows, how one recovers: seed 002's risk analysis. */
export const riskSchema = z.object({
  failure: cell,
  detection: cell,
  recovery: cell,
  at: spanSchema,
});

/** A signal that ends the rollout: failure, defined before it happens (seed 000). */
export const triggerSchema = z.object({
  signal: cell,
  healthy: cell,
  rollbackIf: cell,
  healthyCondition: conditionSchema
    .nullable()
    .describe('The healthy values; null where the text is no condition.'),
  condition: conditionSchema
    .nullable()
    .describe('When to roll back; null where the text is no condition.'),
  at: spanSchema,
});

/** One step of the rollout: commands, what must hold after them, and what ends it. */
export const stageSchema = z.object({
  id: z.string().describe('Stable within the runbook: formed from its name.'),
  name: z.string(),
  traffic: trafficSchema.nullable(),
  soakMs: z
    .number()
    .positive()
    .nullable()
    .describe('How long to watch before the next stage, milliseconds.'),
  prose: richTextSchema.nullable().describe('The paragraphs that explain it.'),
  commands: z.array(commandSchema),
  remarks: richTextSchema.nullable().describe('What is said below the commands.'),
  validations: z.array(taskSchema).describe('What must hold before the next stage.'),
  triggers: z.array(triggerSchema),
  at: spanSchema.describe('The whole tag.'),
  attributes: z
    .object({ name: spanSchema, traffic: spanSchema, soak: spanSchema })
    .describe('Where each attribute is, or belongs.'),
  places: z
    .object({ commands: spanSchema, validations: spanSchema, triggers: spanSchema })
    .describe('Where each part is, or belongs.'),
});

/** One way back, with the time it may take. */
export const levelSchema = z.object({
  id: z.string().describe('Stable within the runbook: formed from its name.'),
  name: z.string(),
  withinMs: z.number().positive().nullable().describe('The time limit, milliseconds.'),
  when: richTextSchema.nullable().describe('When this level is the right one.'),
  commands: z.array(commandSchema),
  remarks: richTextSchema.nullable().describe('What is said below the commands.'),
  verification: z.array(taskSchema).describe('How one knows that it worked.'),
  at: spanSchema.describe('The whole tag.'),
  attributes: z
    .object({ name: spanSchema, within: spanSchema })
    .describe('Where each attribute is, or belongs.'),
  places: z
    .object({ when: spanSchema, commands: spanSchema, verification: spanSchema })
    .describe('Where each part is, or belongs.'),
});

/** A metric to watch after the rollout, with its alerts. */
export const metricSchema = z.object({
  name: cell,
  kind: z.enum(['technical', 'business']).nullable(),
  kindText: cell.describe('The kind as written.'),
  query: cell,
  warning: cell,
  critical: cell,
  warningCondition: conditionSchema.nullable(),
  criticalCondition: conditionSchema.nullable(),
  at: spanSchema,
});

/** An alert for silence: pages a team when no metrics arrive (seed 002). */
export const deadMansSwitchSchema = z.object({
  afterMs: z.number().positive().nullable().describe('The silence that sets it off, milliseconds.'),
  pages: z.string().nullable().describe('The team it pages.'),
  at: spanSchema,
  attributes: z
    .object({ after: spanSchema, pages: spanSchema })
    .describe('Where each attribute is, or belongs.'),
});

/** Who is told what, when and where. */
export const messageSchema = z.object({
  moment: z
    .enum(['before', 'during', 'if issues', 'after'])
    .nullable()
    .describe('Null where the text names none of them.'),
  everyMs: z
    .number()
    .positive()
    .nullable()
    .describe('How often, during the release, milliseconds.'),
  when: cell,
  who: cell,
  where: cell,
  what: cell,
  at: spanSchema,
});

/** A `##` section beyond those a runbook must have. */
export const extraSectionSchema = z.object({
  title: z.string(),
  slug: z.string(),
  body: richTextSchema.nullable(),
  at: spanSchema,
});

/** The sections of a runbook, in the order of use. */
export const runbookSections = [
  'Overview',
  'Risks',
  'Before you start',
  'Rollout',
  'Rollback',
  'Monitoring',
  'Communication',
] as const;

/** The heading of a section that every runbook has. */
export type RunbookSection = (typeof runbookSections)[number];

const prose = richTextSchema.nullable().describe('What the section says beside its parts.');

const inputSchema = z.object({
  name: z.string().describe('As the commands name it, without `$`.'),
  label: z.string().describe('What it is, for who fills it in.'),
  pattern: z.string().describe('A regular expression that matches the whole of a sound value.'),
  at: spanSchema,
});

/** A release runbook. */
export const runbookSchema = z.object({
  kind: z.literal('runbook'),
  id: z.string().describe('The file name without its ending: the address of the page.'),
  path: z.string().describe('The file, from the content folder.'),
  title: z.string().nullable(),
  service: z.string().nullable().describe('Id of a service.'),
  version: z.string().nullable(),
  date: z.string().nullable().describe('YYYY-MM-DD.'),
  owner: z.string().nullable().describe('Id of a team.'),
  ticket: z.string().nullable(),
  risk: z.enum(['low', 'standard', 'high']).nullable(),
  status: z.enum(['draft', 'ready', 'retired']).nullable(),
  plan: z.string().describe('Name of a plan of the house rules.'),
  approved: z.object({ by: z.string(), on: z.string() }).nullable(),
  rehearsed: z
    .object({ on: z.string(), environment: z.string(), took: z.number().describe('Milliseconds.') })
    .nullable(),
  dashboard: z.string().nullable(),
  card: z.string().nullable().describe('Id of a safety card.'),
  inputs: z.array(inputSchema),
  overview: z.object({ prose }),
  risks: z.object({ prose, items: z.array(riskSchema) }),
  beforeYouStart: z.object({ prose, items: z.array(taskSchema) }),
  rollout: z.object({ prose, stages: z.array(stageSchema) }),
  rollback: z.object({ prose, levels: z.array(levelSchema) }),
  monitoring: z.object({
    prose,
    metrics: z.array(metricSchema),
    deadMansSwitch: deadMansSwitchSchema.nullable(),
  }),
  communication: z.object({ prose, messages: z.array(messageSchema) }),
  lead: richTextSchema.nullable().describe('What stands above the first section.'),
  extra: z.array(extraSectionSchema),
  headings: z.array(headingSchema),
});

/** A value that the commands take, given anew for every release. */
export type Input = z.infer<typeof inputSchema>;
/** A release runbook as a typed value. */
export type Runbook = z.infer<typeof runbookSchema>;
/** One step of the rollout. */
export type Stage = z.infer<typeof stageSchema>;
/** A signal that ends the rollout. */
export type Trigger = z.infer<typeof triggerSchema>;
/** One way back. */
export type Level = z.infer<typeof levelSchema>;
/** A metric to watch. */
export type Metric = z.infer<typeof metricSchema>;
/** A row of the communication plan. */
export type Message = z.infer<typeof messageSchema>;
/** A row of the risk analysis. */
export type Risk = z.infer<typeof riskSchema>;
/** An alert for silence. */
export type DeadMansSwitch = z.infer<typeof deadMansSwitchSchema>;
