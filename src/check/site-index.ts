import { kinds, type AnyDocument } from '../documents/kinds.ts';
import type { Service } from '../documents/service/schema.ts';
import type { Team } from '../documents/team/schema.ts';
import type { SiteIndex } from '../lint/context.ts';
import { rules } from '../lint/preset.ts';
import { fileRules } from './file-rules.ts';
import type { FileFinding } from './find-files.ts';
import { compare } from './problem.ts';

/** The address of a document's page, from the site's base path. */
export function addressOf({ kind, id }: AnyDocument): string {
  return `/${kinds[kind].folder}/${id}/`;
}

/** What documents may refer to. */
export function indexOf(content: {
  documents: readonly AnyDocument[];
  services: readonly Service[];
  teams: readonly Team[];
}): SiteIndex {
  const { documents, services, teams } = content;
  const pages = new Map<string, ReadonlySet<string> | null>(
    fixedPages.map((address) => [address, null]),
  );
  for (const { folder } of Object.values(kinds)) pages.set(`/${folder}/`, null);
  for (const { id } of allRules) pages.set(`/rules/${id}/`, null);
  for (const [folder, entries] of [
    ['services', services],
    ['teams', teams],
  ] as const) {
    pages.set(`/${folder}/`, null);
    for (const { id } of entries) pages.set(`/${folder}/${id}/`, null);
  }
  for (const document of documents) pages.set(addressOf(document), anchorsOf(document));
  return {
    services: new Set(services.map(({ id }) => id)),
    teams: new Set(teams.map(({ id }) => id)),
    cards: new Set(documents.flatMap(({ kind, id }) => (kind === 'safety-card' ? [id] : []))),
    pages,
    principlesByOrder: principlesByOrder(documents),
    lastReleaseWith: lastReleases(documents),
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
const allRules = [...Object.values(fileRules), ...rules.map(({ meta }) => meta)];

function principlesByOrder(documents: readonly AnyDocument[]): Map<number, string[]> {
  const byOrder = new Map<number, string[]>();
  for (const document of documents) {
    if (document.kind !== 'principle' || document.order === null) continue;
    const alike = byOrder.get(document.order) ?? [];
    byOrder.set(document.order, [...alike, document.path].sort(compare));
  }
  return byOrder;
}

function lastReleases(
  documents: readonly AnyDocument[],
): Map<string, { date: string; path: string }> {
  const last = new Map<string, { date: string; path: string }>();
  for (const document of documents) {
    if (document.kind !== 'runbook' || document.status !== 'ready') continue;
    const { card, date, path } = document;
    if (card && date && date > (last.get(card)?.date ?? '')) last.set(card, { date, path });
  }
  return last;
}

function anchorsOf(document: AnyDocument): Set<string> {
  const anchors = new Set(document.headings.map(({ slug }) => slug));
  if (document.kind === 'runbook') {
    for (const { id } of [...document.rollout.stages, ...document.rollback.levels]) anchors.add(id);
  }
  return anchors;
}

/** Files whose pages would have the same address, also where it differs in upper and lower case only. */
export function sameAddress(documents: readonly AnyDocument[]): FileFinding[] {
  const first = new Map<string, AnyDocument>();
  return documents.flatMap((document) => {
    const address = addressOf(document).normalize('NFC').toLowerCase();
    const other = first.get(address);
    if (!other) {
      first.set(address, document);
      return [];
    }
    return {
      path: document.path,
      rule: 'address-unique' as const,
      found: `address ${addressOf(document)}, which \`${other.path}\` has too`,
      expected: 'an address of its own',
      fix: 'rename one of the two files',
    };
  });
}
