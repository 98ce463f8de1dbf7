import type { APIRoute } from 'astro';
import { board } from '../_actions.ts';
import { finder, logs, siteData, teams } from '../_content.ts';
import { calendarText } from './_calendar.ts';

/** The due dates of all open actions, for calendars. */
export const GET: APIRoute = async () => {
  const { rows, hrefOf } = await board();
  const findLog = finder(await logs());
  const findTeam = finder(await teams());
  const actions = rows.map((row) => {
    const log = findLog(row.log.id);
    const { owner } = row.action;
    return {
      row,
      stamp: log?.ended ?? log?.started ?? 0,
      owner: findTeam(owner)?.title ?? owner,
      href: hrefOf(row),
    };
  });
  return new Response(calendarText(actions, await siteData()), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8' },
  });
};
