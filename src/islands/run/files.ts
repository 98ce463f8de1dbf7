import type { RunPlan } from '../../documents/run-plan/schema.ts';
import { runFileText } from '../../run/run-file.ts';
import { instantText } from '../../run/time.ts';
import { site } from './site.ts';
import type { Session } from './session.ts';

/** The plan of a runbook as the site has it now; `gone` where it has none, null where it can't be asked. */
export async function currentPlan(runbookId: string): Promise<RunPlan | 'gone' | null> {
  try {
    const address = `${site.base}/runbooks/${encodeURIComponent(runbookId)}/plan.json`;
    const answer = await fetch(address, { cache: 'no-store' });
    if (answer.status === 404) return 'gone';
    return answer.ok ? ((await answer.json()) as RunPlan) : null;
  } catch {
    return null;
  }
}

/** A run as a file, with a name that tells it apart. */
export function runFileOf({ id, view: { history, state } }: Session): {
  name: string;
  text: string;
} {
  const time = instantText(state.startedAt).replaceAll(':', '');
  return {
    name: `${state.plan.runbook.id}-run-${time}.json`,
    text: runFileText({ id, plan: state.plan, createdAt: state.startedAt }, [
      ...history.known.values(),
    ]),
  };
}
