import { referencesOf } from '../references.ts';
import { fileRule } from '../rule.ts';
import { nearest, quoted } from '../words.ts';

const places = {
  service: { expected: 'the id of a service in services.yaml', add: 'add it to services.yaml' },
  team: { expected: 'the id of a team in teams.yaml', add: 'add it to teams.yaml' },
  card: { expected: 'the name of a file in safety-cards, without .mdx', add: 'add such a file' },
  runbook: { expected: 'the name of a file in runbooks, without .mdx', add: 'add such a file' },
  playbook: { expected: 'the name of a file in playbooks, without .mdx', add: 'add such a file' },
  plan: { expected: 'a plan of the house rules in site.yaml', add: 'add it to `house.plans`' },
} as const;

export default fileRule(
  {
    id: 'reference-exists',
    severity: 'error',
    summary: 'Every service, team, safety card, plan, runbook and playbook that is named exists.',
    why: 'A misspelt team is paged by nobody, and the dashboard of an unknown service cannot be found at 3 AM.',
  },
  ({ context, parsed }, report) => {
    const { index, house, references } = context;
    if (!index) return;
    const known = {
      service: index.services,
      team: index.teams,
      card: index.cards,
      runbook: index.runbooks,
      playbook: index.playbooks,
      plan: new Set(Object.keys(house.plans)),
    };
    for (const reference of parsed ? referencesOf(parsed) : references) {
      const { to, id } = reference;
      if (known[to].has(id)) continue;
      const meant = nearest(id, known[to]);
      report({
        at: reference.at,
        found: `${quoted(id)} as \`${reference.field}\``,
        expected: places[to].expected,
        fix: meant ? `write \`${meant}\`, or ${places[to].add}` : places[to].add,
      });
    }
  },
);
