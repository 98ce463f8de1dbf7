import { addressedTags } from '../documents/addressed-tags.ts';
import { kindOf, kinds, type AnyDocument } from '../documents/kinds.ts';
import { partAnchors } from '../documents/log/anchors.ts';
import { idOf } from '../documents/parsed.ts';
import { remembered } from '../documents/remembered.ts';
import type { Playbook } from '../documents/playbook/schema.ts';
import type { NamedImprovement, NamedLevel, OrderedKind, SiteIndex } from '../lint/context.ts';
import type { FileFinding } from './find-files.ts';
import type { HouseData } from './house-data.ts';
import { openImprovements } from './open-proposals.ts';
import { readDocument } from './read-document.ts';
import { compare } from './problem.ts';
import { ruleList } from './rule-list.ts';

/** The address of a document's page, from the site's base path; null for a file of no kind. */
export function addressOf(path: string): string | null {
  const kind = kindOf(path);
  return kind && `/${kind.folder}/${idOf(path)}/`;
}

/** Pages and files of the site that no document makes. */
const fixedPages = [
  '/',
  '/search/',
  '/run/',
  '/runs/',
  '/rules/',
  '/runbooks.json',
  '/logs.json',
  '/logs/feed.xml',
  '/actions/',
  '/actions/calendar.ics',
  '/actions.json',
  '/insights.json',
  '/release-confidence/',
];
/**
 * The index of a content folder. Which pages there are follows from the paths alone, so that a
 * file can be held to the rules as soon as it is parsed, and be let go; the few things that other
 * documents' content decides are read when a rule asks for them, or noted as documents come by.
 */
export class ContentIndex implements SiteIndex {
  readonly services: ReadonlySet<string>;
  readonly teams: ReadonlySet<string>;
  readonly cards: ReadonlySet<string>;
  readonly runbooks: ReadonlySet<string>;
  readonly playbooks: ReadonlySet<string>;
  readonly pathsByCode = new Map<string, string[]>();
  readonly connectedFrom = new Map<string, string[]>();
  readonly rollbackLevels = new Map<string, readonly NamedLevel[]>();
  readonly pages: Pages;
  readonly loggedRunbooks: ReadonlySet<string>;
  readonly today: string | null;
  readonly openImprovements: ReadonlyMap<string, readonly NamedImprovement[]>;
  readonly pathsByOrder: Record<OrderedKind, Map<number, string[]>> = {
    principle: new Map(),
    guideline: new Map(),
  };
  readonly lastReleaseWith = new Map<string, { date: string; path: string }>();

  /**
   * @param texts every file of the content, by its path
   * @param today the day by which something is due, as YYYY-MM-DD; null where none counts
   */
  constructor(
    texts: ReadonlyMap<string, string>,
    { services, teams }: HouseData,
    today: string | null = null,
  ) {
    this.services = new Set(services.map(({ id }) => id));
    this.teams = new Set(teams.map(({ id }) => id));
    this.cards = idsIn(kinds['safety-card'].folder, texts);
    this.runbooks = idsIn(kinds.runbook.folder, texts);
    this.playbooks = idsIn(kinds.playbook.folder, texts);
    this.openImprovements = improvementsByService(texts);
    this.loggedRunbooks = runbooksOfLogs(texts);
    this.today = today;
    this.pages = new Pages(texts, [
      ...fixedPages,
      ...ruleList.map(({ id }) => `/rules/${id}/`),
      ...Object.values(kinds).flatMap((kind) => (kind.hasPages ? `/${kind.folder}/` : [])),
      ...['/services/', ...[...this.services].map((id) => `/services/${id}/`)],
      ...['/teams/', ...[...this.teams].map((id) => `/teams/${id}/`)],
    ]);
  }

  /** Notes what other documents ask of this one. */
  note(document: AnyDocument): void {
    const { path } = document;
    if (document.kind === 'principle' || document.kind === 'guideline') {
      this.#noteOrder(document.kind, document.order, path);
    }
    if (document.kind === 'playbook') this.#notePlaybook(document);
    if (document.kind !== 'runbook') return;
    const { id, card, date, status, rollback } = document;
    const levels = rollback.levels.map((level) => ({ id: level.id, name: level.name }));
    // Only logs ask for them. A name is a part of its file's text, and would keep all of it.
    if (levels.length > 0 && this.loggedRunbooks.has(id)) this.rollbackLevels.set(id, levels);
    this.pages.noteAnchors(document);
    if (card && date && status === 'ready') this.noteRelease(card, { date, path });
  }

  #noteOrder(kind: OrderedKind, order: number | null, path: string): void {
    if (order === null) return;
    noteAt(this.pathsByOrder[kind], order, path);
  }

  #notePlaybook({ id, code, connected, path }: Playbook): void {
    if (code !== null) noteAt(this.pathsByCode, code, path);
    for (const other of new Set(connected)) noteAt(this.connectedFrom, other, id);
  }

  /** Notes a release that a ready runbook is for. */
  noteRelease(card: string, release: { date: string; path: string }): void {
    const last = this.lastReleaseWith.get(card);
    const isLater = !last || compare(release.date, last.date) > 0;
    const isFirst = release.date === last?.date && compare(release.path, last.path) < 0;
    if (isLater || isFirst) this.lastReleaseWith.set(card, release);
  }
}

/** Adds to what is noted at a key, in order. */
function noteAt<Key>(notes: Map<Key, string[]>, key: Key, note: string): void {
  notes.set(key, [...(notes.get(key) ?? []), note].sort(compare));
}

/** What logs proposed for the runbooks of each service. Few logs have anything open: only they are read. */
function improvementsByService(
  texts: ReadonlyMap<string, string>,
): Map<string, NamedImprovement[]> {
  const byService = new Map<string, NamedImprovement[]>();
  const serviceOf = remembered((path) => serviceIn(path, texts));
  for (const { id, improvement } of openImprovements(texts)) {
    const service = serviceOf(`${improvement.target?.document ?? ''}.mdx`);
    if (service === null) continue;
    const alike = byService.get(service) ?? [];
    byService.set(service, [...alike, { id, to: improvement.to }]);
  }
  return byService;
}

function runbooksOfLogs(texts: ReadonlyMap<string, string>): Set<string> {
  const named = /^runbook:[ \t]*["']?([^\s"']+)/m;
  const logs = [...texts].filter(([path]) => kindOf(path)?.kind === 'log');
  return new Set(logs.map(([, text]) => named.exec(text)?.[1] ?? ''));
}

/** The service of a runbook; null for what is none. */
function serviceIn(path: string, texts: ReadonlyMap<string, string>): string | null {
  const document = readDocument(path, texts.get(path) ?? '')?.document;
  return document?.kind === 'runbook' ? document.service : null;
}

/** The addresses of all pages; a document's anchors are read when they are first asked for. */
class Pages {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #paths = new Map<string, string | null>();
  readonly #anchors = new Map<string, ReadonlySet<string>>();

  constructor(texts: ReadonlyMap<string, string>, others: readonly string[]) {
    this.#texts = texts;
    for (const address of others) this.#paths.set(address, null);
    for (const path of texts.keys()) {
      const address = kindOf(path)?.hasPages ? addressOf(path) : null;
      if (address) this.#paths.set(address, path);
    }
  }

  /** Takes the anchors of a document that is being read anyway, so that it is not read again. */
  noteAnchors(document: AnyDocument): void {
    const address = addressOf(document.path);
    // One without any may be a file of which only the front matter could be read.
    if (address && document.headings.length > 0) this.#anchors.set(address, anchorsOf(document));
  }

  has(address: string): boolean {
    return this.#paths.has(address);
  }

  keys(): MapIterator<string> {
    return this.#paths.keys();
  }

  get(address: string): ReadonlySet<string> | null | undefined {
    const path = this.#paths.get(address);
    if (path === null || path === undefined) return path;
    const known = this.#anchors.get(address);
    if (known) return known;
    const anchors = anchorsIn(path, this.#texts.get(path) ?? '');
    this.#anchors.set(address, anchors);
    return anchors;
  }
}

function anchorsIn(path: string, written: string): Set<string> {
  const document = readDocument(path, written)?.document;
  return document ? anchorsOf(document) : new Set();
}

function anchorsOf(document: AnyDocument): Set<string> {
  const anchors = new Set(document.headings.map(({ slug }) => slug));
  if (document.kind === 'log') {
    const { improvements, actions } = partAnchors(document);
    for (const { id } of document.lessons.items) anchors.add(id);
    for (const id of [...improvements, ...actions]) anchors.add(id);
  }
  for (const { id } of addressedTags(document)) anchors.add(id);
  return anchors;
}

function idsIn(folder: string, texts: ReadonlyMap<string, string>): Set<string> {
  return new Set([...texts.keys()].filter((path) => path.startsWith(`${folder}/`)).map(idOf));
}

/** Files whose pages would have the same address, also where it differs in upper and lower case only. */
export function sameAddress(paths: Iterable<string>): FileFinding[] {
  const first = new Map<string, string>();
  return [...paths].flatMap((path) => {
    const address = addressOf(path);
    if (!address) return [];
    const key = address.normalize('NFC').toLowerCase();
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, path);
      return [];
    }
    return {
      path,
      rule: 'address-unique' as const,
      found: `address ${address}, which \`${other}\` has too`,
      expected: 'an address of its own',
      fix: 'rename one of the two files',
    };
  });
}
