import type { Root, RootContent } from 'mdast';
import { endOf } from './markdown.ts';
import { normalized, type Outline, type SectionNodes } from './outline.ts';
import { places, type Span } from './span.ts';

/** A document's sections by name, with the place of each that it must have. */
export interface NamedSections<Name extends string> {
  /** The nodes below a section's heading; empty when there is no such section. */
  nodes: (name: Name) => RootContent[];
  /** Sections that are none of the named ones, in file order. */
  extra: SectionNodes[];
  /** Where each named section's heading is, or belongs. */
  places: Record<Name, Span>;
}

/** Finds the named sections of an outline, by their headings; the first of two alike counts. */
export function namedSections<Name extends string>(
  outline: Outline,
  names: readonly Name[],
  tree: Root,
): NamedSections<Name> {
  const byTitle = new Map<string, SectionNodes>();
  for (const section of outline.sections) {
    const title = normalized(section.heading.title);
    if (!byTitle.has(title)) byTitle.set(title, section);
  }
  const known = new Set(names.map(normalized));
  const present = new Map(
    names.flatMap((name) => {
      const section = byTitle.get(normalized(name));
      return section ? [[name as string, section.heading.at] as const] : [];
    }),
  );
  const extra = outline.sections.filter(({ heading }) => !known.has(normalized(heading.title)));
  const lastKnown = outline.sections.findLast(({ heading }) =>
    known.has(normalized(heading.title)),
  );
  const following = extra.find(({ at }) => !lastKnown || at.line > lastKnown.at.line);
  return {
    nodes: (name) => byTitle.get(normalized(name))?.nodes ?? [],
    extra,
    places: places(names, present, following?.heading.at ?? endOf(tree)),
  };
}
