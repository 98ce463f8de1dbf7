import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loader } from 'astro/loaders';
import { parse } from 'yaml';
import * as z from 'zod';
import { projectRoot, ruleList } from '../check/index.ts';

const example = z.object({
  title: z.string(),
  file: z.string().optional(),
  find: z.string().optional(),
  replace: z.string(),
  messages: z.array(z.string()).optional(),
});

/** A rule as its page shows it: its words, and the examples that are its tests too. */
export const ruleSchema = z.object({
  id: z.string(),
  summary: z.string(),
  why: z.string(),
  severity: z.enum(['error', 'warning']),
  inDrafts: z.boolean(),
  order: z.number().describe('Its place in the preset.'),
  passes: z.array(example),
  fails: z.array(example),
});

/** A rule as its page shows it. */
export type RuleEntry = z.infer<typeof ruleSchema>;

const cases = z.object({ passes: z.array(example), fails: z.array(example) });

/** Loads every rule of the check, with the examples in `tests/rules/<rule-id>/cases.yaml`. */
export function rulesLoader(): Loader {
  return {
    name: 'flightplan-rules',
    load: async (context) => {
      const { store } = context;
      store.clear();
      for (const [order, { id, summary, why, severity, inDrafts = false }] of ruleList.entries()) {
        const data = { id, summary, why, severity, inDrafts, order, ...examplesOf(id) };
        store.set({ id, data: await context.parseData({ id, data }) });
      }
    },
  };
}

/** The rules on files, which concern no text, are tested elsewhere and have no examples. */
function examplesOf(id: string): z.infer<typeof cases> {
  const file = join(projectRoot, 'tests/rules', id, 'cases.yaml');
  return existsSync(file)
    ? cases.parse(parse(readFileSync(file, 'utf8')))
    : { passes: [], fails: [] };
}
