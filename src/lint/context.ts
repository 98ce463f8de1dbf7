import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { FieldIssue } from '../documents/field-issue.ts';
import { kindOf, type DocumentsByKind, type Kind } from '../documents/kinds.ts';
import { withUnixLineEnds, type SyntaxProblem } from '../documents/markdown.ts';
import type { Parsed } from '../documents/parsed.ts';
import type { Reference } from '../documents/reference.ts';
import type { Level } from '../documents/runbook/schema.ts';
import { defaultHouse } from '../documents/site/parse.ts';
import type { House } from '../documents/site/schema.ts';
import type { OpenFence } from './fences.ts';

/** A rollback level as a log names it: by its id or its name. */
export type NamedLevel = Pick<Level, 'id' | 'name'>;

/** An open improvement: what `npm run improve` calls it, and the place that it names. */
export interface NamedImprovement {
  id: string;
  to: string;
}

/** The kinds of document that are shown in the order which they ask for. */
export type OrderedKind = 'principle' | 'guideline';

/** What the rest of the content holds, as far as one document may refer to it. */
export interface SiteIndex {
  /** Ids of services.yaml. */
  services: ReadonlySet<string>;
  /** Ids of teams.yaml. */
  teams: ReadonlySet<string>;
  /** Ids of the safety cards. */
  cards: ReadonlySet<string>;
  /** Ids of the runbooks. */
  runbooks: ReadonlySet<string>;
  /** Ids of the playbooks. */
  playbooks: ReadonlySet<string>;
  /** Paths of the playbooks by their code, each in file order. */
  pathsByCode: Pick<ReadonlyMap<string, readonly string[]>, 'get' | 'keys'>;
  /** Ids of the playbooks that name a playbook as connected, by its id. */
  connectedFrom: Pick<ReadonlyMap<string, readonly string[]>, 'get'>;
  /** The rollback levels of the runbooks of which a log tells, by the runbook's id. */
  rollbackLevels: Pick<ReadonlyMap<string, readonly NamedLevel[]>, 'get'>;
  /**
   * Addresses of all pages, such as `/runbooks/2026-11-03-checkout/`, with their anchors; null
   * where a page's anchors are not known from the content.
   */
  pages: Pick<ReadonlyMap<string, ReadonlySet<string> | null>, 'has' | 'get' | 'keys'>;
  /** Paths of the documents that have a place among their kind by that place, each in file order. */
  pathsByOrder: Readonly<Record<OrderedKind, ReadonlyMap<number, readonly string[]>>>;
  /**
   * Improvements to the runbooks of a service that logs proposed, and that are neither applied nor
   * declined, by the service's id.
   */
  openImprovements: Pick<ReadonlyMap<string, readonly NamedImprovement[]>, 'get'>;
  /** Ids of the runbooks of which a log tells. */
  loggedRunbooks: ReadonlySet<string>;
  /**
   * The reader's day as YYYY-MM-DD, for what is due; null where no day may count, as in a build,
   * which gives the same site tomorrow.
   */
  today: string | null;
  /** The latest release for which a ready runbook names a card, by the card's id. */
  lastReleaseWith: ReadonlyMap<string, { date: string; path: string }>;
}

/** What the rules know of a file beside its tree; handed over as `file.data.flightplan`. */
export interface LintData {
  /** From the content folder, with `/` between folders. */
  path: string;
  house: House;
  /** Null where only one file is known, as in an editor: rules on references are silent then. */
  index: SiteIndex | null;
  /** First part of each rule's page address, such as `https://flightplan.example.com/rules/`. */
  rulesUrl: string;
  /** Set by the parser where the file is no MDX, or a code block in it is never closed. */
  syntax: SyntaxProblem | null;
  /** The code block that is never closed; set by the parser. */
  openFence: OpenFence | null;
  /** Issues of a YAML file's fields; a document's are in its front matter. */
  fieldIssues: FieldIssue[] | null;
  /** What a YAML file's fields refer to; a document's are read from the document. */
  references: readonly Reference[];
  /** The text with Unix line ends, once it has been asked for. */
  text: string | null;
  /** The typed document, once a rule has asked for it. */
  parsed: Parsed<DocumentsByKind[Kind]> | null;
}

declare module 'vfile' {
  interface DataMap {
    flightplan?: LintData;
  }
}

/** The context of a file; one that came without any gets the defaults, and its own path. */
export function contextOf(file: VFile): LintData {
  return (file.data.flightplan ??= newContext(file.path));
}

/** A context for a file of which nothing but the path is known. */
export function newContext(path: string): LintData {
  return {
    path: path.replaceAll('\\', '/').replace(/^.*\bcontent\//, ''),
    house: defaultHouse,
    index: null,
    rulesUrl: '',
    syntax: null,
    openFence: null,
    fieldIssues: null,
    references: [],
    text: null,
    parsed: null,
  };
}

/** The text of a file, with Unix line ends. */
export function textOf(file: VFile): string {
  return (contextOf(file).text ??= withUnixLineEnds(String(file)));
}

/** The typed document of a file; null where its folder holds no kind of document. */
export function parsedOf(tree: Root, file: VFile): Parsed<DocumentsByKind[Kind]> | null {
  const context = contextOf(file);
  context.parsed ??=
    kindOf(context.path)?.parse({
      path: context.path,
      text: textOf(file),
      tree,
    }) ?? null;
  return context.parsed;
}
