import { expect, test } from 'vitest';
import { entriesOf } from '../insights/a-log.ts';
import type { AnyFigure } from '../../../src/insights/figure.ts';
import {
  byMonth,
  byService,
  figuresOf,
  marks,
  monthsFrom2026,
  rate,
  releases,
  texts,
} from './drawn.ts';

const some = figuresOf([
  ...releases({ '2026-01': 6, '2026-02': 5, '2026-04': 2 }, { failed: 2 }),
  ...releases({ '2026-02': 3, '2026-05': 6 }, { service: 'search', failed: 6 }),
]);

async function allCharts(): Promise<string[]> {
  const drawn: (string | null)[] = [];
  for (const [, figure] of entriesOf(some) as unknown as [string, AnyFigure][]) {
    drawn.push(await byMonth(figure), await byService(figure));
    if (figure.kind === 'share') drawn.push(await rate(figure));
  }
  return drawn.filter((svg) => svg !== null);
}

test('no chart holds a style, a script or an id, which a page could not take', async () => {
  const charts = await allCharts();
  expect(charts.length).toBeGreaterThan(10);
  for (const svg of charts) expect(svg).not.toMatch(/\s(?:style|id|on\w+)=|<(?:style|script|defs)/);
});

test('every colour of a chart is a token of the site', async () => {
  for (const svg of await allCharts()) {
    const colours = [...svg.matchAll(/\s(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour);
    expect(colours.filter((colour) => colour !== 'none')).not.toEqual([]);
    expect(colours.filter((colour) => !/^(?:none|var\(--[a-z-]+\))$/.test(colour ?? ''))).toEqual(
      [],
    );
  }
});

test('the same figures are drawn to the same bytes, whatever was drawn before', async () => {
  const first = await allCharts();
  await byMonth(figuresOf(releases({ '2025-01': 1 })).releases);
  expect(await allCharts()).toEqual(first);
});

test('a chart is one image with a name, and names what tells how to read it', async () => {
  const svg = (await byMonth(some.releases)) ?? '';
  expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="A figure" aria-describedby="caption">/);
  expect(svg.match(/\srole=/g)).toHaveLength(1);
});

test('a month of a count is a bar, and a month of zero has none', async () => {
  const svg = await byMonth(some.releases);
  expect(marks(svg, 'bars')).toBe(4);
});

test('a share is drawn as counts: the part within the whole', async () => {
  const svg = await byMonth(some.changeFailureRate);
  expect(marks(svg, 'whole')).toBe(4);
  expect(marks(svg, 'bars')).toBe(4);
  expect(texts(svg)).toContain('releases');
  expect(texts(svg).join()).not.toContain('%');
});

test('a share without its part shows the whole alone', async () => {
  const { changeFailureRate } = figuresOf(releases({ '2026-01': 3 }, { failed: 0 }));
  const svg = await byMonth(changeFailureRate);
  expect([marks(svg, 'whole'), marks(svg, 'bars')]).toEqual([1, 0]);
});

test('a rate has a line only between neighbouring months that both have enough releases', async () => {
  // Enough in January and February, none in March, enough in May alone.
  const svg = await rate(some.changeFailureRate);
  expect(marks(svg, 'trend')).toBe(1);
  expect(marks(svg, 'rate')).toBe(3);
  expect(svg?.match(/trend_marks"[^>]*><path [^>]*d="(M[^"]*)"/)?.[1]?.split('L')).toHaveLength(2);
});

test('without two months in a row that have enough releases no rate is drawn', async () => {
  for (const months of [
    { '2026-01': 5, '2026-02': 4 },
    { '2026-01': 5, '2026-03': 5 },
  ])
    expect(await rate(figuresOf(releases(months)).changeFailureRate)).toBeNull();
});

test('a median of too few values is hollow, has no 90th percentile, and is joined with none', async () => {
  const svg = await byMonth(figuresOf(releases({ '2026-01': 4, '2026-02': 4 })).timeToDetect);
  expect(marks(svg, 'median_few')).toBe(2);
  expect(['median', 'p90', 'trend'].map((layer) => marks(svg, layer))).toEqual([0, 0, 0]);
});

test('a median of enough values is filled, joined with its neighbour, and its 90th percentile needs ten', async () => {
  const months = { '2026-01': 5, '2026-02': 10, '2026-03': 4, '2026-04': 5 };
  const svg = await byMonth(figuresOf(releases(months, { failed: 10 })).timeToRestore);
  const counts = ['median', 'median_few', 'p90', 'trend'].map((layer) => marks(svg, layer));
  expect(counts).toEqual([3, 1, 1, 1]);
});

test('a month without data is a gap in the axis, not a value', async () => {
  const { timeToDetect } = figuresOf(releases({ '2026-01': 1, '2026-04': 1 }));
  const svg = await byMonth(timeToDetect);
  expect(texts(svg)).toEqual(
    expect.arrayContaining(['Jan 2026', 'Feb 2026', 'Mar 2026', 'Apr 2026']),
  );
  expect(marks(svg, 'median_few')).toBe(2);
});

test('a line follows time, not the names of months', async () => {
  const months = Object.fromEntries(monthsFrom2026(6).map((month) => [month, 5]));
  const svg = await rate(figuresOf(releases(months)).changeFailureRate);
  const [, path = ''] = /trend_marks"[^>]*><path [^>]*d="([^"]*)"/.exec(svg ?? '') ?? [];
  const xs = path
    .slice(1)
    .split('L')
    .map((point) => Number(point.split(',')[0]));
  expect(xs).toHaveLength(6);
  expect(xs).toEqual(xs.toSorted((a, b) => a - b));
});

test('one log is drawn as one month', async () => {
  const figures = figuresOf(releases({ '2026-03': 1 }));
  expect(marks(await byMonth(figures.releases), 'bars')).toBe(1);
  expect(texts(await byMonth(figures.releases))).toContain('Mar 2026');
  expect(marks(await byService(figures.releases), 'bars')).toBe(1);
});

test('five years are named by their Januaries', async () => {
  const months = Object.fromEntries(monthsFrom2026(60).map((month) => [month, 8]));
  const svg = await byMonth(figuresOf(releases(months)).changeFailureRate);
  expect(marks(svg, 'whole')).toBe(60);
  expect(texts(svg).filter((text) => /\d{4}/.test(text))).toEqual([
    'Jan 2026',
    'Jan 2027',
    'Jan 2028',
    'Jan 2029',
    'Jan 2030',
  ]);
});

test('what has no value anywhere is not drawn', async () => {
  const { drills, improvementsApplied, timeToDetect } = figuresOf(
    releases({ '2026-01': 2 }, { failed: 0 }),
  );
  for (const figure of [drills, improvementsApplied, timeToDetect])
    expect([await byMonth(figure), await byService(figure)]).toEqual([null, null]);
});

test('services stand in the order of the figure, those without data too', async () => {
  const svg = await byService(
    figuresOf(releases({ '2026-01': 2 }, { service: 'search' })).releases,
  );
  expect(texts(svg).slice(-4)).toEqual(['Checkout', 'Search', '3 of 12', '3 of 12']);
  expect(marks(svg, 'bars')).toBe(1);
});

test('the title of a service is shown as a whole, in lines that fit', async () => {
  const title = 'Recommendations & search over the Donaudampfschifffahrtsgesellschaft <catalogue>';
  const services = [{ id: 'checkout', title }];
  const svg = await byService(figuresOf(releases({ '2026-01': 2 }), services).releases, services);
  const lines = texts(svg).filter((text) => !/^\d|^releases$/.test(text));
  expect(lines.join(' ')).toBe(
    'Recommendations & search over the Donaudampfschifffa hrtsgesellschaft <catalogue>'
      .replace('&', '&amp;')
      .replace('<', '&lt;')
      .replace('>', '&gt;'),
  );
});

test('durations are written as everywhere on the site, at steps that people count in', async () => {
  const svg = await byMonth(figuresOf(releases({ '2026-01': 1 })).timeToRestore);
  expect(texts(svg)).toEqual(expect.arrayContaining(['0', '5m', '10m', '15m', '20m']));
});
