import * as z from 'zod';
import { date, duration, group, httpsUrl, oneOf, pattern, reference, text } from '../fields.ts';

/** A runbook's front matter, in the order in which authors write it. */
export const runbookFrontMatter = z.strictObject({
  title: text(
    'What is released, as the heading of the page.',
    'Checkout 4.2.0, idempotent refunds',
  ),
  service: reference('The service that changes.', 'service in services.yaml', 'checkout'),
  version: text('The version or build that goes out, as the tools know it.', '4.2.0'),
  date: date('The day of the release; the file name starts with it.', '2026-11-03'),
  owner: reference(
    'The team that owns this runbook and improves it after use.',
    'team in teams.yaml',
    'payments',
  ),
  ticket: text('The change in the ticket system.', 'PAY-1423'),
  risk: oneOf('How much care it takes.', ['low', 'standard', 'high']),
  status: oneOf('Drafts may be incomplete and cannot be run.', ['draft', 'ready', 'retired']),
  plan: reference(
    'The rollout plan of the house rules; `standard` when left out.',
    'plan in site.yaml',
    'standard',
  ).optional(),
  approved: group(
    'The human checkpoint: who said yes to this plan. Not the owner.',
    '{ by: platform, on: 2026-11-02 }',
    {
      by: reference('The approving team.', 'team in teams.yaml', 'platform'),
      on: date('The day of the approval.', '2026-11-02'),
    },
  ),
  rehearsed: group(
    'The rollback, tried before the release.',
    '{ on: 2026-11-01, environment: staging, took: 3m }',
    {
      on: date('The day of the rehearsal.', '2026-11-01'),
      environment: text('Where it was tried.', 'staging'),
      took: duration('How long the rollback took.', '3m'),
    },
  ),
  dashboard: httpsUrl(
    'The dashboard to watch during the release.',
    'https://grafana.example.com/d/checkout',
  ),
  card: reference(
    'The safety card that the release is briefed with.',
    'safety card',
    'tech-operator',
  ),
  inputs: z
    .record(
      z.string(),
      group(
        'A value that the commands take as `$NAME`.',
        '{ label: Release commit, pattern: "[0-9a-f]{7,40}" }',
        {
          label: text('What to ask the Operator for.', 'Release commit'),
          pattern: pattern('What a value must look like, as a whole.', '"[0-9a-f]{7,40}"'),
        },
      ),
    )
    .meta({
      description: 'The values that are known only when the release starts.',
      expected: 'names with a label and a pattern each',
      example: '',
    })
    .optional(),
});
