import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { feedText, type FeedLog } from '../../../src/pages/logs/_feed.ts';

const site = { name: 'Flight & plan', url: 'https://flightplan.example.com' };

function entry(change: Partial<FeedLog['log']> = {}, title = 'Checkout 4.2.0'): FeedLog {
  return {
    log: {
      id: '2026-11-03-refunds',
      outcome: 'rolled-back',
      status: 'reviewed',
      drill: false,
      started: Date.UTC(2026, 10, 3, 9, 2, 11),
      ended: Date.UTC(2026, 10, 3, 10, 31, 40),
      lessons: { prose: null, items: [] },
      ...change,
    },
    title,
    service: 'Checkout',
  };
}

function lesson(title: string): FeedLog['log']['lessons']['items'][number] {
  const at = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  return {
    id: 'lesson',
    title,
    why: null,
    example: null,
    at,
    attributes: { title: at, why: at },
    places: { example: at },
  };
}

interface Item {
  title: string;
  link: string;
  guid: string;
  pubDate: string;
  description: string;
  category: string[];
}

async function read(logs: readonly FeedLog[]): Promise<{ text: string; items: Item[] }> {
  const text = await feedText(logs, site);
  const parser = new XMLParser({ isArray: (name) => name === 'item' || name === 'category' });
  const { rss } = parser.parse(text) as { rss: { channel: { item?: Item[] } } };
  return { text, items: rss.channel.item ?? [] };
}

describe('the feed of logs', () => {
  it('says what was released, how it ended, when, and what it taught', async () => {
    const lessons = {
      prose: null,
      items: [lesson('Time each lookup'), lesson('Say limits aloud')],
    };
    const { items } = await read([entry({ lessons })]);
    expect(items).toEqual([
      {
        title: 'Checkout 4.2.0: rolled back',
        link: 'https://flightplan.example.com/logs/2026-11-03-refunds/',
        guid: 'https://flightplan.example.com/logs/2026-11-03-refunds/',
        pubDate: 'Tue, 03 Nov 2026 10:31:40 GMT',
        description: 'Learned: Time each lookup; Say limits aloud.',
        category: ['Checkout', 'rolled back'],
      },
    ]);
  });

  it('names the address of the site and its own', async () => {
    const { text } = await read([entry()]);
    expect(text).toContain('<link>https://flightplan.example.com/logs/</link>');
    expect(text).toContain(
      '<atom:link href="https://flightplan.example.com/logs/feed.xml" rel="self" type="application/rss+xml"',
    );
  });

  it('escapes what is markup to XML, and leaves out what XML can not hold', async () => {
    const { text, items } = await read([entry({}, 'A <b> & "c" ]]> \u0007')]);
    expect(text).toContain('Flight &amp; plan');
    expect(text).not.toContain('<b>');
    expect(text).not.toContain('\u0007');
    expect(items[0]?.title).toMatch(/^A <b> & "c" \]\]>\s+: rolled back$/);
  });

  it('has the latest 50 reviewed logs, and no draft', async () => {
    const logs = Array.from({ length: 60 }, (_, index) =>
      entry({ id: `log-${String(index)}`, status: index === 0 ? 'draft' : 'reviewed' }),
    );
    const { items } = await read(logs);
    expect(items).toHaveLength(50);
    expect(items[0]?.link).toMatch(/log-1\/$/);
    expect(items[49]?.link).toMatch(/log-50\/$/);
  });

  it('is valid without a log, and for one without times', async () => {
    expect((await read([])).items).toEqual([]);
    const [item] = (await read([entry({ started: null, ended: null, drill: true })])).items;
    expect(item).not.toHaveProperty('pubDate');
    expect(item?.title).toBe('Checkout 4.2.0: drill, rolled back');
  });

  it('has the same bytes each time', async () => {
    expect(await feedText([entry()], site)).toBe(await feedText([entry()], site));
  });
});
