import { checkContent, contentRoot } from '../../src/check/index.ts';
import type { Kind, DocumentsByKind } from '../../src/documents/kinds.ts';
import type { RichText } from '../../src/documents/rich-text.ts';

const checked = await checkContent(contentRoot());

/** site.yaml, services.yaml and teams.yaml. */
export const { site, services, teams } = checked;

/** All documents of a kind, in file order. */
export function documentsOf<K extends Kind>(kind: K): DocumentsByKind[K][] {
  return checked.files.flatMap(({ document }) =>
    document?.kind === kind ? [document as DocumentsByKind[K]] : [],
  );
}

/** All runbooks, the earliest date first. */
export const runbooks = documentsOf('runbook');

/** The runbooks in which nothing may be missing. */
export const completeRunbooks = runbooks.filter(({ status }) => status === 'ready');

/** The principles in their order. */
export const principles = documentsOf('principle').toSorted(
  (a, b) => (a.order ?? 0) - (b.order ?? 0),
);

/** The guidelines in their order. */
export const guidelines = documentsOf('guideline').toSorted(
  (a, b) => (a.order ?? 0) - (b.order ?? 0),
);

/** The playbooks by the number of their code. */
export const playbooks = documentsOf('playbook').toSorted(
  (a, b) => Number(a.code?.slice(3)) - Number(b.code?.slice(3)),
);

/** All logs, the latest run first. */
export const logs = documentsOf('log').toSorted((a, b) => (b.started ?? 0) - (a.started ?? 0));

/** The logs that count. */
export const reviewedLogs = logs.filter(({ status }) => status === 'reviewed');

/** What a log is called: by its runbook's title. */
export const titleOfLog = ({ id, runbook }: DocumentsByKind['log']): string =>
  runbooks.find((each) => each.id === runbook)?.title ?? runbook ?? id;

/** The safety cards. */
export const safetyCards = documentsOf('safety-card');

/** The words of some prose as a page shows them. */
export const wordsOf = (prose: RichText | null): string => prose?.text ?? '';

/** What a service is called; its id where nothing is. */
export const serviceTitle = (id: string | null): string =>
  services.find((service) => service.id === id)?.title ?? id ?? '';

/** The team with an id. */
export function teamOf(id: string | null | undefined) {
  const team = teams.find((each) => each.id === id);
  if (!team) throw new Error(`Unexpected team ${String(id)}, expected one of teams.yaml`);
  return team;
}

/** The first of some documents, without which there is nothing to test. */
export function first<Document>(documents: readonly Document[], what: string): Document {
  const [document] = documents;
  if (!document) throw new Error(`Unexpected content without ${what}, add one to content/`);
  return document;
}
