import { readEntries } from '../entries.ts';
import type { FieldIssue } from '../front-matter.ts';
import { serviceEntry, type Service } from './schema.ts';

/** Reads services.yaml. Nothing throws; what is wrong is among the issues. */
export function parseServices(
  path: string,
  text: string,
): { services: Service[]; issues: FieldIssue[] } {
  const { entries, issues } = readEntries(text, serviceEntry);
  const services = entries.map(({ id, line, values }): Service => ({
    kind: 'service',
    id,
    path,
    line,
    ...values,
  }));
  return { services, issues };
}
