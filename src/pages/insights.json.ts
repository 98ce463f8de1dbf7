import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { insightsOf } from '../insights/insights.ts';
import { joinRunbooks } from '../insights/joined-log.ts';
import { link } from '../rendering/link.ts';
import { runbooks, services } from './_content.ts';

/** Release confidence in figures, for other programs. They end with the last run, not with the build. */
export const GET: APIRoute = async () => {
  const logs = (await getCollection('logs')).flatMap(({ data }) => data.document ?? []);
  const run = (await runbooks()).flatMap(({ data }) => data.document ?? []);
  return Response.json({
    $schema: link('/schemas/insights.json'),
    ...insightsOf({
      logs: joinRunbooks(logs, run),
      services: (await services()).map(({ data }) => data.document),
    }),
  });
};
