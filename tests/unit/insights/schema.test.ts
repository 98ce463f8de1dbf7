import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checkContent, projectRoot } from '../../../src/check/index.ts';
import { logSchema } from '../../../src/documents/log/schema.ts';
import type { Runbook } from '../../../src/documents/runbook/schema.ts';
import { insightsOf } from '../../../src/insights/insights.ts';
import { joinRunbooks } from '../../../src/insights/joined-log.ts';
import { GET as insightsSchema } from '../../../src/pages/schemas/insights.json.ts';
import { GET as logsSchema } from '../../../src/pages/schemas/logs.json.ts';
import { withoutPlaces } from '../../../src/rendering/public-json.ts';
import { services } from './a-log.ts';
import { someLogs } from './some-logs.ts';

type Endpoint = typeof insightsSchema;

/** A validator of the JSON Schema that a page serves, which knows no other keys than those it names. */
async function served(endpoint: Endpoint): Promise<z.ZodType> {
  const response = await endpoint({} as Parameters<Endpoint>[0]);
  return z.fromJSONSchema((await response.json()) as Parameters<typeof z.fromJSONSchema>[0]);
}

describe('The JSON Schema', () => {
  it('of /insights.json fits the figures of any logs, whole and without further keys', async () => {
    const schema = await served(insightsSchema);
    fc.assert(
      fc.property(someLogs, (logs) => {
        const body: unknown = JSON.parse(
          JSON.stringify({ $schema: '/x', ...insightsOf({ logs, services }) }),
        );
        expect(schema.parse(body)).toEqual(body);
      }),
      { numRuns: 20 },
    );
    expect(schema.safeParse({ $schema: '/x' }).success).toBe(false);
  });

  it('of /logs.json fits the logs of the small complete content', async () => {
    const schema = await served(logsSchema);
    const { files } = await checkContent(`${projectRoot}/tests/fixtures/complete`);
    const documents = files.flatMap(({ document }) => document ?? []);
    const logs = joinRunbooks(
      documents.filter(({ kind }) => kind === 'log').map((each) => logSchema.parse(each)),
      documents.filter((each): each is Runbook => each.kind === 'runbook'),
    );
    const body: unknown = JSON.parse(
      JSON.stringify({ $schema: '/x', logs: logs.map(withoutPlaces) }),
    );
    expect(schema.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      logs: [
        { id: '2026-11-05-refunds' },
        {
          id: '2026-11-03-refunds-rolled-back',
          runbookFacts: { service: 'checkout', date: '2026-11-03', rehearsedOn: '2026-11-01' },
        },
      ],
    });
  });
});
