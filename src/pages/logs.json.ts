import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { joinRunbooks } from '../insights/joined-log.ts';
import { link } from '../rendering/link.ts';
import { withoutPlaces } from '../rendering/public-json.ts';
import { runbooks } from './_content.ts';

/** All logs as typed documents with the facts of their runbooks, for other programs. */
export const GET: APIRoute = async () => {
  const logs = (await getCollection('logs')).flatMap(({ data }) => data.document ?? []);
  const run = (await runbooks()).flatMap(({ data }) => data.document ?? []);
  return Response.json({
    $schema: link('/schemas/logs.json'),
    logs: joinRunbooks(logs, run).map(withoutPlaces),
  });
};
