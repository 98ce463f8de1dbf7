import type { Kind } from '../documents/kinds.ts';
import { logSections, runSections } from '../documents/log/schema.ts';
import { normalized, type Outline, type SectionNodes } from '../documents/outline.ts';
import { playbookSections } from '../documents/playbook/schema.ts';
import { runbookSections } from '../documents/runbook/schema.ts';
import { safetyCardSections } from '../documents/safety-card/schema.ts';
import { nearest } from './words.ts';

const required: Partial<Record<Kind, readonly string[]>> = {
  runbook: runbookSections,
  'safety-card': safetyCardSections,
  playbook: playbookSections,
  log: logSections,
};

/** Required sections that are prose: what the others lack, the rules on their parts say. */
const prose = new Set(['Overview', 'Why it matters', 'What good looks like'].map(normalized));

/** Sections that are well known without being required: none of them is a misspelt other one. */
const optional: Partial<Record<Kind, readonly string[]>> = { log: runSections };

/** Normalized names, by the kind. */
type Names = Partial<Record<Kind, ReadonlySet<string>>>;

const namesOf = (byKind: Partial<Record<Kind, readonly string[]>>): Names =>
  Object.fromEntries(
    Object.entries(byKind).map(([kind, names]) => [kind, new Set(names.map(normalized))]),
  );
const requiredNames = namesOf(required);
const optionalNames = namesOf(optional);

/** Whether a section's parts are held to rules of their own. */
export function hasRulesOnParts(kind: Kind, title: string): boolean {
  const name = normalized(title);
  return !prose.has(name) && (requiredNames[kind]?.has(name) ?? false);
}

/** The `##` sections that a kind of document must have, in order. */
export function requiredSections(kind: Kind): readonly string[] {
  return required[kind] ?? [];
}

/** A required section that no heading of the document has. */
export interface MissingSection {
  name: string;
  /** A heading that most likely means it: misspelt, or of another level. */
  meant: Outline['headings'][number] | null;
}

/** The required sections that a document lacks. */
export function missingSections(kind: Kind, { headings, sections }: Outline): MissingSection[] {
  const names = requiredSections(kind);
  const present = new Set(sections.map(({ heading }) => normalized(heading.title)));
  const isKnown = (title: string): boolean => {
    const name = normalized(title);
    return [requiredNames[kind], optionalNames[kind]].some((known) => known?.has(name));
  };
  // Each further heading can be meant as one section only.
  const free = new Map(
    sections
      .filter(({ heading }) => !isKnown(heading.title))
      .map(({ heading }) => [normalized(heading.title), heading]),
  );
  return names
    .filter((name) => !present.has(normalized(name)))
    .map((name) => {
      const deeper = headings.find(
        ({ depth, title }) => depth > 2 && normalized(title) === normalized(name),
      );
      const alike = deeper ? null : nearest(normalized(name), free.keys());
      const meant = deeper ?? (alike === null ? null : (free.get(alike) ?? null));
      if (alike !== null) free.delete(alike);
      return { name, meant };
    });
}

/** The first section of each required name, in file order. */
export function knownSections(kind: Kind, { sections }: Outline): SectionNodes[] {
  const names = new Set(requiredNames[kind]);
  return sections.filter(({ heading }) => names.delete(normalized(heading.title)));
}
