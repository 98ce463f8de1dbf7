import { Fragment, h, type ComponentProps } from 'preact';
import type { PlanStage, PlanTrigger } from '../../documents/run-plan/schema.ts';
import { titleOf, valueText } from '../../run/describe.ts';
import { asksForBaseline, asksForNumber } from '../../run/judge.ts';
import { soakLeft } from '../../run/selectors.ts';
import { soakTarget, type SignalState } from '../../run/state.ts';
import { hindrances, soakingSince, type Hindrance } from '../../run/stop-point.ts';
import { clockText, instantText, spokenDuration } from '../../run/time.ts';
import { useFrame, useNow, useSession, useView } from './context.ts';
import { Fold, numberIn, OverrideForm, Press, TextPress } from './controls.tsx';
import { Items } from './items.tsx';
import { memo } from './memo.ts';
import { Blocks, Phrases } from './prose.tsx';
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

/** The stop-point: what the stage waits for, and its passing. */
function StopPoint({ stage }: { stage: PlanStage }) {
  const { state, next } = useView();
  const session = useSession();
  const now = useNow(soakingSince(state) !== null);
  const open = hindrances(state, now);
  const left = soakLeft(state, now);
  const isLast = state.stage === state.plan.stages.length - 1;
  const following = state.plan.stages[state.stage + 1];
  return (
    <div class="run-stop-point" data-open={open.length > 0 ? '' : undefined}>
      <h3>Stop-point</h3>
      <p>
        Soak time {spokenDuration(stage.soakMs)}:{' '}
        {left === null ? (
          'begins when all commands are through'
        ) : left === 0 ? (
          'over'
        ) : (
          <Fragment>
            <span role="timer" aria-live="off">
              {clockText(left)}
            </span>{' '}
            left
          </Fragment>
        )}
      </p>
      {open.length === 0 ? (
        <p>Everything is green.</p>
      ) : (
        <ul class="run-limits">
          {counted(open).map((text) => (
            <li>Waits for {text}</li>
          ))}
          {open
            .filter(({ kind }) => kind === 'signal' || kind === 'soak')
            .map(({ target }) => (
              <Overridable
                key={target}
                target={target}
                title={titleOf(state.plan, target)}
                given={state.overrides[target]}
              />
            ))}
        </ul>
      )}
      <Press
        kind={open.length === 0 ? 'go' : 'plain'}
        isNext={next === null && open.length === 0}
        onPress={() => session.do({ type: 'stage-passed', stage: stage.id, by: 'monitor' })}
      >
        {following ? `Pass, go on to ${following.name}` : 'Pass the last stage'}
      </Press>
      {isLast && !state.watch ? <HandOver stage={stage} /> : null}
      {state.overrides[soakTarget(stage.id)] ? (
        <p>Soak time overridden: {state.overrides[soakTarget(stage.id)]?.reason}</p>
      ) : null}
    </div>
  );
}

/** A signal or a time that the stage waits for, unless both override it. */
const Overridable = memo(function Overridable({
  title,
  ...given
}: ComponentProps<typeof OverrideForm> & { title: string }) {
  return (
    <li>
      Waits for {title}{' '}
      <Fold name="Override" isOpen={given.given !== undefined}>
        {() => <OverrideForm {...given} />}
      </Fold>
    </li>
  );
});

/** What a stage waits for beside its signals and its time: the list above says which they are. */
function counted(open: readonly Hindrance[]): string[] {
  return open
    .filter(({ kind }) => kind === 'paused' || kind === 'alarm')
    .map(({ missing }) => missing)
    .concat(
      (['command', 'check'] as const).flatMap((kind) => {
        const count = open.filter((each) => each.kind === kind).length;
        return count === 0 ? [] : [`${String(count)} ${kind}${count === 1 ? '' : 's'}`];
      }),
    );
}

/** The last stage's watch, which need not keep these two awake. */
function HandOver({ stage }: { stage: PlanStage }) {
  const session = useSession();
  const until = useNow() + stage.soakMs;
  return (
    <Fold name="Hand the watch over">
      {() => (
        <Fragment>
          <p>
            The watch of {spokenDuration(stage.soakMs)} goes on after the run, until{' '}
            {instantText(until)}, with:
          </p>
          <TextPress
            label="Team or handle"
            presses={[
              {
                text: 'Hand over',
                take: (to) => session.do({ type: 'watch-handed-over', to, until, by: 'monitor' }),
              },
            ]}
          />
        </Fragment>
      )}
    </Fold>
  );
}
