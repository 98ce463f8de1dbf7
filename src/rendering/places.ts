import type { OutlineHeading } from '../documents/outline.ts';
import type { Runbook } from '../documents/runbook/schema.ts';
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
    document:
      | ({ title: string | null; headings: readonly OutlineHeading[] } & Partial<
          Pick<Runbook, 'rollout' | 'rollback'>
        >)
      | null;
  };
}

/** A finder over documents, by the folder of each kind. */
export function placeFinder(entries: Readonly<Record<string, readonly Entry[]>>): PlaceFinder {
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
      section: sectionOf(document, target.section),
    };
  };
}

function sectionOf(document: Entry['data']['document'], section: string): string | null {
  const heading = document?.headings.find(({ slug }) => slug === section);
  const steps = [...(document?.rollout?.stages ?? []), ...(document?.rollback?.levels ?? [])];
  return heading?.title ?? steps.find(({ id }) => id === section)?.name ?? null;
}
