import type { Node, Root, RootContent } from 'mdast';
import { endOf } from './markdown.ts';
import { normalized, type Outline, type SectionNodes } from './outline.ts';
import { before, places, spanOf, type Span } from './span.ts';

/** A document's sections by name, with the place of each that it must have. */
export interface NamedSections<Name extends string> {
  /** The nodes below a section's heading; empty when there is no such section. */
  nodes: (name: Name) => RootContent[];
  /** Sections that are none of the named ones, in file order. */
  extra: SectionNodes[];
  /** Where each named section's heading is, or belongs. */
  places: Record<Name, Span>;
}

/** What a section is known by when its heading is missing: a node that belongs nowhere else. */
export type Landmarks<Name extends string> = Partial<Record<Name, (node: Node) => boolean>>;

/**
 * Finds the named sections of an outline, by their headings; the first of two alike counts.
 *
 * @param landmarks so that the place of a heading that is missing is above what it headed
 */
export function namedSections<Name extends string>(
  outline: Outline,
  names: readonly Name[],
  tree: Root,
  landmarks: Landmarks<Name> = {},
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
      return section ? [[name, section.heading.at] as const] : [];
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
    places: {
      ...places(names, present, following?.heading.at ?? endOf(tree)),
      ...strayPlaces(names, present, tree, landmarks),
      ...headlessLead(names, present, outline),
    },
  };
}

/** Where the headings are missing of sections whose content is there. */
function strayPlaces<Name extends string>(
  names: readonly Name[],
  present: ReadonlyMap<string, Span>,
  tree: Root,
  landmarks: Landmarks<Name>,
): Partial<Record<Name, Span>> {
  const strays: Partial<Record<Name, Span>> = {};
  for (const name of names) {
    const landmark = landmarks[name];
    const stray = present.has(name) || !landmark ? undefined : tree.children.find(landmark);
    if (stray) strays[name] = before(spanOf(stray));
  }
  return strays;
}

/** What stands above the first heading belongs to the first section, if that has lost its own. */
function headlessLead<Name extends string>(
  [first]: readonly Name[],
  present: ReadonlyMap<string, Span>,
  { lead: [node] }: Outline,
): Partial<Record<Name, Span>> {
  const place: Partial<Record<Name, Span>> = {};
  if (first !== undefined && node && !present.has(first)) place[first] = before(spanOf(node));
  return place;
}
