import type { APIRoute } from 'astro';
import { link } from '../rendering/link.ts';
import { withoutPlaces } from '../rendering/public-json.ts';
import { board } from './_actions.ts';

/** The actions of all reviewed logs in the order of the board, for other programs. */
export const GET: APIRoute = async () => {
  const { rows, hrefOf } = await board();
  return Response.json({
    $schema: link('/schemas/actions.json'),
    actions: rows.map((row) => ({
      id: row.anchor,
      log: row.log.id,
      number: row.number,
      page: hrefOf(row),
      runbook: row.log.runbookId,
      service: row.log.serviceId,
      drill: row.log.drill,
      ...(withoutPlaces(row.action) as object),
    })),
  });
};
