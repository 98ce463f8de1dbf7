import { normalized } from '../outline.ts';
import type { RichText } from '../rich-text.ts';
import type { House } from '../site/schema.ts';
import type { Log, PreCheck } from './schema.ts';

/** What one or several logs flag in the same words. */
export interface Flag<Row> {
  /** The words, as the latest log writes them. */
  words: string;
  /** Each log that flags it, the latest first, with what it says of it. */
  logs: { row: Row; text: RichText | null }[];
}

/** A check before releases that logs flag. */
export interface CheckFlag<Row> extends Flag<Row> {
  /** What became of it: an applied one is asked before every release. */
  status: NonNullable<PreCheck['status']>;
  /** Why it was declined. */
  because: string | null;
}

/** A check of the house, and the logs that flagged it; none where it was asked from the start. */
export interface HouseCheck<Row> {
  check: House['checks'][number];
  flag: CheckFlag<Row> | null;
}

/** What is shown of a log; null leaves it out. */
type RowOf<Row> = (logId: string) => Row | null;

/**
 * All pitfalls that reviewed logs flag; those in the same words are one, the latest flagged first.
 *
 * @param logs the latest first
 */
export function pitfallFlags<Row>(logs: readonly Log[], rowOf: RowOf<Row>): Flag<Row>[] {
  return gather(logs, rowOf, ({ pitfalls }) =>
    pitfalls.map((pitfall) => ({ words: pitfall.title, text: pitfall.text, pitfall })),
  ).map(({ words, logs: flagged }) => ({ words, logs: flagged }));
}

/**
 * All checks that reviewed logs flag, as pitfalls are gathered. What became of one is what the latest
 * decision says; without any it is still proposed.
 *
 * @param logs the latest first
 */
export function checkFlags<Row>(logs: readonly Log[], rowOf: RowOf<Row>): CheckFlag<Row>[] {
  return gather(logs, rowOf, ({ preChecks }) =>
    preChecks.map((preCheck) => ({ words: preCheck.text, text: preCheck.why, preCheck })),
  ).map(({ words, logs: flagged, parts }) => {
    const decided = parts.map(({ preCheck }) => preCheck).find(isDecided);
    return {
      words,
      logs: flagged,
      status: decided?.status ?? 'proposed',
      because: decided?.because ?? null,
    };
  });
}

/** The checks of the house with the logs that flagged them. */
export function houseChecks<Row>(
  checks: House['checks'],
  flags: readonly CheckFlag<Row>[],
): HouseCheck<Row>[] {
  const byWords = new Map(flags.map((flag) => [normalized(flag.words), flag]));
  return checks.map((check) => ({ check, flag: byWords.get(normalized(check.text)) ?? null }));
}

function isDecided({ status }: PreCheck): boolean {
  return status === 'applied' || status === 'declined';
}

interface Part {
  words: string;
  text: RichText | null;
}

function gather<Row, One extends Part>(
  logs: readonly Log[],
  rowOf: RowOf<Row>,
  partsOf: (recommendations: Log['recommendations']) => One[],
): (Flag<Row> & { parts: One[] })[] {
  const byWords = new Map<string, Flag<Row> & { parts: One[] }>();
  for (const log of logs) {
    const row = rowOf(log.id);
    if (!row || log.status !== 'reviewed') continue;
    for (const part of partsOf(log.recommendations)) {
      const key = normalized(part.words);
      const flag = byWords.get(key) ?? { words: part.words, logs: [], parts: [] };
      byWords.set(key, flag);
      flag.logs.push({ row, text: part.text });
      flag.parts.push(part);
    }
  }
  return [...byWords.values()];
}
