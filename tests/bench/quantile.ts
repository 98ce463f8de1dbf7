/**
 * The least of the values that a share of them does not exceed: 0.5 gives the median, 0.95 the 95th
 * percentile.
 *
 * @param share more than 0, up to 1
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;
}
