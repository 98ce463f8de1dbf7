import * as z from 'zod';
import { group, text } from '../fields.ts';

/** An entry of teams.yaml. */
export const teamEntry = group(
  'A team that owns services and runbooks.',
  '{ title: Payments, … }',
  {
    title: text('Its name.', 'Payments'),
    'on-call': text('How to reach who is on call.', '"@payments-on-call"'),
    channel: text('Where its people talk.', '"#team-payments"'),
    escalation: text(
      'Who is called next, and after how long.',
      'Engineering manager on duty after 15 minutes',
    ),
  },
);

/** A team: who owns, approves and is called. */
export const teamSchema = z.object({
  kind: z.literal('team'),
  id: z.string(),
  path: z.string(),
  line: z.number().int().describe('Line of its entry in teams.yaml.'),
  title: z.string().nullable(),
  onCall: z.string().nullable(),
  channel: z.string().nullable(),
  escalation: z.string().nullable(),
});

/** A team as a typed value. */
export type Team = z.infer<typeof teamSchema>;
