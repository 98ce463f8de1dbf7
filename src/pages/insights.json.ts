import type { APIRoute } from 'astro';
import { link } from '../rendering/link.ts';
import { insights } from './_insights.ts';

/** Release confidence in figures, for other programs. */
export const GET: APIRoute = async () =>
  Response.json({ $schema: link('/schemas/insights.json'), ...(await insights()) });
