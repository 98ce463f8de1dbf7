import type { Runbook } from '../documents/runbook/schema.ts';
import type { Service } from '../documents/service/schema.ts';
import type { Team } from '../documents/team/schema.ts';

/** A service as a row of a list. */
export interface ServiceRow {
  service: Service;
  team: Team | null;
  /** Its ready runbook with the latest date. */
  latest: { id: string; title: string; date: string | null } | null;
  /** How many runbooks it has. */
  runbooks: number;
}

interface Entry {
  id: string;
  data: { document: Runbook | null };
}

/**
 * What a list shows of services.
 *
 * @param runbooks the latest date first
 */
export function serviceRows(
  services: readonly Service[],
  runbooks: readonly Entry[],
  teamOf: (id: string | null | undefined) => Team | null,
): ServiceRow[] {
  return services.map((service) => {
    const own = runbooks.filter(({ data }) => data.document?.service === service.id);
    const latest = own.find(({ data }) => data.document?.status === 'ready');
    return {
      service,
      team: teamOf(service.team),
      latest: latest
        ? {
            id: latest.id,
            title: latest.data.document?.title ?? latest.id,
            date: latest.data.document?.date ?? null,
          }
        : null,
      runbooks: own.length,
    };
  });
}
