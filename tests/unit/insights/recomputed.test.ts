import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentRoot } from '../../../src/check/content-root.ts';
import { checkContent, projectRoot } from '../../../src/check/index.ts';
import { logSchema } from '../../../src/documents/log/schema.ts';
import type { Runbook } from '../../../src/documents/runbook/schema.ts';
import type { Count, Share, Spread } from '../../../src/insights/figure.ts';
import { insightsOf, type Insights } from '../../../src/insights/insights.ts';
import { joinRunbooks, type JoinedLog } from '../../../src/insights/joined-log.ts';
import { withoutPlaces } from '../../../src/rendering/public-json.ts';
import { entriesOf, services } from './a-log.ts';
import { someLogs } from './some-logs.ts';
import { recomputed, type Recomputed } from './recomputed.ts';

/** What was computed of one group, in the form of what was recomputed. */
function numbersOf(
  { figures }: Insights,
  pick: (figure: ReturnType<typeof entriesOf>[number][1]) => Count | Share | Spread | undefined,
): Recomputed {
  const numbers = entriesOf(figures).map(([id, figure]) => {
    const measure = pick(figure);
    if (!measure) throw new Error(`No ${id}`);
    if ('p90' in measure) return [id, [measure.n, measure.value, measure.p90]];
    const isShare = 'numerator' in measure;
    return [id, isShare ? [measure.numerator, measure.denominator] : measure.value];
  });
  return Object.fromEntries(numbers) as Recomputed;
}

/** Values between two others are told to a tenth. */
function toTenths(numbers: Recomputed): Recomputed {
  const tenth = (value: unknown) =>
    typeof value === 'number' ? Math.round(value * 10) / 10 : value;
  return Object.fromEntries(
    Object.entries(numbers).map(([id, value]) => [
      id,
      Array.isArray(value) ? value.map(tenth) : tenth(value),
    ]),
  ) as unknown as Recomputed;
}

function expectSame(insights: Insights, served: string): void {
  const again = recomputed(served);
  const { figures } = insights;
  expect(numbersOf(insights, ({ total }) => total)).toEqual(toTenths(again.total));
  const nothing = recomputed('{"logs":[]}').total;
  for (const { month } of figures.releases.months) {
    const ofMonth = numbersOf(insights, ({ months }) =>
      months.find((each) => each.month === month),
    );
    expect(ofMonth).toEqual(toTenths(again.months[month] ?? nothing));
  }
  for (const { id } of insights.services) {
    const ofService = numbersOf(insights, (figure) =>
      figure.services.find(({ service }) => service === id),
    );
    expect(ofService).toEqual(toTenths(again.services[id] ?? nothing));
  }
  const months = figures.releases.months.map(({ month }) => month);
  expect(months).toEqual(expect.arrayContaining(Object.keys(again.months)));
  expect(months[0]).toBe(Object.keys(again.months).toSorted()[0]);
  expect(months.at(-1)).toBe(Object.keys(again.months).toSorted().at(-1));
}

describe('The figures can be recomputed from /logs.json alone', () => {
  it.each([
    ['the sample content', contentRoot()],
    ['the small complete content', `${projectRoot}/tests/fixtures/complete`],
  ])('for %s', async (_, root) => {
    const content = await checkContent(root);
    const documents = content.files.flatMap(({ document }) => document ?? []);
    const joined = joinRunbooks(
      documents.filter(({ kind }) => kind === 'log').map((each) => logSchema.parse(each)),
      documents.filter((each): each is Runbook => each.kind === 'runbook'),
    );
    expect(joined.length).toBeGreaterThan(0);
    const served = JSON.stringify({ logs: joined.map(withoutPlaces) });
    const insights = insightsOf({ logs: joined, services: content.services });
    expectSame(insights, served);
    // What is served is all that the code itself needs.
    const { logs } = JSON.parse(served) as { logs: JoinedLog[] };
    expect(insightsOf({ logs, services: content.services })).toEqual(insights);
  });

  it('for any logs', () => {
    fc.assert(
      fc.property(someLogs, (logs) => {
        expectSame(insightsOf({ logs, services }), JSON.stringify({ logs }));
      }),
    );
  });
});
