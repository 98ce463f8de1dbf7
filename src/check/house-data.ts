import type { FieldIssue } from '../documents/field-issue.ts';
import type { Reference } from '../documents/reference.ts';
import { parseServices } from '../documents/service/parse.ts';
import type { Service } from '../documents/service/schema.ts';
import { parseSite } from '../documents/site/parse.ts';
import type { Site } from '../documents/site/schema.ts';
import { parseTeams } from '../documents/team/parse.ts';
import type { Team } from '../documents/team/schema.ts';

/** What the YAML files of the content folder say, which every document is checked against. */
export interface HouseData {
  site: Site;
  services: Service[];
  teams: Team[];
  /** First part of each rule's page address, such as `https://flightplan.example.com/rules/`. */
  rulesUrl: string;
  /** What is wrong with each file's fields, by its path. */
  issues: Map<string, FieldIssue[]>;
  /** What each file's fields refer to, by its path. */
  references: Map<string, Reference[]>;
}

/** Reads site.yaml, services.yaml and teams.yaml from among some texts; a missing one is empty. */
export function readHouseData(texts: ReadonlyMap<string, string>): HouseData {
  const { site, issues: ofSite } = parseSite(texts.get('site.yaml') ?? '');
  const {
    services,
    issues: ofServices,
    references,
  } = parseServices('services.yaml', texts.get('services.yaml') ?? '');
  const { teams, issues: ofTeams } = parseTeams('teams.yaml', texts.get('teams.yaml') ?? '');
  const issues = new Map([
    ['site.yaml', ofSite],
    ['services.yaml', ofServices],
    ['teams.yaml', ofTeams],
  ]);
  const rulesUrl = `${site.url.replace(/\/$/, '')}${site.base.replace(/\/$/, '')}/rules/`;
  return {
    site,
    services,
    teams,
    rulesUrl,
    issues,
    references: new Map([['services.yaml', references]]),
  };
}
