import type { Condition } from './condition.ts';
import { dimensionOf } from './unit.ts';

/** The values that fulfil a condition: an interval in the quantity's own unit. */
export interface Interval {
  dimension: string;
  from: number;
  to: number;
  /** Whether `from` and `to` themselves fulfil it. */
  fromIn: boolean;
  toIn: boolean;
}

/** The values that fulfil a condition, or null for an event or `none`. */
export function intervalOf(condition: Condition): Interval | null {
  if (condition.kind === 'event' || condition.kind === 'none') return null;
  const { dimension, factor } = dimensionOf(condition.unit);
  const named = `${dimension}${condition.baseline ? ` ${condition.baseline} baseline` : ''}`;
  if (condition.kind === 'range') {
    return {
      dimension: named,
      from: condition.from * factor,
      to: condition.to * factor,
      fromIn: true,
      toIn: true,
    };
  }
  const value = condition.value * factor;
  switch (condition.operator) {
    case '<':
    case '<=':
      return {
        dimension: named,
        from: -Infinity,
        to: value,
        fromIn: false,
        toIn: condition.operator === '<=',
      };
    case '>':
    case '>=':
      return {
        dimension: named,
        from: value,
        to: Infinity,
        fromIn: condition.operator === '>=',
        toIn: false,
      };
    case '=':
      return { dimension: named, from: value, to: value, fromIn: true, toIn: true };
  }
}

/** Whether some value fulfils both; false also for quantities that can't be compared. */
export function overlap(a: Condition, b: Condition): boolean {
  const [one, other] = [intervalOf(a), intervalOf(b)];
  if (one?.dimension !== other?.dimension || !one || !other) return false;
  const from = Math.max(one.from, other.from);
  const to = Math.min(one.to, other.to);
  if (from !== to) return from < to;
  return contains(one, from) && contains(other, from);
}

function contains({ from, to, fromIn, toIn }: Interval, value: number): boolean {
  return (value > from || (fromIn && value === from)) && (value < to || (toIn && value === to));
}
