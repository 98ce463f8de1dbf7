import type { Runbook } from '../documents/runbook/schema.ts';
import { longMonth } from './date.ts';

/** A runbook as a row of a list. */
export interface RunbookRow {
  id: string;
  title: string;
  version: string | null;
  date: string | null;
  /** The service's name. */
  service: string | null;
  risk: string | null;
  status: string | null;
  /** How many problems its file has. */
  problems: number;
}

/** A month of a list. */
export interface Month<Row> {
  /** Its address on the page: `month-2026-11`, or `no-date`. */
  id: string;
  title: string;
  rows: Row[];
}

interface Entry {
  id: string;
  data: { document: Runbook | null; problems: readonly unknown[] };
}

/** What a list shows of runbooks. */
export function rowsOf(
  entries: readonly Entry[],
  serviceOf: (id: string | null | undefined) => { title: string | null } | null,
): RunbookRow[] {
  return entries.map(({ id, data: { document, problems } }) => ({
    id,
    title: document?.title ?? id,
    version: document?.version ?? null,
    date: document?.date ?? null,
    service: serviceOf(document?.service)?.title ?? document?.service ?? null,
    risk: document?.risk ?? null,
    status: document?.status ?? null,
    problems: problems.length,
  }));
}

/** Rows by the month of their date, in the order in which they come. */
export function byMonth<Row extends { date: string | null }>(rows: readonly Row[]): Month<Row>[] {
  const months = new Map<string, Month<Row>>();
  for (const row of rows) {
    const month = row.date?.slice(0, 7);
    const id = month ? `month-${month}` : 'no-date';
    const title = month ? longMonth(month) : 'Without a date';
    const group = months.get(id) ?? { id, title, rows: [] };
    months.set(id, group);
    group.rows.push(row);
  }
  return [...months.values()];
}
