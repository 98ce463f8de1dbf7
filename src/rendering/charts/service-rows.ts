import { wrapped } from './wrapped.ts';

/** A row of a chart by service: where its middle is, and where each line of its title stands. */
export interface PlacedRow {
  service: string;
  y: number;
  lines: { text: string; y: number }[];
}

const lineHeight = 15;
/** What fits beside the plot. */
const mostSigns = 18;
/** Between the titles of two services. */
const gap = 10;

/** Puts services below each other, each as high as its title. */
export function rowsBelow(
  services: readonly { service: string }[],
  titleOf: (service: string) => string,
): { rows: PlacedRow[]; height: number } {
  const rows: PlacedRow[] = [];
  let height = 0;
  for (const { service } of services) {
    const lines = wrapped(titleOf(service), mostSigns);
    const own = Math.max(1, lines.length) * lineHeight;
    const y = height + (own + gap) / 2;
    rows.push({
      service,
      y,
      lines: lines.map((text, index) => ({
        text,
        y: y + (index - (lines.length - 1) / 2) * lineHeight,
      })),
    });
    height += own + gap;
  }
  return { rows, height };
}
