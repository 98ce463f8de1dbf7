import type { APIRoute } from 'astro';
import * as z from 'zod';
import { logSchema } from '../../documents/log/schema.ts';
import type { RunbookFacts } from '../../insights/joined-log.ts';
import { schemaWithoutPlaces } from '../../rendering/public-json.ts';

const runbookFacts = z.object({
  service: z.string().nullable().describe('Id of a service.'),
  date: z.string().nullable().describe('The planned day of the release, YYYY-MM-DD.'),
  rehearsedOn: z
    .string()
    .nullable()
    .describe('The day on which the rollback was rehearsed, YYYY-MM-DD.'),
}) satisfies z.ZodType<RunbookFacts>;

/** What `/logs.json` holds. */
export const GET: APIRoute = () => {
  const log = logSchema.extend({
    runbookFacts: runbookFacts
      .nullable()
      .describe('Of the runbook that was run; null where there is no such runbook.'),
  });
  const schema = z.toJSONSchema(z.object({ $schema: z.string(), logs: z.array(log) }));
  return Response.json(schemaWithoutPlaces(schema));
};
