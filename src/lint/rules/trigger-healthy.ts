import { vagueWord, type Condition } from '../../documents/condition.ts';
import { overlap } from '../../documents/interval.ts';
import { isBlank } from '../../documents/rich-text.ts';
import type { Trigger } from '../../documents/runbook/schema.ts';
import { subjectivityOf } from '../objective.ts';
import { documentRule, type Finding } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'trigger-healthy',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Every healthy value can be judged, and none of them already is a trigger.',
    why: 'A trigger that a healthy system fulfils is either obeyed, and ends every release, or ignored, and then so are the others.',
  },
  ({ document }, report) => {
    for (const trigger of document.rollout.stages.flatMap(({ triggers }) => triggers)) {
      const finding = faultOf(trigger);
      if (finding) report(finding);
    }
  },
);

function faultOf({ healthy, healthyCondition, rollbackIf, condition }: Trigger): Finding | null {
  if (isBlank(healthy.text)) return null;
  if (!healthyCondition) {
    const vague = vagueWord(healthy.text);
    return {
      at: healthy.at,
      found: vague
        ? `vague ${quoted(vague)} in the healthy value ${quoted(healthy.text)}`
        : `healthy value ${quoted(healthy.text)}`,
      expected: 'a value by which the signal can be judged, such as `< 0.5%`, `0 errors` or `none`',
      fix: 'write the values of an ordinary day, with their unit',
    };
  }
  // A trigger that is no limit is the business of trigger-objective.
  if (!condition || subjectivityOf('rollback trigger', rollbackIf, condition)) return null;
  if (!holdsFor(condition, healthyCondition)) return null;
  return {
    at: rollbackIf.at,
    found: `rollback trigger ${quoted(rollbackIf.text)}, which healthy ${quoted(healthy.text)} can fulfil`,
    expected: 'a limit outside of the healthy values',
    fix: 'correct one of the two',
  };
}

function holdsFor(trigger: Condition, healthy: Condition): boolean {
  if (trigger.kind === 'event')
    return healthy.kind === 'event' && healthy.event.toLowerCase() === trigger.event.toLowerCase();
  if (trigger.kind === 'none' || trigger.baseline !== null) return overlap(trigger, healthy);
  const { unit } = trigger;
  // "none" is zero of whatever the trigger counts, and a bare number is in the trigger's unit.
  if (healthy.kind === 'none')
    return overlap(trigger, { kind: 'range', from: 0, to: 0, unit, baseline: null });
  const isBare = healthy.kind !== 'event' && healthy.unit === '';
  return overlap(trigger, isBare ? { ...healthy, unit } : healthy);
}
