import { formatDuration } from '../../documents/duration.ts';
import type { Runbook } from '../../documents/runbook/schema.ts';
import { formatTraffic } from '../../documents/traffic.ts';

/** A place on a runbook's page. */
export interface Place {
  /** Its anchor. */
  id: string;
  title: string;
  /** A figure beside it: a stage's traffic, a level's time limit. */
  figure?: string;
  places?: Place[];
  tone?: 'rollback';
}

/** The places of a runbook's page, in the order of the page. */
export function placesOf({ rollout, rollback, extra }: Runbook): Place[] {
  return [
    { id: 'overview', title: 'Overview' },
    { id: 'risks', title: 'Risks' },
    { id: 'before-you-start', title: 'Before you start' },
    {
      id: 'rollout',
      title: 'Rollout',
      places: rollout.stages.map(({ id, name, traffic }) => ({
        id,
        title: name,
        figure: traffic ? formatTraffic(traffic) : '',
      })),
    },
    {
      id: 'rollback',
      title: 'Rollback',
      tone: 'rollback',
      places: rollback.levels.map(({ id, name, withinMs }) => ({
        id,
        title: name,
        figure: withinMs ? formatDuration(withinMs) : '',
      })),
    },
    { id: 'monitoring', title: 'Monitoring' },
    { id: 'communication', title: 'Communication' },
    ...extra.map(({ slug, title }) => ({ id: slug, title })),
    { id: 'changed-last', title: 'What changed last' },
  ];
}
