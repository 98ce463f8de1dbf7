import { createHash } from 'node:crypto';
import { buildRunPlan } from '../documents/run-plan/build.ts';
import type { RunPlan } from '../documents/run-plan/schema.ts';
import { finder, runbooks, safetyCards, siteData } from './_content.ts';

/** The plans of all runbooks that can be run: ready, and without an error. */
export async function runPlans(): Promise<RunPlan[]> {
  const { house } = await siteData();
  const findCard = finder(await safetyCards());
  return (await runbooks()).flatMap(({ data: { document: runbook, problems } }) =>
    runbook?.status === 'ready' && problems.every(({ severity }) => severity !== 'error')
      ? [buildRunPlan({ runbook, card: findCard(runbook.card), house }, sha256)]
      : [],
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
