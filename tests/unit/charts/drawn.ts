import { formatDuration } from '../../../src/documents/duration.ts';
import type { AnyFigure, ShareFigure } from '../../../src/insights/figure.ts';
import { insightsOf, type Insights } from '../../../src/insights/insights.ts';
import type { JoinedLog } from '../../../src/insights/joined-log.ts';
import { monthChart, rateChart } from '../../../src/rendering/charts/month-chart.ts';
import { serviceChart } from '../../../src/rendering/charts/service-chart.ts';
import { aLog, services as fewServices } from '../insights/a-log.ts';

const named = { label: 'A figure', describedBy: 'caption' };

/** A chart by month. */
export const byMonth = (figure: AnyFigure) => monthChart(figure, formatDuration, named);

/** The rate of a share by month. */
export const rate = (figure: ShareFigure) => rateChart(figure, named);

/** A chart by service, whose titles are looked up in a list. */
export function byService(
  figure: AnyFigure,
  services: readonly { id: string; title: string }[] = fewServices,
) {
  const title = (service: string) => services.find(({ id }) => id === service)?.title ?? service;
  return serviceChart(figure, { title, value: () => '3 of 12', duration: formatDuration }, named);
}

/** How many marks a layer of a chart has drawn. */
export function marks(svg: string | null, layer: string): number {
  const group = new RegExp(`<g class="[^"]* ${layer}_marks"[^>]*>(.*?)</g>`).exec(svg ?? '')?.[1];
  return group?.match(/<(?:path|line|text)\b/g)?.length ?? 0;
}

/** The texts of a chart, in order. */
export function texts(svg: string | null): string[] {
  return [...(svg ?? '').matchAll(/<(?:text|tspan)\b[^>]*>([^<]+)</g)].map(([, text = '']) => text);
}

/** So many releases in each of some months (YYYY-MM); the given number of them had trouble. */
export function releases(
  months: Readonly<Record<string, number>>,
  { failed = 1, service = 'checkout' } = {},
): JoinedLog[] {
  return Object.entries(months).flatMap(([month, count]) =>
    Array.from({ length: count }, (_, index) => {
      const day = `${month}-${String(index + 1).padStart(2, '0')}`;
      const trouble =
        index < failed
          ? {
              outcome: 'rolled-back' as const,
              detected: `${day}T09:10:00Z`,
              restored: `${day}T09:25:30Z`,
            }
          : {};
      return aLog({ id: `${service}-${day}`, started: `${day}T09:00:00Z`, service, ...trouble });
    }),
  );
}

/** The figures of some logs. */
export function figuresOf(
  logs: readonly JoinedLog[],
  services: readonly { id: string; title: string }[] = fewServices,
): Insights['figures'] {
  return insightsOf({ logs, services }).figures;
}

/** Names of months one after the other, from January 2026 on (YYYY-MM). */
export function monthsFrom2026(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const year = 2026 + Math.floor(index / 12);
    return `${String(year)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}
