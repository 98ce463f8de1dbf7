import GithubSlugger from 'github-slugger';
import type { Node, Parent, RootContent } from 'mdast';
import { readFrontMatter } from '../front-matter.ts';
import { normalized, outlineOf, type OutlineHeading, type SectionNodes } from '../outline.ts';
import { idOf, type Parsed, type SourceDocument } from '../parsed.ts';
import { plainText, richText } from '../rich-text.ts';
import { namedSections, type Landmarks } from '../sections.ts';
import { spanOf } from '../span.ts';
import { isTagNamed } from '../tag.ts';
import {
  playbookFrontMatter,
  playbookParts,
  playbookSections,
  type Playbook,
  type PlaybookPart,
  type PlaybookSection,
  type PlaybookSectionName,
} from './schema.ts';
import { readStep } from './step.ts';

/** What each section is known by when its heading is missing. */
const landmarks: Landmarks<PlaybookSectionName> = {
  ...Object.fromEntries(
    Object.entries(playbookParts).map(([title, [first]]) => [
      title,
      (node: Node) => isHeadingOf(node, [normalized(first)]),
    ]),
  ),
  Procedure: (node) => isTagNamed(node, 'Step'),
};

/** The names of the parts of each section. */
const partNames = new Map(
  Object.entries(playbookParts).map(([title, names]) => [normalized(title), names.map(normalized)]),
);

/** Parses a playbook. What the file lacks is null or empty in the document; nothing throws. */
export function parsePlaybook(source: SourceDocument): Parsed<Playbook> {
  const { tree, text, path } = source;
  const fields = readFrontMatter(tree, playbookFrontMatter);
  const outline = outlineOf(tree);
  const sections = namedSections(outline, playbookSections, tree, landmarks);
  const procedure = outline.sections.find(({ nodes }) => nodes === sections.nodes('Procedure'));
  const slugger = new GithubSlugger();
  // Steps share the page with its headings: their addresses must not meet.
  for (const { title } of outline.headings) slugger.slug(title);
  const document: Playbook = {
    kind: 'playbook',
    id: idOf(path),
    path,
    ...fields.values,
    roles: fields.values.roles ?? [],
    connected: fields.values.connected ?? [],
    lead: richText(outline.lead, text),
    sections: outline.sections.map((section) =>
      section === procedure
        ? readProcedure(section, text, slugger)
        : readSection(section, outline.headings, text),
    ),
    headings: outline.headings,
  };
  return { ...source, document, fields, outline, sectionPlaces: sections.places };
}

function readProcedure(
  { heading: { title, slug }, nodes, at }: SectionNodes,
  source: string,
  slugger: GithubSlugger,
): PlaybookSection {
  const isStep = (node: RootContent): boolean => isTagNamed(node, 'Step');
  const first = nodes.findIndex(isStep);
  const lead = first === -1 ? nodes : nodes.slice(0, first);
  const rest = nodes.slice(lead.length).filter((node) => !isStep(node));
  return {
    title,
    slug,
    prose: richText(lead, source),
    parts: [],
    steps: nodes.flatMap((node) =>
      isTagNamed(node, 'Step') ? [readStep(node, source, slugger)] : [],
    ),
    remarks: richText(rest, source),
    at,
  };
}

function readSection(
  { heading: { title, slug }, nodes, at }: SectionNodes,
  headings: readonly OutlineHeading[],
  source: string,
): PlaybookSection {
  const names = partNames.get(normalized(title)) ?? [];
  const starts = nodes.flatMap((node, index) => (isPartHeading(node, names) ? [index] : []));
  return {
    title,
    slug,
    prose: richText(nodes.slice(0, starts[0] ?? nodes.length), source),
    parts: starts.flatMap((start, index) =>
      readPart(nodes.slice(start, starts[index + 1]), headings, source),
    ),
    steps: [],
    remarks: null,
    at,
  };
}

function readPart(
  [node, ...body]: readonly RootContent[],
  headings: readonly OutlineHeading[],
  source: string,
): PlaybookPart[] {
  const heading = headings.find(({ at }) => at.line === node?.position?.start.line);
  if (!node || !heading) return [];
  const { endLine, endColumn } = spanOf(body.at(-1) ?? node);
  const { title, slug, at } = heading;
  return [{ title, slug, prose: richText(body, source), at: { ...at, endLine, endColumn } }];
}

/** A heading of the wrong level is the heading of its part all the same: one slip, one message. */
function isPartHeading(node: RootContent, names: readonly string[]): boolean {
  return (node.type === 'heading' && node.depth === 3) || isHeadingOf(node, names);
}

function isHeadingOf(node: Node, names: readonly string[]): boolean {
  if (node.type !== 'heading') return false;
  return names.includes(normalized(plainText((node as Parent).children)));
}
