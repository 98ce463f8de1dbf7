import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { runPlans } from '../../_run-plans.ts';

/** A plan for each runbook that can be run; drafts and retired ones have none. */
export const getStaticPaths = (async () =>
  (await runPlans()).map((plan) => ({
    params: { id: plan.runbook.id },
    props: { plan },
  }))) satisfies GetStaticPaths;

/** What a run of this runbook walks through. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  Response.json(props.plan);
