import { getCollection, getEntry, type CollectionEntry } from 'astro:content';
import type { Site } from '../documents/site/schema.ts';

/** A collection's entry: a document with its problems and its last change. */
type Entry<
  Name extends
    | 'runbooks'
    | 'safetyCards'
    | 'principles'
    | 'guidelines'
    | 'playbooks'
    | 'logs'
    | 'services'
    | 'teams',
> = CollectionEntry<Name>;
/** A runbook with its problems and its last change. */
export type RunbookEntry = Entry<'runbooks'>;
/** A log with its problems and its last change. */
export type LogEntry = Entry<'logs'>;

/** site.yaml as a typed value. */
export async function siteData(): Promise<Site> {
  return (await siteEntry()).document;
}

/** site.yaml, with the problems of all YAML files. */
export async function siteEntry(): Promise<CollectionEntry<'site'>['data']> {
  const entry = await getEntry('site', 'site');
  if (!entry)
    throw new Error('Unexpected empty content, expected a site, see src/content.config.ts');
  return entry.data;
}

/** All runbooks, the latest date first; those without a date come last. */
export async function runbooks(): Promise<RunbookEntry[]> {
  const date = ({ data }: RunbookEntry): string => data.document?.date ?? '';
  return (await getCollection('runbooks')).toSorted(
    (a, b) => compare(date(b), date(a)) || compare(a.id, b.id),
  );
}

/** All logs, the latest run first; those that don't say when they began come last. */
export async function logs(): Promise<LogEntry[]> {
  const started = ({ data }: LogEntry): number => data.document?.started ?? 0;
  return (await getCollection('logs')).toSorted(
    (a, b) => started(b) - started(a) || compare(a.id, b.id),
  );
}

/** All principles, in their order. */
export async function principles(): Promise<Entry<'principles'>[]> {
  return (await getCollection('principles')).toSorted(byOrder);
}

/** All guidelines, in their order. */
export async function guidelines(): Promise<Entry<'guidelines'>[]> {
  return (await getCollection('guidelines')).toSorted(byOrder);
}

/** All playbooks, by the number of their code; those without one come last. */
export async function playbooks(): Promise<Entry<'playbooks'>[]> {
  const number = ({ data }: Entry<'playbooks'>): number =>
    Number(data.document?.code?.replace(/\D/g, '') ?? Number.MAX_SAFE_INTEGER);
  return (await getCollection('playbooks')).toSorted(
    (a, b) => number(a) - number(b) || compare(a.id, b.id),
  );
}

/** All safety cards, by id. */
export async function safetyCards(): Promise<Entry<'safetyCards'>[]> {
  return (await getCollection('safetyCards')).toSorted((a, b) => compare(a.id, b.id));
}

/** All services, in the order of services.yaml. */
export async function services(): Promise<Entry<'services'>[]> {
  return (await getCollection('services')).toSorted(
    (a, b) => a.data.document.line - b.data.document.line,
  );
}

/** All teams, in the order of teams.yaml. */
export async function teams(): Promise<Entry<'teams'>[]> {
  return (await getCollection('teams')).toSorted(
    (a, b) => a.data.document.line - b.data.document.line,
  );
}

/** Finds entries by id; null for an id that is null or of nothing. */
export function finder<Document>(
  entries: readonly { id: string; data: { document: Document } }[],
): (id: string | null | undefined) => Document | null {
  const byId = new Map(entries.map(({ id, data }) => [id, data.document]));
  return (id) => (id === null || id === undefined ? null : (byId.get(id) ?? null));
}

/** By the place that a document asks for; those that ask for none come last. */
function byOrder(a: Ordered, b: Ordered): number {
  // Infinity would be no place: the difference of two is no number.
  const place = ({ data }: Ordered): number => data.document?.order ?? Number.MAX_SAFE_INTEGER;
  return place(a) - place(b) || compare(a.id, b.id);
}

interface Ordered {
  id: string;
  data: { document: { order: number | null } | null };
}

/** By code units: the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
