import type { APIRoute } from 'astro';
import { link } from '../rendering/link.ts';
import { withoutPlaces } from '../rendering/public-json.ts';
import { runbooks } from './_content.ts';

/** All runbooks as typed documents, for other programs. */
export const GET: APIRoute = async () => {
  const documents = (await runbooks()).flatMap(({ data }) => data.document ?? []);
  return Response.json({
    $schema: link('/schemas/runbooks.json'),
    runbooks: documents.map(withoutPlaces),
  });
};
