import type { Spread } from '../../insights/figure.ts';

/** What a chart shows of a spread: its median, and its 90th percentile where there are enough values. */
export type ShownSpread<Row> = Row & { value: number; p90: number | null };

/** The rows that have a value, with what a chart shows of them. */
export function shownSpread<Row extends Spread>(rows: readonly Row[]): ShownSpread<Row>[] {
  return rows.flatMap((row) =>
    row.value === null ? [] : { ...row, value: row.value, p90: row.p90Enough ? row.p90 : null },
  );
}
