import { Fragment, h, type ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { titleOf } from '../../run/describe.ts';
import { elapsed, progress } from '../../run/selectors.ts';
import { isOverridden, type Phase, type RunState } from '../../run/state.ts';
import { clockText, utcTime } from '../../run/time.ts';
import type { RunStore } from '../run-store/index.ts';
import { Changes, ClockLeap, Paused, Return, StoreBanner } from './banners.tsx';
import { Briefing } from './briefing.tsx';
import { useFrame, useNow, useView } from './context.ts';
import { Ending } from './ending.tsx';
import { Execution } from './execution.tsx';
import { phaseNames, roleNames } from './names.ts';
import { AlarmBanner, Countdown, Rollback, RollbackControl } from './rollback.tsx';
import { Tools } from './tools.tsx';
import { Call, Verification } from './verification.tsx';

/** What the two do in each phase. */
const parts: Readonly<Record<Phase, ComponentType<{ isSterile: boolean }>>> = {
  briefing: Briefing,
  verification: Verification,
  call: Call,
  execution: Execution,
  rollback: Rollback,
  ending: Ending,
  closed: Ending,
};

/** One run, from its briefing to its end. */
export function Run({ store }: { store: RunStore }) {
  const { state, leap } = useFrame();
  const [isSterile, setSterile] = useState(true);
  const { alarm, phase, plan } = state;
  const Part = parts[phase];
  useEffect(() => {
    document.body.toggleAttribute('data-sterile', isSterile && phase !== 'closed');
    return () => {
      document.body.removeAttribute('data-sterile');
    };
  }, [isSterile, phase]);
  return (
    <div class="run" data-phase={phase} onKeyDown={pressOnce}>
      <Head title={plan.runbook.title} drill={state.drill} roles={state.roles} />
      <div class="run-bar" data-alarm={alarm ? '' : undefined}>
        <Countdown state={state} />
        <Clocks executionAt={state.executionAt} closedAt={state.closedAt} />
      </div>
      <StoreBanner store={store} />
      {leap ? <ClockLeap leap={leap} /> : null}
      <Changes />
      <Return />
      {alarm ? <AlarmBanner alarm={alarm} state={state} /> : null}
      <Said />
      <nav class="run-ladder" aria-label="Where the run is">
        <Ladder
          plan={plan}
          phase={phase}
          stage={state.stage}
          hasRollback={state.rollback !== null}
        />
        <Progress />
      </nav>
      {state.pausedSince ? <Paused /> : null}
      <div class="run-body">
        <Part isSterile={isSterile} />
      </div>
      <Overrides state={state} />
      <Tools
        plan={plan}
        inputs={state.inputs}
        isClosed={phase === 'closed'}
        canPause={!state.pausedSince && phase !== 'rollback'}
        isSterile={isSterile}
        setSterile={setSterile}
      />
      <RollbackControl />
    </div>
  );
}

/**
 * A key that is held down presses once. The focus moves on with each press, to the other one's
 * button too: a finger that rests on Enter would walk through the release.
 */
function pressOnce(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault();
}

/** What a press did, or why it did nothing; what is next gets the focus. */
function Said() {
  const { state, refusal, said } = useView();
  useFocusOnNext(state);
  return (
    <Fragment>
      <p class="run-refusal" role="alert">
        {refusal || null}
      </p>
      <p class="visually-hidden" role="status">
        {said || null}
      </p>
    </Fragment>
  );
}

/**
 * What was pressed is gone, or is no longer next: the focus goes to what is pressed next, so that
 * Enter leads on. Somebody who types is left alone.
 */
function useFocusOnNext(state: RunState): void {
  // Undefined before the first drawing, which moves nothing.
  const before = useRef<HTMLInputElement | null | undefined>(undefined);
  useEffect(() => {
    const last = before.current;
    const next = (before.current = document.querySelector('[data-next]'));
    if (last === undefined) return;
    const active = document.activeElement as HTMLInputElement | null;
    const isThrough =
      last !== next && (active === last || last?.form?.contains(active)) && !active?.value;
    if (active && active !== document.body && !isThrough) return;
    const goal = next ?? document.querySelector<HTMLElement>('.run-body h2');
    if (!next && goal) goal.tabIndex = -1;
    goal?.focus();
  }, [state]);
}

/** Made once: it takes longer to make than all else that a clock draws. */
const localTime = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** Which runbook this is a run of, and who the two are. */
function Head({ title, drill, roles }: { title: string } & Pick<RunState, 'drill' | 'roles'>) {
  return (
    <header class="run-head">
      <div>
        <h1>
          {title}
          {drill ? <span class="badge run-drill">Drill</span> : null}
        </h1>
        <p>
          {roleNames.operator}: <strong>{roles.operator}</strong> · {roleNames.monitor}:{' '}
          <strong>{roles.monitor}</strong>
        </p>
      </div>
    </header>
  );
}

/** The common clock. It ticks for the eyes; a screen reader reads it when it is asked for. */
function Clocks({ executionAt, closedAt }: Pick<RunState, 'executionAt' | 'closedAt'>) {
  const now = useNow();
  const plus = elapsed({ executionAt }, closedAt ?? now);
  return (
    <p class="run-clocks" role="timer" aria-live="off" aria-label="Common clock">
      <strong>{plus === null ? 'T–' : `T+${clockText(plus)}`}</strong>
      <span>{utcTime(now)} UTC</span>
      <span>{localTime.format(now)} here</span>
    </p>
  );
}

/** The phases of a run, and the stages with their traffic. */
function Ladder({
  plan,
  phase,
  stage,
  hasRollback,
}: Pick<RunState, 'plan' | 'phase' | 'stage'> & { hasRollback: boolean }) {
  const current = (isHere: boolean) => (isHere ? 'step' : undefined);
  return (
    <ol role="list">
      {(['briefing', 'verification', 'call', 'execution'] as const).map((name) => (
        <li key={name} aria-current={current(phase === name)}>
          {phaseNames[name]}
        </li>
      ))}
      {plan.stages.map(({ id, name, traffic }, index) => (
        <li
          key={id}
          data-state={index < stage ? 'passed' : undefined}
          aria-current={current(phase === 'execution' && index === stage)}
        >
          {index < stage ? '✓ ' : ''}
          {name} <small>{traffic}</small>
        </li>
      ))}
      {hasRollback ? <li aria-current={current(phase === 'rollback')}>Rollback</li> : null}
      <li aria-current={current(phase === 'ending')}>The end</li>
    </ol>
  );
}

/** How far the place where the run is has come. */
function Progress() {
  const { settled, all } = progress(useView().state);
  return all === 0 ? null : <p>{`${String(settled)} of ${String(all)} settled here`}</p>;
}

/** What was overridden, for as long as the run lasts. */
function Overrides({ state }: { state: RunState }) {
  const given = Object.entries(state.overrides).filter(([target]) => isOverridden(state, target));
  if (given.length === 0) return null;
  return (
    <section class="run-overrides" aria-label="Overrides">
      <h2>Overridden</h2>
      <ul>
        {given.map(([target, { reason }]) => (
          <li key={target}>
            {titleOf(state.plan, target)}: {reason}
          </li>
        ))}
      </ul>
    </section>
  );
}
