import type { NewEvent, Role, Started } from '../../../src/run/events.ts';
import { historyOf, withEvents, type History } from '../../../src/run/history.ts';
import type { RunState } from '../../../src/run/state.ts';
import { smallPlan } from './small-plan.ts';

const plan = smallPlan();

/** When the runs of the tests begin. */
export const start = Date.UTC(2026, 10, 3, 9);

/** The first event of a run. */
export const started: Started = {
  type: 'started',
  id: 'e0',
  after: [],
  at: start,
  operator: 'payments',
  monitor: 'platform',
  inputs: {},
  drill: false,
};

/** A run that is walked through event by event, as a page does. */
export class Walk {
  history: History = historyOf(plan, [started]);
  now = start;
  #count = 0;

  /** Writes an event, as the page does, after some time. */
  do(event: NewEvent, afterMs = 1_000): this {
    this.now = Math.max(this.now + afterMs, this.history.lastAt);
    this.#count++;
    const whole = {
      ...event,
      id: `w${String(this.#count)}`,
      after: [...this.history.latest],
      at: this.now,
    };
    this.history = withEvents(this.history, [whole]);
    return this;
  }

  /** The state; throws where the last event was refused, so that a test can't pass by accident. */
  get state(): RunState {
    const { state, refused } = this.history;
    if (!state) throw new Error('The run has not begun.');
    const last = refused.at(-1);
    if (last) throw new Error(`${last.event.type} was refused: ${last.reason}`);
    return state;
  }

  /** Why the last event was refused; null where it was not. */
  get refusal(): string | null {
    const last = this.history.refused.at(-1);
    return last?.event.id === `w${String(this.#count)}` ? last.reason : null;
  }

  /** An item, said and confirmed by the two. */
  settle(item: string): this {
    return this.do({ type: 'item-done', item, by: 'operator' }).do({
      type: 'item-confirmed',
      item,
      by: 'monitor',
    });
  }

  both(event: (by: Role) => NewEvent): this {
    return this.do(event('operator')).do(event('monitor'));
  }

  /** The briefing, with the loop closed. */
  brief(): this {
    for (const { id } of plan.briefing) this.do({ type: 'briefed', row: id, by: 'operator' });
    for (const { id, triggers } of plan.stages)
      this.do({
        type: 'trigger-recalled',
        stage: id,
        trigger: triggers[0]?.id ?? '',
        by: 'monitor',
      });
    return this.do({ type: 'briefing-ended', by: 'operator' });
  }

  /** The verification with the go/no-go call. */
  verify(): this {
    this.do({ type: 'item-done', item: 'phase-a.capacity', value: 41, by: 'monitor' });
    this.do({ type: 'item-done', item: 'phase-a.rollback', by: 'operator' });
    this.do({ type: 'verification-ended', by: 'monitor' });
    return this.both((by) => ({ type: 'called', call: 'go', by }));
  }

  /** All that the stage under way asks for but its passing. */
  work(): this {
    const stage = plan.stages[this.state.stage];
    for (const { id } of stage?.commands ?? []) this.settle(id);
    for (const { id } of stage?.checks ?? []) this.settle(id);
    for (const { id, unit } of stage?.triggers ?? []) {
      if (unit === 'ms') this.do({ type: 'baseline-read', trigger: id, value: 400, by: 'monitor' });
      const value = unit === '' ? false : unit === 'ms' ? 410 : 0.1;
      this.do({ type: 'signal-read', trigger: id, value, by: 'monitor' });
    }
    return this;
  }

  /** The stage under way from its first command to its passing. */
  stage(): this {
    const stage = plan.stages[this.state.stage];
    if (!stage) throw new Error('All stages have passed.');
    this.work();
    return this.do({ type: 'stage-passed', stage: stage.id, by: 'monitor' }, stage.soakMs);
  }
}
