import type { APIRoute } from 'astro';
import * as z from 'zod';
import { actionSchema } from '../../documents/log/schema.ts';
import { schemaWithoutPlaces } from '../../rendering/public-json.ts';

/** What `/actions.json` holds. */
export const GET: APIRoute = () => {
  const action = z.object({
    id: z.string().describe('Its address on the board.'),
    log: z.string().describe('Id of the log.'),
    number: z.number().int().min(1).describe('Its place among the actions of the log.'),
    page: z.string().describe("The address of its place on the log's page."),
    runbook: z.string().nullable().describe('Id of the runbook that was run.'),
    service: z.string().nullable().describe('Id of the service that was released.'),
    drill: z.boolean().describe('Whether it follows from an exercise.'),
    ...actionSchema.shape,
  });
  const schema = z.toJSONSchema(z.object({ $schema: z.string(), actions: z.array(action) }));
  return Response.json(schemaWithoutPlaces(schema));
};
