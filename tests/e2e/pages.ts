import { ruleList } from '../../src/check/index.ts';
import {
  completeRunbooks,
  first,
  guidelines,
  playbooks,
  principles,
  reviewedLogs,
  runbooks,
  safetyCards,
  services,
  teams,
} from './content.ts';

const withStatus = (status: string) =>
  first(
    runbooks.filter((runbook) => runbook.status === status),
    `a ${status} runbook`,
  ).id;

/** The runbook with the most in it. */
export const longestRunbook = first(
  completeRunbooks.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length),
  'a ready runbook',
);

/** The log with the most in it. */
export const longestLog = first(
  reviewedLogs.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length),
  'a reviewed log',
);

/** One page of each kind, by name. */
export const pages: Readonly<Record<string, string>> = {
  home: './',
  'list of runbooks': './runbooks/',
  runbook: `./runbooks/${longestRunbook.id}/`,
  'draft runbook': `./runbooks/${withStatus('draft')}/`,
  'retired runbook': `./runbooks/${withStatus('retired')}/`,
  'list of runs': './runs/',
  'page of a run that is not there': './run/#none',
  'list of logs': './logs/',
  log: `./logs/${longestLog.id}/`,
  'board of actions': './actions/',
  'release confidence': './release-confidence/',
  'list of safety cards': './safety-cards/',
  'safety card': `./safety-cards/${first(safetyCards, 'a safety card').id}/`,
  'list of principles': './principles/',
  principle: `./principles/${first(principles, 'a principle').id}/`,
  'list of guidelines': './guidelines/',
  guideline: `./guidelines/${first(guidelines, 'a guideline').id}/`,
  'list of playbooks': './playbooks/',
  playbook: `./playbooks/${first(playbooks, 'a playbook').id}/`,
  'list of services': './services/',
  service: `./services/${first(services, 'a service').id}/`,
  'list of teams': './teams/',
  team: `./teams/${first(teams, 'a team').id}/`,
  search: './search/',
  'list of rules': './rules/',
  rule: `./rules/${first(ruleList, 'a rule').id}/`,
  'page that is not there': './404.html',
};
