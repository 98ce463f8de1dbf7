import { intervalOf, type Interval } from '../../documents/interval.ts';
import type { Metric } from '../../documents/runbook/schema.ts';
import type { Span } from '../../documents/span.ts';
import { subjectivityOf } from '../objective.ts';
import { documentRule, type Finding } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'metric-thresholds',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Warning and critical are numbers, and the warning comes first.',
    why: 'A warning that comes with or after the alarm warns nobody.',
  },
  ({ document }, report) => {
    for (const metric of document.monitoring.metrics) {
      const { warning, critical, warningCondition, criticalCondition } = metric;
      const vague = [
        subjectivityOf('warning threshold', warning, warningCondition, { unit: false }),
        subjectivityOf('critical threshold', critical, criticalCondition, { unit: false }),
      ].filter((finding) => finding !== null);
      vague.forEach(report);
      const fault = vague.length === 0 ? orderFault(metric) : null;
      if (fault) report(fault);
    }
  },
);

function orderFault(metric: Metric): Finding | null {
  const { warning, critical, warningCondition, criticalCondition } = metric;
  const [early, late] = [warningCondition, criticalCondition].map((condition) =>
    condition?.kind === 'comparison' ? condition : null,
  );
  const [from, to] = [early && intervalOf(early), late && intervalOf(late)];
  if (!early || !late || !from || !to) return null;
  const fault = (at: Span, expected: string, fix: string): Finding => {
    const found = `warning ${quoted(warning.text)} with critical ${quoted(critical.text)}`;
    return { at, found, expected, fix };
  };
  if (directionOf(from) !== directionOf(to))
    return fault(critical.at, 'two limits on the same side', 'turn one of the two signs round');
  if (from.dimension !== to.dimension)
    return fault(critical.at, 'two limits in the same unit', 'write both in one unit');
  const [first, second] = [limitOf(from), limitOf(to)];
  const lastsLonger = (late.windowMs ?? 0) > (early.windowMs ?? 0);
  const isSooner = directionOf(from) === 'above' ? first < second : first > second;
  if (isSooner || (first === second && lastsLonger) || directionOf(from) === 'at') return null;
  const expected = 'a warning that is reached before critical';
  return fault(warning.at, expected, 'swap the two, or correct the figures');
}

function directionOf({ from, to }: Interval): 'above' | 'below' | 'at' {
  return to === Infinity ? 'above' : from === -Infinity ? 'below' : 'at';
}

function limitOf({ from, to }: Interval): number {
  return to === Infinity ? from : to;
}
