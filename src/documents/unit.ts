import { remembered } from './remembered.ts';

const dimensions: readonly { pattern: RegExp; dimension: string; factor: number }[] = [
  ['ms|milliseconds?', 'ms', 1],
  ['s|secs?|seconds?', 'ms', 1e3],
  ['m|mins?|minutes?', 'ms', 6e4],
  ['h|hours?', 'ms', 3.6e6],
  ['d|days?', 'ms', 8.64e7],
  ['µs|us|microseconds?', 'ms', 1e-3],
  ['b|bytes?', 'byte', 1],
  ['kb', 'byte', 1e3],
  ['mb', 'byte', 1e6],
  ['gb', 'byte', 1e9],
  ['tb', 'byte', 1e12],
  ['kib', 'byte', 1024],
  ['mib', 'byte', 1024 ** 2],
  ['gib', 'byte', 1024 ** 3],
  ['tib', 'byte', 1024 ** 4],
].map(([names, dimension, factor]) => ({
  pattern: new RegExp(`^(?:${String(names)})$`, 'i'),
  dimension: String(dimension),
  factor: Number(factor),
}));

const rates: readonly [RegExp, string, number][] = [
  [/(?:\s*\/\s*|\s*per\s+)(?:s|sec|second)$/i, ' per minute', 60],
  [/(?:\s*\/\s*|\s*per\s+)(?:m|min|minute)$/i, ' per minute', 1],
  [/(?:\s*\/\s*|\s*per\s+)(?:h|hour)$/i, ' per minute', 1 / 60],
];

/** The quantity a unit measures, and how many of that quantity's own units it is. */
export const dimensionOf = remembered((unitText): { dimension: string; factor: number } => {
  // A share is a share: what it is of stands in the signal.
  const written = unitText.startsWith('%') ? '%' : unitText;
  const known = dimensions.find(({ pattern }) => pattern.test(written));
  if (known) return known;
  for (const [pattern, suffix, factor] of rates) {
    if (pattern.test(written))
      return { dimension: singular(written.replace(pattern, '')) + suffix, factor };
  }
  return { dimension: singular(written), factor: 1 };
});

/** How many of one unit make one of another: 0.001 for `ms` and `s`; 1 where they do not compare. */
export function factorBetween(unitFrom: string, unitTo: string): number {
  const [from, to] = [dimensionOf(unitFrom), dimensionOf(unitTo)];
  return from.dimension === to.dimension ? from.factor / to.factor : 1;
}

function singular(words: string): string {
  return words.trim().toLowerCase().replace(/s\b/g, '');
}
