import type { List, Node, RootContent } from 'mdast';
import { readFrontMatter } from '../front-matter.ts';
import { outlineOf, type OutlineHeading, type SectionNodes } from '../outline.ts';
import { idOf, type Parsed, type SourceDocument } from '../parsed.ts';
import { richText, type RichText } from '../rich-text.ts';
import { namedSections } from '../sections.ts';
import { spanOf } from '../span.ts';
import { isTableWith, readTable } from '../table.ts';
import { isTaskList, readTasks } from '../task-list.ts';
import {
  safetyCardFrontMatter,
  safetyCardSections,
  type BriefingRow,
  type CardPart,
  type CardSection,
  type SafetyCard,
} from './schema.ts';

/** Parses a safety card. What the file lacks is null or empty in the document; nothing throws. */
export function parseSafetyCard(source: SourceDocument): Parsed<SafetyCard> {
  const { tree, text, path } = source;
  const fields = readFrontMatter(tree, safetyCardFrontMatter);
  const outline = outlineOf(tree);
  const sections = namedSections(outline, safetyCardSections, tree);
  const document: SafetyCard = {
    kind: 'safety-card',
    id: idOf(path),
    path,
    ...fields.values,
    lead: richText(outline.lead, text),
    briefing: sections.nodes('Briefing').flatMap((node) => readBriefing(node, text)),
    sections: outline.sections.map((section) => readSection(section, outline.headings, text)),
    headings: outline.headings,
  };
  return { ...source, document, fields, outline, sectionPlaces: sections.places };
}

function readBriefing(node: RootContent, source: string): BriefingRow[] {
  if (!isTableWith(node, 'step')) return [];
  return readTable(node, source).rows.map(({ at, cell }) => ({
    step: cell('step'),
    focus: cell('focus'),
    said: cell('what is said'),
    at,
  }));
}

function readSection(
  section: SectionNodes,
  headings: readonly OutlineHeading[],
  source: string,
): CardSection {
  const firstPart = section.nodes.findIndex(isPartHeading);
  const own = firstPart === -1 ? section.nodes : section.nodes.slice(0, firstPart);
  const rest = own.filter((node) => !isTableWith(node, 'step'));
  return {
    title: section.heading.title,
    slug: section.heading.slug,
    ...withoutMoves(readContent(rest, source)),
    parts: firstPart === -1 ? [] : readParts(section.nodes.slice(firstPart), headings, source),
    at: section.at,
  };
}

function withoutMoves({ prose, tasks }: PartContent): Omit<PartContent, 'moves'> {
  return { prose, tasks };
}

function isPartHeading(node: Node): boolean {
  return node.type === 'heading';
}

function readParts(
  nodes: RootContent[],
  headings: readonly OutlineHeading[],
  source: string,
): CardPart[] {
  const starts = nodes.flatMap((node, index) => (isPartHeading(node) ? [index] : []));
  return starts.flatMap((start, index) => {
    const node = nodes[start];
    const heading = headings.find(({ at }) => at.line === node?.position?.start.line);
    if (!node || !heading) return [];
    const content = nodes.slice(start + 1, starts[index + 1]);
    const last = spanOf(content.at(-1) ?? node);
    return [
      {
        title: heading.title,
        slug: heading.slug,
        ...readContent(content, source),
        at: { ...heading.at, endLine: last.endLine, endColumn: last.endColumn },
      },
    ];
  });
}

interface PartContent {
  prose: RichText | null;
  tasks: CardPart['tasks'];
  moves: RichText[];
}

function readContent(nodes: readonly RootContent[], source: string): PartContent {
  const isMoves = (node: Node): node is List =>
    node.type === 'list' && (node as List).ordered === true && !isTaskList(node);
  return {
    prose: richText(
      nodes.filter((node) => !isTaskList(node) && !isMoves(node)),
      source,
    ),
    tasks: readTasks(nodes.filter(isTaskList), source),
    moves: nodes
      .filter(isMoves)
      .flatMap((list) => list.children.flatMap((item) => richText(item.children, source) ?? [])),
  };
}
