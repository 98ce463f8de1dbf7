import { defineCollection } from 'astro:content';
import * as z from 'zod';
import { guidelineSchema } from './documents/guideline/schema.ts';
import { logSchema } from './documents/log/schema.ts';
import { playbookSchema } from './documents/playbook/schema.ts';
import { principleSchema } from './documents/principle/schema.ts';
import { runbookSchema } from './documents/runbook/schema.ts';
import { safetyCardSchema } from './documents/safety-card/schema.ts';
import { serviceSchema } from './documents/service/schema.ts';
import type { Site } from './documents/site/schema.ts';
import { teamSchema } from './documents/team/schema.ts';
import { contentLoaders } from './integrations/content-loader.ts';
import { ruleSchema, rulesLoader } from './integrations/rules-loader.ts';

const problem = z.object({
  path: z.string(),
  line: z.number(),
  column: z.number(),
  endLine: z.number(),
  endColumn: z.number(),
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  url: z.string(),
  frame: z.string(),
});

function entryOf<Document extends z.ZodType>(document: Document) {
  return z.object({
    document,
    path: z.string(),
    problems: z.array(problem),
    lastChange: z.object({ date: z.string(), subject: z.string(), hash: z.string() }).nullable(),
  });
}

const loader = contentLoaders();

/** All content, checked. A document is null where its file can't be parsed; only `dev` gets that far. */
export const collections = {
  runbooks: defineCollection({
    loader: loader('runbooks'),
    schema: entryOf(runbookSchema.nullable()),
  }),
  safetyCards: defineCollection({
    loader: loader('safetyCards'),
    schema: entryOf(safetyCardSchema.nullable()),
  }),
  principles: defineCollection({
    loader: loader('principles'),
    schema: entryOf(principleSchema.nullable()),
  }),
  guidelines: defineCollection({
    loader: loader('guidelines'),
    schema: entryOf(guidelineSchema.nullable()),
  }),
  playbooks: defineCollection({
    loader: loader('playbooks'),
    schema: entryOf(playbookSchema.nullable()),
  }),
  logs: defineCollection({
    loader: loader('logs'),
    schema: entryOf(logSchema.nullable()),
  }),
  services: defineCollection({ loader: loader('services'), schema: entryOf(serviceSchema) }),
  teams: defineCollection({ loader: loader('teams'), schema: entryOf(teamSchema) }),
  // The schema of site.yaml reads the text of the file, which the loader has done.
  site: defineCollection({ loader: loader('site'), schema: entryOf(z.custom<Site>()) }),
  rules: defineCollection({ loader: rulesLoader(), schema: ruleSchema }),
};
