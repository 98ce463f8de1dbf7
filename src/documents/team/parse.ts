import { readEntries } from '../entries.ts';
import type { FieldIssue } from '../field-issue.ts';
import { teamEntry, type Team } from './schema.ts';

/** Reads teams.yaml. Nothing throws; what is wrong is among the issues. */
export function parseTeams(path: string, text: string): { teams: Team[]; issues: FieldIssue[] } {
  const { entries, issues } = readEntries(text, teamEntry);
  const teams = entries.map(({ id, line, values: { 'on-call': onCall, ...values } }): Team => ({
    kind: 'team',
    id,
    path,
    line,
    onCall,
    ...values,
  }));
  return { teams, issues };
}
