import { Fragment, h } from 'preact';
import type { PlanStage, PlanTrigger } from '../../documents/run-plan/schema.ts';
import { valueText } from '../../run/describe.ts';
import { asksForBaseline, asksForNumber } from '../../run/judge.ts';
import type { SignalState } from '../../run/state.ts';
import { clockText } from '../../run/time.ts';
import { useFrame, useSession } from './context.ts';
import { numberIn, Press, TextPress } from './controls.tsx';
import { Items } from './items.tsx';
import { Blocks, Phrases } from './prose.tsx';
import { StopPoint } from './stop-point.tsx';
import { Tell } from './tell.tsx';
import { Abort } from './verification.tsx';

/** All stages in order; in the sterile cockpit only the one under way. */
export function Execution({ isSterile }: { isSterile: boolean }) {
  const { plan, stage: current } = useFrame().state;
  return (
    <Fragment>
      {plan.stages.map((stage, index) =>
        index === current ? (
          <CurrentStage key={stage.id} stage={stage} isFirst={index === 0} />
        ) : isSterile ? null : (
          <OtherStage key={stage.id} stage={stage} isPast={index < current} />
        ),
      )}
    </Fragment>
  );
}

function CurrentStage({ stage, isFirst }: { stage: PlanStage; isFirst: boolean }) {
  return (
    <section class="run-part run-stage" aria-labelledby="stage-title">
      <h2 id="stage-title">
        {stage.name} <small>{stage.traffic} of traffic</small>
      </h2>
      <Blocks of={stage.prose} />
      <StageItems stage={stage} isOpen />
      <Signals stage={stage} />
      <StopPoint stage={stage} />
      <Tell moment="during" />
      {isFirst ? <Abort /> : null}
    </section>
  );
}

/** A stage that the reader may look at, and not touch. */
function OtherStage({ stage, isPast }: { stage: PlanStage; isPast: boolean }) {
  return (
    <details class="run-part run-stage run-stage--other">
      <summary>
        <span class="run-stage__sign" aria-hidden="true">
          {isPast ? '✓' : ''}
        </span>
        <strong>{stage.name}</strong> {stage.traffic} of traffic, {isPast ? 'passed' : 'to come'}
      </summary>
      <Blocks of={stage.prose} />
      <StageItems stage={stage} isOpen={false} />
    </details>
  );
}

function StageItems({ stage, isOpen }: { stage: PlanStage; isOpen: boolean }) {
  return (
    <Fragment>
      <h3>Commands</h3>
      <Items of={stage.commands} ask="two people" canDefer isOpen={isOpen} />
      <Blocks of={stage.remarks} />
      <h3>Checks</h3>
      <Items of={stage.checks} ask="two people" isOpen={isOpen} />
    </Fragment>
  );
}

/** The signals of a stage: what was read, and how it stands against its limits. */
function Signals({ stage }: { stage: PlanStage }) {
  const { state, next: nextItem } = useFrame();
  const next =
    nextItem === null
      ? stage.triggers.find(({ id }) => state.signals[id]?.verdict !== 'healthy')
      : undefined;
  return (
    <Fragment>
      <h3>Signals</h3>
      <ul class="run-signals">
        {stage.triggers.map((trigger) => (
          <Signal
            key={trigger.id}
            trigger={trigger}
            read={state.signals[trigger.id]}
            baseline={state.baselines[trigger.id]}
            zero={state.executionAt}
            isNext={trigger === next}
          />
        ))}
      </ul>
    </Fragment>
  );
}

const verdicts = { healthy: '✓ Healthy', unhealthy: '! Not healthy', breached: '✗ ROLL BACK' };

function Signal({
  trigger,
  read,
  baseline,
  zero,
  isNext,
}: {
  trigger: PlanTrigger;
  read: SignalState | undefined;
  baseline: number | undefined;
  /** T+0, for the times. */
  zero: number | null;
  isNext: boolean;
}) {
  const session = useSession();
  const { id, signal, healthy, rollbackIf, unit } = trigger;
  const kind = isNext ? 'main' : 'plain';
  const needsBaseline = asksForBaseline(rollbackIf.condition) || asksForBaseline(healthy.condition);
  const take = (value: number | boolean) =>
    session.do({ type: 'signal-read', trigger: id, value, by: 'monitor' });
  return (
    <li
      class="run-signal"
      data-verdict={read?.verdict ?? 'unread'}
      aria-current={isNext ? 'step' : undefined}
    >
      <div>
        <p class="run-signal__name">
          <Phrases of={signal} />
        </p>
        <p class="run-signal__limits">
          Healthy {healthy.text}
          {inUnit(trigger)} · Rollback if <strong>{rollbackIf.text}</strong>
        </p>
        <p class="run-signal__read">
          {read ? (
            <Fragment>
              <strong>{verdicts[read.verdict]}</strong>{' '}
              {valueText(session.view.state.plan, id, read.value)}
              {zero === null ? '' : `, read at T+${clockText(read.at - zero)}`}
            </Fragment>
          ) : (
            'Not read yet'
          )}
        </p>
      </div>
      <div class="run-signal__entry">
        {needsBaseline ? (
          <TextPress
            label={baseline === undefined ? 'Baseline' : `Baseline (${String(baseline)})`}
            unit={unit ?? ''}
            isNext={isNext && baseline === undefined}
            presses={[
              {
                text: 'Set',
                take: (text) =>
                  session.do({
                    type: 'baseline-read',
                    trigger: id,
                    value: numberIn(text, unit),
                    by: 'monitor',
                  }),
              },
            ]}
          />
        ) : null}
        {asksForNumber(rollbackIf.condition) ? (
          <TextPress
            label="Value now"
            unit={unit ?? ''}
            isNext={isNext && !(needsBaseline && baseline === undefined)}
            presses={[{ text: 'Enter', kind, take: (text) => take(numberIn(text, unit)) }]}
          />
        ) : (
          <div class="run-form__presses">
            <Press isNext={isNext} onPress={() => take(false)}>
              Not seen
            </Press>
            <Press kind="danger" onPress={() => take(true)}>
              Seen
            </Press>
          </div>
        )}
      </div>
    </li>
  );
}

/** The healthy limit in the unit that is entered, where it is written in another: 900 ms are 0.9 s. */
function inUnit({ healthy: { text, condition }, unit }: PlanTrigger): string {
  if (unit === null || unit === '' || text.split(/[\s\d.,]+/).includes(unit)) return '';
  if (condition?.kind === 'comparison' && condition.baseline === null)
    return ` (${condition.operator} ${String(condition.value)} ${unit})`;
  if (condition?.kind === 'range' && condition.baseline === null)
    return ` (${String(condition.from)} to ${String(condition.to)} ${unit})`;
  return '';
}
