/**
 * Runs of neighbouring months that have enough data, two at the least: only those are joined by a
 * line. A month between that has too few breaks it, for nobody knows what it would have said.
 */
export function runsOf<Month extends { enough: boolean }>(months: readonly Month[]): Month[][] {
  const runs: Month[][] = [[]];
  for (const month of months) {
    if (month.enough) runs.at(-1)?.push(month);
    else runs.push([]);
  }
  return runs.filter(({ length }) => length > 1);
}

/** The months of all runs as rows of a chart, each with its run and its place in time. */
export function trendRows<Month extends { enough: boolean }>(
  months: readonly Month[],
): (Month & { run: number; index: number })[] {
  return runsOf(months).flatMap((run, number) =>
    run.map((month) => ({ ...month, run: number, index: months.indexOf(month) })),
  );
}
