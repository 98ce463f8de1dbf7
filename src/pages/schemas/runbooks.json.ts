import type { APIRoute } from 'astro';
import * as z from 'zod';
import { runbookSchema } from '../../documents/runbook/schema.ts';
import { schemaWithoutPlaces } from '../../rendering/public-json.ts';

/** What `/runbooks.json` holds. */
export const GET: APIRoute = () => {
  const schema = z.toJSONSchema(
    z.object({ $schema: z.string(), runbooks: z.array(runbookSchema) }),
  );
  return Response.json(schemaWithoutPlaces(schema));
};
