import { expect, test } from 'vitest';
import { anchorOf, groups } from '../../../src/components/insights/groups.ts';
import { trendNote, totalInWords } from '../../../src/components/insights/sentences.ts';
import { tileOf } from '../../../src/components/insights/tile.ts';
import { percent, rowWords, tell } from '../../../src/components/insights/values.ts';
import { wrapped } from '../../../src/rendering/charts/wrapped.ts';
import { aLog } from '../insights/a-log.ts';
import { figuresOf, releases } from './drawn.ts';

const few = figuresOf(releases({ '2026-01': 2, '2026-03': 1 }));
const enough = figuresOf(releases({ '2026-01': 6, '2026-02': 6 }, { failed: 5 }));
const none = figuresOf([]);

test('every figure has its place on the page, and one only', () => {
  const placed = groups.flatMap(({ figures }) => figures);
  expect(placed.toSorted()).toEqual(Object.keys(none).toSorted());
});

test('the anchor of a figure is its name in words', () => {
  expect(anchorOf('changeFailureRate')).toBe('change-failure-rate');
});

test('a share of enough releases is whole percent with its count', () => {
  expect(totalInWords('changeFailureRate', enough.changeFailureRate)).toBe(
    '10 of 12 releases failed: 83%.',
  );
  expect(tell(enough.changeFailureRate).total).toMatchObject({
    value: '83%',
    note: null,
    count: '10 of 12',
  });
});

test('a share of too few releases is its count, and what is needed', () => {
  expect(totalInWords('changeFailureRate', few.changeFailureRate)).toBe(
    '2 of 3 releases failed. Too few data for a rate: 3 of 5 needed.',
  );
  expect(tell(few.changeFailureRate).total).toMatchObject({
    value: null,
    note: 'too few data: 3 of 5 needed',
    count: '2 of 3',
  });
});

test('a spread of too few values says so beside its median', () => {
  expect(totalInWords('timeToRestore', few.timeToRestore)).toBe(
    'Median 15m 30s of 2 values. Too few data: 2 of 5 needed.',
  );
  expect(tell(few.timeToRestore).total).toMatchObject({
    value: '15m 30s',
    note: 'too few data: 2 of 5 needed',
    p90: null,
    p90Note: 'too few data',
  });
});

test('a spread of ten values has its 90th percentile', () => {
  expect(totalInWords('timeToRestore', enough.timeToRestore)).toBe(
    'Median 15m 30s, 90th percentile 15m 30s, of 10 values.',
  );
});

test('a spread of five to nine values has a median alone', () => {
  const { timeToRestore } = figuresOf(releases({ '2026-01': 5 }, { failed: 5 }));
  expect(totalInWords('timeToRestore', timeToRestore)).toBe(
    'Median 15m 30s of 5 values; for the 90th percentile, too few data: 5 of 10 needed.',
  );
  expect(tell(timeToRestore).total).toMatchObject({
    ...{ value: '15m 30s', note: null, p90: null },
    p90Note: 'too few data: 5 of 10 needed',
  });
});

test('where there is nothing, that is said', () => {
  expect(totalInWords('releases', none.releases)).toBe('0 releases.');
  expect(totalInWords('nearMisses', none.nearMisses)).toBe('There are no releases yet.');
  expect(totalInWords('timeToDetect', none.timeToDetect)).toBe('There are no values yet.');
});

test('dependence says how many operators there were, and names none', () => {
  const of = (...operators: string[]) => {
    const logs = operators.map((operator, index) => aLog({ id: String(index), operator }));
    return totalInWords('operatorDependence', figuresOf(logs).operatorDependence);
  };
  expect(of('a', 'a', 'a', 'b', 'b')).toBe(
    'The most frequent of 2 operators ran 3 of 5 releases: 60%.',
  );
  expect(of('a', 'a', 'a', 'a', 'a')).toBe('One operator alone ran 5 of 5 releases: 100%.');
  expect(of('a', 'a', 'b', 'b', 'c')).toBe(
    'Each of the 2 most frequent of 3 operators ran 2 of 5 releases: 40%.',
  );
});

test('a missing trend is explained, and so is what one joins', () => {
  expect(trendNote(few.changeFailureRate)).toBe(
    'No two months in a row have 5 releases: no trend is drawn.',
  );
  expect(trendNote(few.timeToDetect)).toBe(
    'No two months in a row have 5 values: no trend is drawn.',
  );
  expect(trendNote(enough.changeFailureRate)).toBe(
    'The line joins months in a row that have 5 releases or more each.',
  );
  expect(trendNote(few.releases)).toBeNull();
});

test('a tile says its value and its count, or that there are too few data', () => {
  expect(tileOf(enough.changeFailureRate)).toMatchObject({
    value: '83%',
    count: '10 of 12 releases',
  });
  expect(tileOf(few.changeFailureRate)).toMatchObject({
    value: 'too few data',
    count: '3 of 5 releases needed',
  });
  expect(tileOf(few.timeToDetect).count).toBe('2 of 5 values needed');
  expect(tileOf(few.releases)).toMatchObject({ value: '3', count: 'releases' });
});

test('hardly any is not 0%, and hardly all not 100%', () => {
  expect([0, 0.001, 0.125, 0.999, 1].map(percent)).toEqual([
    '0%',
    'under 1%',
    '13%',
    'over 99%',
    '100%',
  ]);
});

test('the row of a service ends with its value and its count', () => {
  const words = (figure: Parameters<typeof rowWords>[0]) =>
    tell(figure).services.map((row) => rowWords(figure, row));
  expect(words(enough.changeFailureRate)).toEqual(['83% · 10 of 12', 'none']);
  expect(words(few.changeFailureRate)).toEqual(['2 of 3', 'none']);
  expect(words(few.timeToDetect)).toEqual(['10m, n = 2', 'none']);
  expect(words(few.releases)).toEqual(['3', '0']);
});

test('a long title is parted between words, a long word within', () => {
  expect(wrapped('Search of the whole assortment', 12)).toEqual([
    'Search of',
    'the whole',
    'assortment',
  ]);
  expect(wrapped('Supercalifragilistic', 12)).toEqual(['Supercalifra', 'gilistic']);
  expect(wrapped('  ', 12)).toEqual([]);
});
