import { after } from '../../documents/span.ts';
import { documentRule } from '../rule.ts';

const examples = { technical: 'the 5xx rate', business: 'orders per minute' } as const;

export default documentRule(
  {
    id: 'metric-kinds',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'At least one metric is technical and one is about the business.',
    why: 'A shop can answer every request in 50 ms and sell nothing. Only a business metric sees that, and only a technical one says where to look.',
  },
  ({ document }, report) => {
    const { metrics } = document.monitoring;
    const last = metrics.at(-1);
    // A metric whose kind can't be read may be of the missing one: then that is the one fault.
    if (!last || metrics.some(({ kind }) => kind === null)) return;
    for (const kind of ['technical', 'business'] as const) {
      if (metrics.some((metric) => metric.kind === kind)) continue;
      report({
        at: after(last.at),
        found: `monitoring without a ${kind} metric`,
        expected: 'at least one metric of each kind, `technical` and `business`',
        fix: `add a row for a ${kind} metric, such as ${examples[kind]}`,
      });
    }
  },
);
