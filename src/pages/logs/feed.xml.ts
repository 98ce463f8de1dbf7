import type { APIRoute } from 'astro';
import { titleOfLog } from '../../rendering/log-rows.ts';
import { finder, logs, runbooks, services, siteData } from '../_content.ts';
import { feedText } from './_feed.ts';

/** The latest reviewed logs, for feed readers. */
export const GET: APIRoute = async () => {
  const findRunbook = finder(await runbooks());
  const findService = finder(await services());
  const items = (await logs()).flatMap(({ id, data: { document: log } }) => {
    if (!log) return [];
    const runbook = findRunbook(log.runbook);
    const service = findService(runbook?.service)?.title ?? runbook?.service ?? null;
    return [{ log, title: titleOfLog(id, log, runbook), service }];
  });
  return new Response(await feedText(items, await siteData()), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  });
};
