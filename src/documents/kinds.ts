import { parseGuideline } from './guideline/parse.ts';
import type { Guideline } from './guideline/schema.ts';
import { parseLog } from './log/parse.ts';
import type { Log } from './log/schema.ts';
import type { Parsed, SourceDocument } from './parsed.ts';
import { parsePlaybook } from './playbook/parse.ts';
import type { Playbook } from './playbook/schema.ts';
import { parsePrinciple } from './principle/parse.ts';
import type { Principle } from './principle/schema.ts';
import { parseRunbook } from './runbook/parse.ts';
import type { Runbook } from './runbook/schema.ts';
import { parseSafetyCard } from './safety-card/parse.ts';
import type { SafetyCard } from './safety-card/schema.ts';

/** The kinds of document that are files of their own. */
export interface DocumentsByKind {
  runbook: Runbook;
  'safety-card': SafetyCard;
  principle: Principle;
  guideline: Guideline;
  playbook: Playbook;
  log: Log;
}

/** A kind of document that is a file of its own. */
export type Kind = keyof DocumentsByKind;

/** A document of any of these kinds. */
export type AnyDocument = DocumentsByKind[Kind];

/** What tells one kind from another: where its files are, where its pages are, how it is read. */
export interface KindOfDocument<K extends Kind = Kind> {
  kind: K;
  /** Folder in the content folder, and first part of the address of its pages. */
  folder: string;
  /** What a reader calls it. */
  label: string;
  /** Whether the site has pages for it; where it has none, no link may lead there. */
  hasPages: boolean;
  parse: (source: SourceDocument) => Parsed<DocumentsByKind[K]>;
}

/** All kinds of document, in the order in which problems and search results name them. */
export const kinds: { [K in Kind]: KindOfDocument<K> } = {
  principle: {
    kind: 'principle',
    folder: 'principles',
    label: 'Principle',
    hasPages: true,
    parse: parsePrinciple,
  },
  guideline: {
    kind: 'guideline',
    folder: 'guidelines',
    label: 'Guideline',
    hasPages: true,
    parse: parseGuideline,
  },
  playbook: {
    kind: 'playbook',
    folder: 'playbooks',
    label: 'Playbook',
    hasPages: true,
    parse: parsePlaybook,
  },
  'safety-card': {
    kind: 'safety-card',
    folder: 'safety-cards',
    label: 'Safety card',
    hasPages: true,
    parse: parseSafetyCard,
  },
  runbook: {
    kind: 'runbook',
    folder: 'runbooks',
    label: 'Runbook',
    hasPages: true,
    parse: parseRunbook,
  },
  log: {
    kind: 'log',
    folder: 'logs',
    label: 'Post-release log',
    hasPages: true,
    parse: parseLog,
  },
};

const byFolder = new Map(Object.values(kinds).map((kind) => [kind.folder, kind]));

/** The kind of the file at a path from the content folder, or null for a folder of no kind. */
export function kindOf(path: string): KindOfDocument | null {
  const slash = path.indexOf('/');
  return byFolder.get(slash === -1 ? path : path.slice(0, slash)) ?? null;
}
