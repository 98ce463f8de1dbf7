import type { Condition } from '../condition.ts';
import type { Trigger } from '../runbook/schema.ts';
import { dimensionOf, factorBetween } from '../unit.ts';
import type { PlanTrigger } from './schema.ts';

type Limits = Pick<PlanTrigger, 'healthy' | 'rollbackIf' | 'unit'>;

/** A condition about a number. */
type Numeric = Extract<Condition, { kind: 'comparison' | 'range' }>;

/** Whether a condition is about a number. */
export function isNumeric(condition: Condition | null): condition is Numeric {
  return condition?.kind === 'comparison' || condition?.kind === 'range';
}

/** The limits of a trigger, so that one number can be held against both. */
export function limitsOf({ healthy, rollbackIf, healthyCondition, condition }: Trigger): Limits {
  const limits = (unit: string | null, inUnit: Condition | null): Limits => ({
    healthy: { text: healthy.text, condition: inUnit },
    rollbackIf: { text: rollbackIf.text, condition },
    unit,
  });
  if (!isNumeric(condition)) {
    return limits(null, isNumeric(healthyCondition) ? null : healthyCondition);
  }
  const unit = ownUnit(condition) ?? (isNumeric(healthyCondition) && ownUnit(healthyCondition));
  return limits(unit || '', converted(healthyCondition, condition, unit || ''));
}

/** The unit of the values a condition is about; none where it only multiplies the baseline. */
function ownUnit({ baseline, unit }: Numeric): string | null {
  return baseline === 'times' ? null : unit;
}

/** The healthy values in the unit of the trigger, or null where they can't be held against it. */
function converted(healthy: Condition | null, trigger: Numeric, unit: string): Condition | null {
  // As in the rule trigger-healthy: "none" is zero of what the trigger counts, a bare number is in its unit.
  if (healthy?.kind === 'none' && trigger.baseline === null)
    return { kind: 'range', from: 0, to: 0, unit, baseline: null };
  if (!isNumeric(healthy) || healthy.baseline === 'times') return healthy;
  if (healthy.unit === '') return { ...healthy, unit };
  if (dimensionOf(healthy.unit).dimension !== dimensionOf(unit).dimension) return null;
  const factor = factorBetween(healthy.unit, unit);
  return healthy.kind === 'range'
    ? { ...healthy, from: times(healthy.from, factor), to: times(healthy.to, factor), unit }
    : { ...healthy, value: times(healthy.value, factor), unit };
}

/** Without the last digits, in which a product of binary fractions differs from the decimal one. */
function times(value: number, factor: number): number {
  return Number((value * factor).toPrecision(12));
}
