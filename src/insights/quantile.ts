/**
 * A quantile, by linear interpolation between the two nearest values (type 7 of Hyndman and Fan),
 * as PERCENTILE of a spreadsheet and NumPy compute it: so that anybody can do the sum again.
 *
 * @param values in any order
 * @param share 0.5 for the median, 0.9 for the 90th percentile
 * @returns rounded to a tenth; null without values
 */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) return null;
  return Math.round((low + (high - low) * (place - Math.floor(place))) * 10) / 10;
}
