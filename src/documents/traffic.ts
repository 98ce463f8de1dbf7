import * as z from 'zod';

/** The share of production traffic a stage takes, in percent from 0 to 100. */
export const trafficSchema = z.object({
  from: z.number().min(0).max(100).describe('Least share, percent.'),
  to: z
    .number()
    .min(0)
    .max(100)
    .describe('Greatest share, percent; equal to `from` for one figure.'),
});

/** A share of traffic in percent: a range, or one figure as a range of no width. */
export type Traffic = z.infer<typeof trafficSchema>;

const shape = /^(\d+(?:\.\d+)?)\s*(?:%?\s*(?:-|–|to)\s*(\d+(?:\.\d+)?)\s*)?%$/;

/** Reads `5%`, `1-5%`, `1% to 5%`. Null for anything else, a falling range, or above 100. */
export function parseTraffic(text: string): Traffic | null {
  const match = shape.exec(text.trim());
  if (!match) return null;
  const from = Number(match[1]);
  const to = match[2] === undefined ? from : Number(match[2]);
  return from <= to && to <= 100 ? { from, to } : null;
}

/** Writes traffic as an author would: `5%`, `1-5%`. */
export function formatTraffic({ from, to }: Traffic): string {
  return from === to ? `${String(from)}%` : `${String(from)}-${String(to)}%`;
}

/** Whether a share lies inside a band of the house rules. */
export function isWithin(traffic: Traffic, band: Traffic): boolean {
  return traffic.from >= band.from && traffic.to <= band.to;
}
