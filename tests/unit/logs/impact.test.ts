import { expect, it } from 'vitest';
import { byImpact } from '../../../src/documents/log/impact.ts';

const orders = new Map([
  ['deployment', 1],
  ['checks', 2],
  ['operations', 3],
]);
const sorted = (...documents: string[]): string[] =>
  byImpact(
    documents,
    (document) => (document === '' ? null : { document, section: 'a' }),
    (id) => orders.get(id) ?? null,
  );

it('puts the guideline of every release first, then what a release uses, then the other guidelines', () => {
  expect(
    sorted('guidelines/operations', 'runbooks/a', 'guidelines/deployment', 'safety-cards/b'),
  ).toEqual(['guidelines/deployment', 'runbooks/a', 'safety-cards/b', 'guidelines/operations']);
});

it('keeps the order of what reaches as far', () => {
  expect(sorted('runbooks/b', 'runbooks/a', 'guidelines/checks')).toEqual([
    'runbooks/b',
    'runbooks/a',
    'guidelines/checks',
  ]);
});

it('puts what names no place, or a guideline without an order, last', () => {
  expect(sorted('', 'guidelines/none', 'runbooks/a')).toEqual([
    'runbooks/a',
    '',
    'guidelines/none',
  ]);
});
