import { insightsOf, type Insights } from '../insights/insights.ts';
import { joinRunbooks } from '../insights/joined-log.ts';
import { logs, runbooks, services } from './_content.ts';

/** Release confidence in figures. They end with the last run, so that they don't change with the day of the build. */
export async function insights(): Promise<Insights> {
  const documents = (await logs()).flatMap(({ data }) => data.document ?? []);
  const run = (await runbooks()).flatMap(({ data }) => data.document ?? []);
  return insightsOf({
    logs: joinRunbooks(documents, run),
    services: (await services()).map(({ data }) => data.document),
  });
}
