import { formatDuration } from '../../documents/duration.ts';
import { isWithin } from '../../documents/traffic.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'stage-watch',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'The last stage is watched as long as the rollout plan asks.',
    why: 'A day has a peak, a night and the jobs that run once. A release that was watched for an hour has met one of them.',
  },
  ({ document, house }, report) => {
    const plan = Object.hasOwn(house.plans, document.plan) ? house.plans[document.plan] : undefined;
    const last = document.rollout.stages.at(-1);
    const band = plan?.bands.at(-1);
    if (!plan || !band || !last) return;
    // Where another stage should come last, its absence is the fault.
    if (last.traffic && !isWithin(last.traffic, band)) return;
    if (last.soakMs === null || last.soakMs >= plan.watch) return;
    const watch = formatDuration(plan.watch);
    report({
      at: last.attributes.soak,
      found: `soak time \`${formatDuration(last.soakMs)}\` of the last stage ${quoted(last.name)}`,
      expected: `at least \`${watch}\`, the watch of the plan \`${document.plan}\``,
      fix: `write \`soak="${watch}"\` or more`,
    });
  },
);
