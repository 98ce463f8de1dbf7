import GithubSlugger from 'github-slugger';
import type { RootContent } from 'mdast';
import { readFrontMatter } from '../front-matter.ts';
import { outlineOf } from '../outline.ts';
import { idOf, type Parsed, type SourceDocument } from '../parsed.ts';
import { richText } from '../rich-text.ts';
import { namedSections, type Landmarks } from '../sections.ts';
import { isTableWith } from '../table.ts';
import { isTagNamed, type TagNode } from '../tag.ts';
import { logFrontMatter } from './front-matter.ts';
import {
  lessonFinder,
  readAction,
  readImprovement,
  readLesson,
  readPitfall,
  readPreCheck,
} from './learning.ts';
import { isPrompt, readReflection } from './reflection.ts';
import { logSections, type Log, type LogSection } from './schema.ts';
import { readTimeline } from './timeline.ts';

/** What each section is known by when its heading is missing. */
const landmarks: Landmarks<LogSection> = {
  Timeline: (node) => isTableWith(node, 'time'),
  Reflection: isPrompt,
  Lessons: (node) => isTagNamed(node, 'Lesson'),
  Improvements: (node) => isTagNamed(node, 'Improvement'),
  Actions: (node) => isTagNamed(node, 'Action'),
  Recommendations: (node) => isTagNamed(node, 'Pitfall') || isTagNamed(node, 'PreCheck'),
};

/** Parses a post-release log. What the file lacks is null or empty in the document; nothing throws. */
export function parseLog(source: SourceDocument): Parsed<Log> {
  const { tree, text, path } = source;
  const fields = readFrontMatter(tree, logFrontMatter);
  const { status, drill, detected, restored, level, special, rating, ...values } = fields.values;
  const outline = outlineOf(tree);
  const sections = namedSections(outline, logSections, tree, landmarks);
  const slugger = new GithubSlugger();
  // Lessons share the page with its headings: their addresses must not meet.
  for (const { title } of outline.headings) slugger.slug(title);
  const lessons = partsOf(sections.nodes('Lessons'), text, 'Lesson');
  const items = lessons.tags.map((node) => readLesson(node, text, slugger));
  const idOfLesson = lessonFinder(items);
  const improvements = partsOf(sections.nodes('Improvements'), text, 'Improvement');
  const actions = partsOf(sections.nodes('Actions'), text, 'Action');
  const flags = partsOf(sections.nodes('Recommendations'), text, 'Pitfall', 'PreCheck');
  const document: Log = {
    kind: 'log',
    id: idOf(path),
    path,
    ...values,
    status: status ?? 'reviewed',
    drill: drill ?? false,
    detected: detected ?? null,
    restored: restored ?? null,
    level: level ?? null,
    special: special ?? null,
    rating: rating ?? null,
    timeline: readTimeline(sections.nodes('Timeline'), text),
    reflection: readReflection(sections.nodes('Reflection'), outline.headings, text),
    lessons: { prose: lessons.prose, items },
    improvements: {
      prose: improvements.prose,
      items: improvements.tags.map((node) => readImprovement(node, text, idOfLesson)),
    },
    actions: {
      prose: actions.prose,
      items: actions.tags.map((node) => readAction(node, text)),
    },
    recommendations: {
      prose: flags.prose,
      pitfalls: flags.tags
        .filter((node) => isTagNamed(node, 'Pitfall'))
        .map((node) => readPitfall(node, text)),
      preChecks: flags.tags
        .filter((node) => isTagNamed(node, 'PreCheck'))
        .map((node) => readPreCheck(node, text)),
    },
    lead: richText(outline.lead, text),
    extra: sections.extra.map(({ heading, nodes, at }) => ({
      title: heading.title,
      slug: heading.slug,
      body: richText(nodes, text),
      at,
    })),
    headings: outline.headings,
  };
  return { ...source, document, fields, outline, sectionPlaces: sections.places };
}

/** A section's tags of some names, and the prose beside them. */
function partsOf(
  nodes: readonly RootContent[],
  source: string,
  ...names: readonly string[]
): { tags: TagNode[]; prose: ReturnType<typeof richText> } {
  const isPart = (node: RootContent): node is RootContent & TagNode =>
    names.some((name) => isTagNamed(node, name));
  return {
    tags: nodes.filter(isPart),
    prose: richText(
      nodes.filter((node) => !isPart(node)),
      source,
    ),
  };
}
