import { addressedTags, type WithTags } from '../addressed-tags.ts';
import { improvementName, partAnchors } from './anchors.ts';
import type { Improvement, Lesson, Log } from './schema.ts';

/** A change that a log proposes to a document, and that is neither applied nor declined. */
export interface Proposal<Row> {
  /** What `npm run improve` calls it. */
  name: string;
  improvement: Improvement;
  /** What it follows from; null where the log has no such lesson. */
  lesson: Lesson | null;
  /** What is shown of the log that proposes it. */
  log: Row;
  /** Its address on the page of the log. */
  anchor: string;
}

/** What is proposed for a document. */
export interface Proposals<Row> {
  all: readonly Proposal<Row>[];
  /**
   * What is proposed for a section, by its address: that of a `##` heading, for the headings below
   * it too, or that of a stage, a level or a step.
   */
  at: (section: string) => readonly Proposal<Row>[];
}

/** Finds what logs propose for a document of a folder. */
export type ProposalFinder<Row> = (folder: string, document: Improved | null) => Proposals<Row>;

/** A document that a log may improve. */
type Improved = { id: string } & WithTags;

/** All that reviewed logs propose, in the order of the logs. Drafts propose nothing yet. */
export function proposalsOf<Row>(
  logs: readonly Log[],
  rowOf: (logId: string) => Row | null,
): Proposal<Row>[] {
  return logs
    .filter(({ status }) => status === 'reviewed')
    .flatMap((log) => proposalsOfLog(log, rowOf(log.id)));
}

/** Sorts proposals by the documents and the sections that they are for. */
export function proposalFinder<Row>(proposals: readonly Proposal<Row>[]): ProposalFinder<Row> {
  const byDocument = Map.groupBy(
    proposals,
    ({ improvement }) => improvement.target?.document ?? '',
  );
  return (folder, document) => {
    const all = (document && byDocument.get(`${folder}/${document.id}`)) ?? [];
    const bySection = Map.groupBy(all, ({ improvement }) =>
      document ? sectionAround(document, improvement.target?.section ?? '') : '',
    );
    return { all, at: (section) => bySection.get(section) ?? [] };
  };
}

/** What a log proposes and is open. */
export function proposalsOfLog<Row>(log: Log, row: Row | null): Proposal<Row>[] {
  if (!row) return [];
  const { improvements: anchors } = partAnchors(log);
  return log.improvements.items.flatMap((improvement, index) =>
    improvement.status === 'proposed'
      ? [
          {
            name: improvementName(log.id, index),
            improvement,
            lesson: log.lessons.items.find(({ id }) => id === improvement.lessonId) ?? null,
            log: row,
            anchor: anchors[index] ?? '',
          },
        ]
      : [],
  );
}

/** The address of the part of a page that holds a place: a stage, a level, a step, or a `##` section. */
function sectionAround(document: Improved, place: string): string {
  if (addressedTags(document).some(({ id }) => id === place)) return place;
  const { headings } = document;
  const index = headings.findIndex(({ slug }) => slug === place);
  return headings.slice(0, index + 1).findLast(({ depth }) => depth <= 2)?.slug ?? place;
}
