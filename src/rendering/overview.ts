import type { Runbook } from '../documents/runbook/schema.ts';
import { pageOf } from './link.ts';
import type { LastChange } from './shown.ts';

interface Entry<Document> {
  id: string;
  data: { document: Document | null; lastChange: LastChange | null };
}

/** A change of a document, with the address of its page. */
export interface Change {
  href: string;
  title: string;
  change: LastChange;
}

/** The latest changes over all kinds of document, by the folder of each kind. */
export function latestChanges(
  entries: Readonly<Record<string, readonly Entry<{ title: string | null }>[]>>,
  most: number,
): Change[] {
  return Object.entries(entries)
    .flatMap(([folder, list]) =>
      list.flatMap(({ id, data: { document, lastChange } }) =>
        lastChange
          ? [{ href: pageOf(folder, id), title: document?.title ?? id, change: lastChange }]
          : [],
      ),
    )
    .toSorted((a, b) =>
      a.change.date < b.change.date ? 1 : a.change.date > b.change.date ? -1 : 0,
    )
    .slice(0, most);
}

const risks = ['low', 'standard', 'high'];

/** The runbook for somebody's first reading: ready, of the lowest risk, and of these the latest. */
export function firstReading(
  entries: readonly Entry<Runbook>[],
): { id: string; title: string } | null {
  const ready = entries.flatMap(({ id, data: { document } }) =>
    document?.status === 'ready'
      ? [{ id, title: document.title ?? id, rank: risks.indexOf(document.risk ?? 'high') }]
      : [],
  );
  return ready.toSorted((a, b) => a.rank - b.rank)[0] ?? null;
}
