import type { PlanTrigger } from '../documents/run-plan/schema.ts';

type Condition = NonNullable<PlanTrigger['healthy']['condition']>;

/** Whether a condition is about a number, so that one must be entered. */
export function asksForNumber(condition: Condition | null): boolean {
  return condition?.kind === 'comparison' || condition?.kind === 'range';
}

/** Whether a condition counts against the signal's normal, which must be known first. */
export function asksForBaseline(condition: Condition | null): boolean {
  return (
    (condition?.kind === 'comparison' || condition?.kind === 'range') && condition.baseline !== null
  );
}

/**
 * Whether a number meets a condition.
 *
 * @param baseline the signal at its normal, in the same unit; null where it is not known
 * @returns null where that can't be told: an event, or a baseline that is not known
 */
export function meets(
  condition: Condition | null,
  value: number,
  baseline: number | null,
): boolean | null {
  if (condition?.kind !== 'comparison' && condition?.kind !== 'range') return null;
  if (condition.baseline !== null && baseline === null) return null;
  const absolute = (limit: number): number => {
    switch (condition.baseline) {
      case null:
        return limit;
      case 'times':
        return limit * (baseline ?? NaN);
      case 'above':
        return (baseline ?? NaN) + limit;
      case 'below':
        return (baseline ?? NaN) - limit;
    }
  };
  if (condition.kind === 'range') {
    const [one, other] = [absolute(condition.from), absolute(condition.to)];
    return value >= Math.min(one, other) && value <= Math.max(one, other);
  }
  const limit = absolute(condition.value);
  switch (condition.operator) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '=':
      return value === limit;
  }
}

/** How a signal stands: well, between its limits, or at the point where the rollback starts. */
export type Verdict = 'healthy' | 'unhealthy' | 'breached';

/**
 * How a signal stands by what was read.
 *
 * @param value a number, or whether the event of its limit was seen
 * @returns null where it can't be told: the wrong kind of value, or no baseline
 */
export function judge(
  { healthy, rollbackIf }: PlanTrigger,
  value: number | boolean,
  baseline: number | null,
): Verdict | null {
  const numeric = asksForNumber(rollbackIf.condition);
  if (typeof value === 'boolean') return numeric ? null : value ? 'breached' : 'healthy';
  if (!numeric || !Number.isFinite(value)) return null;
  const breached = meets(rollbackIf.condition, value, baseline);
  if (breached === null) return null;
  if (breached) return 'breached';
  const isInside = meets(healthy.condition, value, baseline);
  if (isInside === null && asksForBaseline(healthy.condition)) return null;
  return isInside === false ? 'unhealthy' : 'healthy';
}
