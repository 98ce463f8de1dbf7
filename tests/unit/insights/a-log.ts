import { parseInstant } from '../../../src/documents/instant.ts';
import type { Count, Figure, Share, Spread } from '../../../src/insights/figure.ts';
import { insightsOf, type Insights } from '../../../src/insights/insights.ts';
import type { JoinedLog } from '../../../src/insights/joined-log.ts';

/** Services, in the order of their file. */
export const services = [
  { id: 'checkout', title: 'Checkout' },
  { id: 'search', title: 'Search' },
];

/** An instant as a log writes it, in milliseconds. */
export function at(text: string): number {
  const ms = parseInstant(text);
  if (ms === null) throw new Error(`No instant: ${text}`);
  return ms;
}

/** What a test says of a log: times as a log writes them, a timeline as T+ and event by time. */
export interface Said extends Partial<
  Omit<JoinedLog, 'started' | 'detected' | 'restored' | 'timeline' | 'runbookFacts'>
> {
  started?: string | null;
  detected?: string;
  restored?: string;
  timeline?: [time: string, elapsed: string, event: string][];
  service?: string | null;
  rehearsedOn?: string | null;
  /** For a log whose runbook is not there. */
  runbookFacts?: null;
}

/** A log of a release that succeeded, but for what is said. */
export function aLog({
  started = '2026-03-10T09:00:00Z',
  detected,
  restored,
  timeline = [],
  service = 'checkout',
  rehearsedOn = '2026-03-01',
  ...rest
}: Said = {}): JoinedLog {
  return {
    id: `log-${started ?? 'of-no-day'}`,
    outcome: 'succeeded',
    status: 'reviewed',
    started: started === null ? null : at(started),
    detected: detected === undefined ? null : at(detected),
    restored: restored === undefined ? null : at(restored),
    operator: 'payments',
    special: null,
    drill: false,
    timeline: {
      events: timeline.map(([time, elapsed, event]) => ({
        time: time === '' ? null : at(time),
        elapsed: { text: elapsed },
        event: { text: event },
      })),
    },
    lessons: { items: [] },
    improvements: { items: [] },
    runbookFacts: { service, date: started?.slice(0, 10) ?? null, rehearsedOn },
    ...rest,
  };
}

/** As many logs as needed, each with an id of its own. */
export function logs(count: number, said: Said = {}): JoinedLog[] {
  return Array.from({ length: count }, (_, index) =>
    aLog({ id: `log-${String(index + 1)}`, ...said }),
  );
}

/** The figures of some logs, up to the last of them. */
export function figuresOf(of: readonly JoinedLog[]): Insights['figures'] {
  return insightsOf({ logs: of, services }).figures;
}

/** The id of a figure. */
export type FigureId = keyof Insights['figures'];

/** All figures with their ids; of whatever kind they are, they have these parts. */
export function entriesOf(
  figures: Insights['figures'],
): [FigureId, Figure<Count | Share | Spread> & { kind: string }][] {
  return Object.keys(figures).map((id) => [id as FigureId, figures[id as FigureId]]);
}
