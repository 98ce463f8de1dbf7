import { after } from '../../documents/span.ts';
import { formatTraffic } from '../../documents/traffic.ts';
import { coverageOf, listBands } from '../bands.ts';
import { sectionNamed } from '../parts.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'stage-bands',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'The stages take traffic in the bands of the rollout plan, rising, none left out.',
    why: "Each band shows a kind of fault that the one before can't: load, cold caches, rare customers. A band left out is found out with more customers on the new version.",
  },
  ({ document, outline, house }, report) => {
    const plan = Object.hasOwn(house.plans, document.plan) ? house.plans[document.plan] : undefined;
    const section = sectionNamed(outline, 'Rollout');
    if (!plan || !section) return;
    const { stages } = document.rollout;
    const bands = listBands(plan.bands);
    if (stages.length === 0) {
      report({
        at: after(section.at),
        found: 'rollout without a stage',
        expected: `a stage for each band of the plan \`${document.plan}\` (${bands})`,
        fix: 'add a `<Stage name="…" traffic="…" soak="…">` for each',
      });
      return;
    }
    const { faults, missing } = coverageOf(stages, plan.bands);
    for (const { stage, traffic, kind, previous } of faults) {
      const written = `traffic \`${formatTraffic(traffic)}\` of stage ${quoted(stage.name)}`;
      report(
        kind === 'outside'
          ? {
              at: stage.attributes.traffic,
              found: written,
              expected: `a share within a band of the plan \`${document.plan}\` (${bands})`,
              fix: 'change it to fit into one of them',
            }
          : {
              at: stage.attributes.traffic,
              found: `${written} after \`${previous ? formatTraffic(previous) : ''}\``,
              expected: 'traffic that rises from stage to stage',
              fix: 'correct the figure, or move the stage to its place',
            },
      );
    }
    for (const { band, at } of missing) {
      const figure = formatTraffic(band);
      report({
        at,
        found: `rollout without a stage at \`${figure}\``,
        expected: `a stage for each band of the plan \`${document.plan}\` (${bands})`,
        fix: `add \`<Stage name="…" traffic="${figure}" soak="…">\` here`,
      });
    }
  },
);
