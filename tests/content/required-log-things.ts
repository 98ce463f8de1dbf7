import { logFrontMatter } from '../../src/documents/log/front-matter.ts';
import { parseLog } from '../../src/documents/log/parse.ts';
import { logSections, type Log } from '../../src/documents/log/schema.ts';
import type { RichText } from '../../src/documents/rich-text.ts';
import {
  attributeCuts,
  cellCuts,
  listCuts,
  removalsBy,
  requiredKeys,
  sectionCuts,
  type NamedCuts,
  type Removal,
} from './cuts.ts';
import type { SourceText } from './source-text.ts';

/** Takes every required thing out of a complete log, one at a time. */
export function logRemovalsFrom(path: string, text: string): Removal[] {
  return removalsBy({ path, text }, parseLog, (source, parsed) => [
    ...frontMatterCuts(source, parsed),
    ...sectionCuts(source, logSections, parsed.document),
    ...timelineCuts(source, parsed.document),
    ...promptCuts(source, parsed.document),
    ...lessonCuts(source, parsed.document),
    ...improvementCuts(source, parsed.document),
    ...actionCuts(source, parsed.document),
    ...recommendationCuts(source, parsed.document),
  ]);
}

/** What is asked for where it applies. */
const conditional = {
  'rolled-back': ['detected', 'restored', 'level'],
  'rolled-forward': ['detected'],
  succeeded: [],
  aborted: [],
} as const;

function frontMatterCuts(source: SourceText, parsed: ReturnType<typeof parseLog>): NamedCuts[] {
  const required = requiredKeys(logFrontMatter);
  const { outcome } = parsed.document;
  if (!outcome) throw new Error('There is no outcome.');
  return [...required, 'rating', ...conditional[outcome]].flatMap((key): NamedCuts[] => [
    [`the front matter's ${key}`, source.entry(key)],
    [`the value of ${key}`, source.span(parsed.fields.locate([key]))],
  ]);
}

function timelineCuts(source: SourceText, { timeline: { events } }: Log): NamedCuts[] {
  return [
    ['the timeline', ...source.tableAround(events)],
    ['the rows of the timeline', ...listCuts(source, events)],
    ...events.flatMap(({ timeText, elapsed, event, by }) =>
      cellCuts(source, { time: timeText, 't+': elapsed, event, by }, 'of an event'),
    ),
    ...source.headerCells(events).map((cut): NamedCuts => ["a column's name", cut]),
  ];
}

function promptCuts(source: SourceText, { reflection: { answers } }: Log): NamedCuts[] {
  return answers.flatMap(({ title, answer, at }): NamedCuts[] => [
    [`the prompt "${title}" with its answer`, source.lines(at.line, at.endLine)],
    [`the prompt "${title}"`, source.headingLine(at.line)],
    [`the answer to "${title}"`, ...contentCuts(source, answer)],
  ]);
}

function lessonCuts(source: SourceText, { lessons: { items, prose } }: Log): NamedCuts[] {
  return [
    ['the lessons', ...(items.length > 0 ? listCuts(source, items) : contentCuts(source, prose))],
    ...items.flatMap(({ title, attributes, example }): NamedCuts[] => [
      ...attributeCuts(source, attributes, `of lesson ${title}`),
      [`the example of lesson ${title}`, ...contentCuts(source, example)],
    ]),
  ];
}

function improvementCuts(source: SourceText, { improvements: { items, prose } }: Log): NamedCuts[] {
  return [
    [
      'the improvements',
      ...(items.length > 0 ? listCuts(source, items) : contentCuts(source, prose)),
    ],
    ...items.flatMap(({ to, status, wording, attributes }): NamedCuts[] => {
      const { because, ...required } = attributes;
      const reason = status === 'declined' ? { because } : {};
      return [
        ...attributeCuts(source, { ...required, ...reason }, `of the improvement of ${to}`),
        [`the wording of the improvement of ${to}`, ...contentCuts(source, wording)],
      ];
    }),
  ];
}

function actionCuts(source: SourceText, { actions: { items } }: Log): NamedCuts[] {
  return [
    ['the actions', ...listCuts(source, items)],
    ...items.flatMap(({ attributes, text }): NamedCuts[] => [
      ...attributeCuts(source, attributes, 'of an action'),
      ['the text of an action', ...contentCuts(source, text)],
    ]),
  ];
}

function recommendationCuts(source: SourceText, { recommendations }: Log): NamedCuts[] {
  const { prose, pitfalls, preChecks } = recommendations;
  return [
    ["the rating's reason", ...contentCuts(source, prose)],
    ...pitfalls.flatMap(({ title, attributes, text }): NamedCuts[] => [
      ...attributeCuts(source, attributes, `of the pitfall ${title}`),
      [`the text of the pitfall ${title}`, ...contentCuts(source, text)],
    ]),
    ...preChecks.flatMap(({ text, status, attributes, why }): NamedCuts[] => [
      ...attributeCuts(
        source,
        // A check without a status is proposed.
        { text: attributes.text, ...(status === 'declined' && { because: attributes.because }) },
        `of the check ${text}`,
      ),
      [`the reason of the check ${text}`, ...contentCuts(source, why)],
    ]),
  ];
}

function contentCuts(source: SourceText, content: RichText | null) {
  return content ? [source.span(content.at)] : [];
}
