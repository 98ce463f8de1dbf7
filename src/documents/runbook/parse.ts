import GithubSlugger from 'github-slugger';
import type { RootContent, Node } from 'mdast';
import { readFrontMatter } from '../front-matter.ts';
import { outlineOf } from '../outline.ts';
import { idOf, type Parsed, type SourceDocument } from '../parsed.ts';
import { richText } from '../rich-text.ts';
import { namedSections, type Landmarks } from '../sections.ts';
import type { Span } from '../span.ts';
import { isTableWith } from '../table.ts';
import { isTagNamed, type TagNode } from '../tag.ts';
import { isTaskList, readTasks } from '../task-list.ts';
import { readCommunication } from './communication.ts';
import { runbookFrontMatter } from './front-matter.ts';
import { readLevel } from './level.ts';
import { readMonitoring } from './monitoring.ts';
import { readRisks } from './risks.ts';
import { runbookSections, type Input, type Runbook, type RunbookSection } from './schema.ts';
import { readStage } from './stage.ts';

/** What each section is known by when its heading is missing. */
const landmarks: Landmarks<RunbookSection> = {
  Risks: (node) => isTableWith(node, 'what can fail'),
  'Before you start': isTaskList,
  Rollout: (node) => isTagNamed(node, 'Stage'),
  Rollback: (node) => isTagNamed(node, 'Level'),
  Monitoring: (node) => isTableWith(node, 'metric') || isTagNamed(node, 'DeadMansSwitch'),
  Communication: (node) => isTableWith(node, 'when'),
};

/** Parses a runbook. What the file lacks is null or empty in the document; nothing throws. */
export function parseRunbook(source: SourceDocument): Parsed<Runbook> {
  const { tree, text, path } = source;
  const fields = readFrontMatter(tree, runbookFrontMatter);
  const { plan, inputs, ...values } = fields.values;
  const outline = outlineOf(tree);
  const sections = namedSections(outline, runbookSections, tree, landmarks);
  const slugger = new GithubSlugger();
  // Stages share the page with its headings: their addresses must not meet.
  for (const { title } of outline.headings) slugger.slug(title);
  const document: Runbook = {
    kind: 'runbook',
    id: idOf(path),
    path,
    ...values,
    plan: plan ?? 'standard',
    inputs: Object.entries(inputs ?? {}).map(
      ([name, { label, pattern }]) =>
        new ReadInput(name, label, pattern, () => fields.locate(['inputs', name])),
    ),
    overview: { prose: richText(sections.nodes('Overview'), text) },
    risks: readRisks(sections.nodes('Risks'), text),
    beforeYouStart: readBeforeYouStart(sections.nodes('Before you start'), text),
    rollout: {
      stages: tagsNamed(sections.nodes('Rollout'), 'Stage').map((node) =>
        readStage(node, text, slugger),
      ),
      prose: richText(withoutTags(sections.nodes('Rollout'), 'Stage'), text),
    },
    rollback: {
      levels: tagsNamed(sections.nodes('Rollback'), 'Level').map((node) =>
        readLevel(node, text, slugger),
      ),
      prose: richText(withoutTags(sections.nodes('Rollback'), 'Level'), text),
    },
    monitoring: readMonitoring(sections.nodes('Monitoring'), text),
    communication: readCommunication(sections.nodes('Communication'), text),
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

/**
 * An input whose place is looked up when it is asked for: places within front matter take the
 * slower of two parsers.
 */
class ReadInput implements Input {
  readonly name: string;
  readonly label: string;
  readonly pattern: string;
  readonly #locate: () => Span;

  constructor(name: string, label: string, pattern: string, locate: () => Span) {
    this.name = name;
    this.label = label;
    this.pattern = pattern;
    this.#locate = locate;
  }

  get at(): Span {
    return this.#locate();
  }
}

function readBeforeYouStart(nodes: RootContent[], text: string): Runbook['beforeYouStart'] {
  return {
    items: readTasks(nodes.filter(isTaskList), text),
    prose: richText(
      nodes.filter((node) => !isTaskList(node)),
      text,
    ),
  };
}

function tagsNamed(nodes: readonly Node[], name: string): TagNode[] {
  return nodes.filter((node): node is TagNode => isTagNamed(node, name));
}

function withoutTags(nodes: RootContent[], name: string): RootContent[] {
  return nodes.filter((node) => !isTagNamed(node, name));
}
