import { kinds, type AnyDocument, type Kind } from '../documents/kinds.ts';
import type { SiteIndex } from '../lint/context.ts';
import type { FileFinding } from './find-files.ts';
import type { HouseData } from './house-data.ts';
import { compare } from './problem.ts';
import { ruleList } from './rule-list.ts';

/** What one document contributes to the index. Small and plain, so that a worker can send it. */
export interface IndexEntry {
  kind: Kind;
  id: string;
  path: string;
  /** The address of its page, from the site's base path. */
  address: string;
  /** The anchors on its page. */
  anchors: string[];
  /** A principle's place among the principles. */
  order: number | null;
  /** The card and the date of a ready runbook's release. */
  release: { card: string; date: string } | null;
}

/** What a document contributes to the index. */
export function indexEntryOf(document: AnyDocument): IndexEntry {
  const { kind, id, path } = document;
  return {
    kind,
    id,
    path,
    address: `/${kinds[kind].folder}/${id}/`,
    anchors: anchorsOf(document),
    order: document.kind === 'principle' ? document.order : null,
    release: releaseOf(document),
  };
}

function anchorsOf(document: AnyDocument): string[] {
  const headings = document.headings.map(({ slug }) => slug);
  if (document.kind !== 'runbook') return headings;
  const { rollout, rollback } = document;
  return [...headings, ...[...rollout.stages, ...rollback.levels].map(({ id }) => id)];
}

function releaseOf(document: AnyDocument): IndexEntry['release'] {
  if (document.kind !== 'runbook' || document.status !== 'ready') return null;
  const { card, date } = document;
  return card && date ? { card, date } : null;
}

/** What documents may refer to. */
export function indexOf(
  entries: readonly IndexEntry[],
  { services, teams }: Pick<HouseData, 'services' | 'teams'>,
): SiteIndex {
  const pages = new Map<string, ReadonlySet<string> | null>(
    fixedPages.map((address) => [address, null]),
  );
  for (const { folder } of Object.values(kinds)) pages.set(`/${folder}/`, null);
  for (const { id } of ruleList) pages.set(`/rules/${id}/`, null);
  for (const [folder, items] of [
    ['services', services],
    ['teams', teams],
  ] as const) {
    pages.set(`/${folder}/`, null);
    for (const { id } of items) pages.set(`/${folder}/${id}/`, null);
  }
  for (const { address, anchors } of entries) pages.set(address, new Set(anchors));
  return {
    services: new Set(services.map(({ id }) => id)),
    teams: new Set(teams.map(({ id }) => id)),
    cards: new Set(entries.flatMap(({ kind, id }) => (kind === 'safety-card' ? [id] : []))),
    pages,
    principlesByOrder: principlesByOrder(entries),
    lastReleaseWith: lastReleases(entries),
  };
}

/** Pages and files of the site that no document makes. */
const fixedPages = [
  '/',
  '/search/',
  '/rules/',
  '/runbooks.json',
  '/logs.json',
  '/actions.json',
  '/insights.json',
];
function principlesByOrder(entries: readonly IndexEntry[]): Map<number, string[]> {
  const byOrder = new Map<number, string[]>();
  for (const { order, path } of entries) {
    if (order !== null) byOrder.set(order, [...(byOrder.get(order) ?? []), path].sort(compare));
  }
  return byOrder;
}

function lastReleases(entries: readonly IndexEntry[]): Map<string, { date: string; path: string }> {
  const last = new Map<string, { date: string; path: string }>();
  for (const { release, path } of entries) {
    if (release && release.date > (last.get(release.card)?.date ?? ''))
      last.set(release.card, { date: release.date, path });
  }
  return last;
}

/** Files whose pages would have the same address, also where it differs in upper and lower case only. */
export function sameAddress(entries: readonly IndexEntry[]): FileFinding[] {
  const first = new Map<string, IndexEntry>();
  return entries.flatMap((entry) => {
    const key = entry.address.normalize('NFC').toLowerCase();
    const other = first.get(key);
    if (!other) {
      first.set(key, entry);
      return [];
    }
    return {
      path: entry.path,
      rule: 'address-unique' as const,
      found: `address ${entry.address}, which \`${other.path}\` has too`,
      expected: 'an address of its own',
      fix: 'rename one of the two files',
    };
  });
}
