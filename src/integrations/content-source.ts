import {
  checkContent,
  codeFrame,
  type CheckedContent,
  type CheckedFile,
  type Problem,
} from '../check/index.ts';
import type { Kind } from '../documents/kinds.ts';
import { lastChanges, type LastChange } from './last-changes.ts';

/** A problem as a page shows it: with the lines around it. */
export type FramedProblem = Problem & { frame: string };

/** What the site knows of one thing it has a page for. */
export interface ContentEntry {
  id: string;
  /** Digestible data for Astro's store. */
  data: {
    /** The typed document; null where its file can't be parsed. */
    document: unknown;
    /** The file, from the content folder. */
    path: string;
    problems: FramedProblem[];
    lastChange: LastChange | null;
  };
}

/** The collections, by the name under which pages ask for them. */
export const collectionNames = [
  'runbooks',
  'safetyCards',
  'principles',
  'guidelines',
  'playbooks',
  'logs',
  'services',
  'teams',
  'site',
] as const;

/** Name of a collection. */
export type CollectionName = (typeof collectionNames)[number];

const kindOfCollection: Partial<Record<CollectionName, Kind>> = {
  runbooks: 'runbook',
  safetyCards: 'safety-card',
  principles: 'principle',
  guidelines: 'guideline',
  playbooks: 'playbook',
  logs: 'log',
};

/** The checked content, shared by the collections of one sync so that it is checked once. */
export class ContentSource {
  readonly root: string;
  #check: Promise<CheckedContent> | undefined;
  #changes: Promise<Map<string, LastChange>> | undefined;
  readonly #served = new Set<CollectionName>();

  constructor(root: string) {
    this.root = root;
  }

  /**
   * The entries of a collection. Whoever asks for the same one twice begins a new sync.
   *
   * @throws when the content folder can't be read
   */
  async entries(collection: CollectionName): Promise<ContentEntry[]> {
    if (!this.#check || this.#served.has(collection)) {
      this.#check = checkContent(this.root);
      this.#served.clear();
    }
    this.#served.add(collection);
    this.#changes ??= lastChanges(this.root);
    return entriesOf(collection, await this.#check, await this.#changes);
  }
}

function entriesOf(
  collection: CollectionName,
  { files, services, teams, site }: CheckedContent,
  changes: ReadonlyMap<string, LastChange>,
): ContentEntry[] {
  const kind = kindOfCollection[collection];
  if (kind) {
    return files
      .filter((file) => file.kind === kind)
      .map((file) => ({
        id: file.document?.id ?? nameOf(file.path),
        data: {
          document: file.document,
          path: file.path,
          problems: framed(file),
          lastChange: changes.get(file.path) ?? null,
        },
      }));
  }
  if (collection === 'site') {
    const problems = files.filter((file) => file.kind === null).flatMap(framed);
    return [
      { id: 'site', data: { document: site, path: 'site.yaml', problems, lastChange: null } },
    ];
  }
  return (collection === 'services' ? services : teams).map((document) => ({
    id: document.id,
    data: { document, path: document.path, problems: [], lastChange: null },
  }));
}

function framed({ text, problems }: CheckedFile): FramedProblem[] {
  return problems.map((problem) => ({ ...problem, frame: codeFrame(text, problem) }));
}

function nameOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.\w+$/, '');
}
