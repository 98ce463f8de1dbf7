import { describe, expect, it } from 'vitest';
import type { LogRow } from '../../../src/rendering/log-rows.ts';
import { lastReleases } from '../../../src/rendering/last-releases.ts';

function row(id: string, change: Partial<LogRow> = {}): LogRow {
  return {
    id,
    title: id,
    date: '2026-11-03',
    runbookId: null,
    serviceId: 'checkout',
    service: 'Checkout',
    outcome: 'succeeded',
    drill: false,
    status: 'reviewed',
    rating: 8,
    lessons: [],
    openActions: 0,
    problems: 0,
    ...change,
  };
}

const lastOf = (rows: readonly LogRow[]) => lastReleases(rows, () => null)('checkout');

describe('what changed last', () => {
  it('is the last five releases of the service, the latest first', () => {
    const rows = ['f', 'e', 'd', 'c', 'b', 'a'].map((id) => row(id));
    const { releases } = lastOf([row('other', { serviceId: 'search' }), ...rows]);
    expect(releases.map(({ id }) => id)).toEqual(['f', 'e', 'd', 'c', 'b']);
  });

  it('counts neither drills nor drafts', () => {
    const { releases, live } = lastOf([row('a', { drill: true }), row('b', { status: 'draft' })]);
    expect({ releases, live }).toEqual({ releases: [], live: null });
  });

  it('takes back the release that stayed in production', () => {
    const rows = [
      row('c', { outcome: 'aborted' }),
      row('b', { outcome: 'rolled-back' }),
      row('a', { outcome: 'rolled-forward' }),
    ];
    expect(lastOf(rows).live?.id).toBe('a');
  });
});
