import { getRssString } from '@astrojs/rss';
import type { Log } from '../../documents/log/schema.ts';
import type { Site } from '../../documents/site/schema.ts';
import { link, pageOf } from '../../rendering/link.ts';

/** A log with what its runbook says of it. */
export interface FeedLog {
  log: Pick<Log, 'id' | 'outcome' | 'status' | 'drill' | 'started' | 'ended' | 'lessons'>;
  /** What was released. */
  title: string;
  /** The service's name. */
  service: string | null;
}

/** As many as a reader who was away for a while wants to catch up with. */
const most = 50;

/**
 * The feed of reviewed logs as RSS. It follows from the logs alone: no time of the build is in it.
 *
 * @param logs the latest run first
 */
export function feedText(
  logs: readonly FeedLog[],
  { name, url }: Pick<Site, 'name' | 'url'>,
): Promise<string> {
  const absolute = (path: string): string => new URL(path, url).href;
  const self = escaped(absolute(link('/logs/feed.xml')));
  return getRssString({
    title: printable(`${name}: post-release logs`),
    description: 'How each release went, and what it taught.',
    site: absolute(link('/logs/')),
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: `<language>en</language><atom:link href="${self}" rel="self" type="application/rss+xml"/>`,
    items: logs
      .filter(({ log }) => log.status === 'reviewed')
      .slice(0, most)
      .map(({ log, title, service }) => {
        const ended = log.ended ?? log.started;
        const outcome = log.outcome?.replace('-', ' ') ?? 'outcome not given';
        return {
          title: printable(`${title}: ${log.drill ? 'drill, ' : ''}${outcome}`),
          link: absolute(pageOf('logs', log.id)),
          description: printable(lessonsOf(log)),
          categories: [service, log.drill ? 'drill' : null, outcome].flatMap((word) =>
            word === null ? [] : [printable(word)],
          ),
          ...(ended !== null && { pubDate: new Date(ended) }),
        };
      }),
  });
}

function lessonsOf({ lessons }: FeedLog['log']): string {
  const titles = lessons.items.map(({ title }) => title);
  return titles.length === 0 ? 'No lesson.' : `Learned: ${titles.join('; ')}.`;
}

/** Without the characters that no XML may hold, escaped or not. */
function printable(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ' ');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
