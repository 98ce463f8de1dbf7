import type { AddressedTag, WithTags } from '../documents/addressed-tags.ts';
import { link } from './link.ts';

/** A section of a document, as a link names it. */
export interface NamedPlace {
  href: string;
  /** The document's title. */
  document: string;
  /** The section's title; null where the document has no such section. */
  section: string | null;
}

/** Finds the place that an improvement names; null where there is no such document. */
export type PlaceFinder = (
  target: { document: string; section: string } | null,
) => NamedPlace | null;

interface Entry {
  id: string;
  data: {
    document: ({ title: string | null } & WithTags) | null;
  };
}

/**
 * A finder over documents, by the folder of each kind.
 *
 * @param tagsOf the tags of a document that have an address, as its headings have
 */
export function placeFinder(
  entries: Readonly<Record<string, readonly Entry[]>>,
  tagsOf: (document: WithTags) => readonly AddressedTag[],
): PlaceFinder {
  const documents = new Map(
    Object.entries(entries).flatMap(([folder, list]) =>
      list.map(({ id, data }) => [`${folder}/${id}`, { id, ...data }]),
    ),
  );
  return (target) => {
    const found = target && documents.get(target.document);
    if (!found) return null;
    const { id, document } = found;
    const [folder = ''] = target.document.split('/');
    return {
      href: link(`/${folder}/${encodeURIComponent(id)}/#${encodeURIComponent(target.section)}`),
      document: document?.title ?? id,
      section: document && sectionOf(document, tagsOf(document), target.section),
    };
  };
}

function sectionOf(
  { headings }: WithTags,
  tags: readonly AddressedTag[],
  section: string,
): string | null {
  const heading = headings.find(({ slug }) => slug === section);
  return heading?.title ?? tags.find(({ id }) => id === section)?.name ?? null;
}
