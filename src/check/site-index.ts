import { kinds, type AnyDocument } from '../documents/kinds.ts';
import type { Service } from '../documents/service/schema.ts';
import type { Team } from '../documents/team/schema.ts';
import type { SiteIndex } from '../lint/context.ts';
import type { FileFinding } from './find-files.ts';

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
  const pages = new Map<string, ReadonlySet<string>>([['/', new Set()]]);
  for (const { folder } of Object.values(kinds)) pages.set(`/${folder}/`, new Set());
  for (const [folder, entries] of [
    ['services', services],
    ['teams', teams],
  ] as const) {
    pages.set(`/${folder}/`, new Set());
    for (const { id } of entries) pages.set(`/${folder}/${id}/`, new Set());
  }
  for (const document of documents) pages.set(addressOf(document), anchorsOf(document));
  return {
    services: new Set(services.map(({ id }) => id)),
    teams: new Set(teams.map(({ id }) => id)),
    cards: new Set(documents.flatMap(({ kind, id }) => (kind === 'safety-card' ? [id] : []))),
    pages,
  };
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
      found: `the address ${addressOf(document)}, which \`${other.path}\` has too`,
      expected: 'an address of its own',
      fix: 'rename one of the two files',
    };
  });
}
