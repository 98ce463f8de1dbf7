import * as z from 'zod';
import { group, httpsUrl, reference, text } from '../fields.ts';

/** An entry of services.yaml. */
export const serviceEntry = group('A service that is released.', '{ title: Checkout, … }', {
  title: text('Its name.', 'Checkout'),
  summary: text('What it does, in one sentence.', 'Takes an order from the basket to the receipt.'),
  team: reference('The team that runs it.', 'team in teams.yaml', 'payments'),
  dashboard: httpsUrl('Its dashboard.', 'https://grafana.example.com/d/checkout'),
  channel: text('Where its people talk.', '"#svc-checkout"'),
});

/** A service: what a runbook releases. */
export const serviceSchema = z.object({
  kind: z.literal('service'),
  id: z.string(),
  path: z.string(),
  line: z.number().int().describe('Line of its entry in services.yaml.'),
  title: z.string().nullable(),
  summary: z.string().nullable(),
  team: z.string().nullable(),
  dashboard: z.string().nullable(),
  channel: z.string().nullable(),
});

/** A service as a typed value. */
export type Service = z.infer<typeof serviceSchema>;
