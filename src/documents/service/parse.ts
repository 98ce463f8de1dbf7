import { readEntries } from '../entries.ts';
import type { FieldIssue } from '../field-issue.ts';
import type { Reference } from '../reference.ts';
import { serviceEntry, type Service } from './schema.ts';

/** Reads services.yaml. Nothing throws; what is wrong is among the issues. */
export function parseServices(
  path: string,
  text: string,
): { services: Service[]; issues: FieldIssue[]; references: Reference[] } {
  const { entries, issues, locate } = readEntries(text, serviceEntry);
  const services = entries.map(({ id, line, values }): Service => ({
    kind: 'service',
    id,
    path,
    line,
    ...values,
  }));
  const references = services.flatMap(({ id, team }): Reference[] =>
    team === null
      ? []
      : [
          {
            field: 'team',
            to: 'team',
            id: team,
            // Places take the slower of two parsers, and are asked for where there is no such team.
            get at() {
              return locate([id, 'team']);
            },
          },
        ],
  );
  return { services, issues, references };
}
