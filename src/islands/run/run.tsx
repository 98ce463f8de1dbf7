import { Fragment, h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RunPlan } from '../../documents/run-plan/schema.ts';
import { compare } from '../../run/compare.ts';
import type { History } from '../../run/history.ts';
import { describe, titleOf } from '../../run/describe.ts';
import { elapsed, lastAct, nextItem, progress } from '../../run/selectors.ts';
import { isOverridden, type Phase, type RunState } from '../../run/state.ts';
import { clockText, spokenDuration, utcTime } from '../../run/time.ts';
import type { RunStore, RunStoreStatus } from '../run-store/index.ts';
import { Briefing } from './briefing.tsx';
import { useNow, useSession, useView } from './context.ts';
import { Fold, Press, roleNames, TextPress } from './controls.tsx';
import { download } from './device.ts';
import { Ending } from './ending.tsx';
import { Execution } from './execution.tsx';
import { AlarmBanner, Countdown, Rollback, RollbackControl } from './rollback.tsx';
import { memo } from './memo.ts';
import { site } from './site.ts';
import { currentPlan, runFileOf } from './files.ts';
import { Call, Verification } from './verification.tsx';

const phaseNames: Readonly<Record<Phase, string>> = {
  briefing: 'Briefing',
  verification: 'Verification',
  call: 'Go/no-go',
  execution: 'Execution',
  rollback: 'Rollback',
  ending: 'The end',
  closed: 'Closed',
};

/** One run, from its briefing to its end. */
export function Run({ store }: { store: RunStore }) {
  const { state, refusal, said, leap } = useView();
  const session = useSession();
  const [isSterile, setSterile] = useState(true);
  const root = useRef<HTMLDivElement>(null);
  const { alarm, phase, plan } = state;
  useFocusOnNext(root.current, state);
  useEffect(() => {
    document.body.toggleAttribute('data-sterile', isSterile && phase !== 'closed');
    return () => {
      document.body.removeAttribute('data-sterile');
    };
  }, [isSterile, phase]);
  return (
    <div class="run" ref={root} data-phase={phase} onKeyDown={pressOnce}>
      <header class="run-head">
        <div>
          <h1>
            {plan.runbook.title}
            {state.drill ? <span class="badge run-drill">Drill</span> : null}
          </h1>
          <p>
            {roleNames.operator}: <strong>{state.roles.operator}</strong> · {roleNames.monitor}:{' '}
            <strong>{state.roles.monitor}</strong>
          </p>
        </div>
      </header>
      <div class="run-bar" data-alarm={alarm ? '' : undefined}>
        <Countdown state={state} />
        <Clocks />
      </div>
      <StoreBanner store={store} />
      {leap ? (
        <div class="run-banner" role="alert">
          <p>
            This device&apos;s clock leapt by {spokenDuration(leap.byMs)}. Did the device sleep, or
            was its clock set?
          </p>
          <Press
            onPress={() => {
              session.leapWasSleep();
            }}
          >
            It slept
          </Press>
          <Press onPress={() => session.leapWasSet()}>It was set</Press>
        </div>
      ) : null}
      <Changes />
      <Return />
      {alarm ? <AlarmBanner alarm={alarm} state={state} /> : null}
      <p class="run-refusal" role="alert">
        {refusal}
      </p>
      <p class="visually-hidden" role="status">
        {said}
      </p>
      <Ladder state={state} />
      {state.pausedSince ? <Paused /> : null}
      <div class="run-body">
        {phase === 'briefing' ? <Briefing /> : null}
        {phase === 'verification' ? <Verification /> : null}
        {phase === 'call' ? <Call /> : null}
        {phase === 'execution' ? <Execution isSterile={isSterile} /> : null}
        {phase === 'rollback' ? <Rollback /> : null}
        {phase === 'ending' || phase === 'closed' ? <Ending /> : null}
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

/**
 * What was pressed is gone, or is no longer next: the focus goes to what is pressed next, so that
 * Enter leads on. Somebody who types is left alone.
 */
function useFocusOnNext(root: HTMLElement | null, state: RunState): void {
  // Undefined before the first drawing, which moves nothing.
  const before = useRef<HTMLInputElement | null | undefined>(undefined);
  useEffect(() => {
    const last = before.current;
    const next = (before.current = root?.querySelector('[data-next]') ?? null);
    if (last === undefined) return;
    const active = document.activeElement as HTMLInputElement | null;
    const isThrough =
      last !== next && (active === last || last?.form?.contains(active)) && !active?.value;
    if (active && active !== document.body && !isThrough) return;
    const goal = next ?? root?.querySelector<HTMLElement>('.run-body h2');
    if (!next && goal) goal.tabIndex = -1;
    goal?.focus();
  }, [root, state]);
}

/** Made once: it takes longer to make than all else that a clock draws. */
const localTime = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** The common clock. It ticks for the eyes; a screen reader reads it when it is asked for. */
function Clocks() {
  const { state } = useView();
  const now = useNow();
  const plus = elapsed(state, state.closedAt ?? now);
  return (
    <p class="run-clocks" role="timer" aria-live="off" aria-label="Common clock">
      <strong>{plus === null ? 'T–' : `T+${clockText(plus)}`}</strong>
      <span>{utcTime(now)} UTC</span>
      <span>{localTime.format(now)} here</span>
    </p>
  );
}

/** Where the run is: its phases, and the stages with their traffic. */
function Ladder({ state }: { state: RunState }) {
  const { settled, all } = progress(state);
  return (
    <nav class="run-ladder" aria-label="Where the run is">
      <ol role="list">
        {(['briefing', 'verification', 'call', 'execution'] as const).map((phase) => (
          <li key={phase} aria-current={state.phase === phase ? 'step' : undefined}>
            {phaseNames[phase]}
          </li>
        ))}
        {state.plan.stages.map(({ id, name, traffic }, index) => (
          <li
            key={id}
            data-state={index < state.stage ? 'passed' : undefined}
            aria-current={state.phase === 'execution' && index === state.stage ? 'step' : undefined}
          >
            {index < state.stage ? '✓ ' : ''}
            {name} <small>{traffic}</small>
          </li>
        ))}
        {state.rollback ? (
          <li aria-current={state.phase === 'rollback' ? 'step' : undefined}>Rollback</li>
        ) : null}
        <li aria-current={state.phase === 'ending' ? 'step' : undefined}>The end</li>
      </ol>
      {all > 0 ? (
        <p>
          {settled} of {all} settled here
        </p>
      ) : null}
    </nav>
  );
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

function Paused() {
  const { history, state } = useView();
  const session = useSession();
  const now = useNow();
  const since = state.pausedSince;
  if (!since) return null;
  return (
    <section class="run-banner" aria-label="Paused">
      <p>
        <strong>Paused</strong> for {spokenDuration(now - since.at)}: {since.reason}
      </p>
      <LastAndNext history={history} state={state} now={now} />
      <Press isNext onPress={() => session.do({ type: 'resumed', by: 'operator' })}>
        Resume
      </Press>
    </section>
  );
}

/** Longer than this, and who comes back is told where they were. */
const awayMs = 60_000;

/** On return: what was done last, how long ago, and what is next; until something is done. */
function Return() {
  const { history, state } = useView();
  const session = useSession();
  const count = history.events.length;
  /** How many events there were on return; null where nobody was away, or has gone on. */
  const [found, setFound] = useState(() =>
    session.now() - history.lastAt > awayMs ? count : null,
  );
  if (found !== count || state.phase === 'closed' || state.pausedSince) return null;
  return (
    <section class="run-banner" aria-label="Where you were">
      <LastAndNext history={history} state={state} now={session.now()} />
      <Press
        onPress={() => {
          setFound(null);
        }}
      >
        Go on
      </Press>
    </section>
  );
}

function LastAndNext({ history, state, now }: { history: History; state: RunState; now: number }) {
  const last = lastAct(history);
  const next = nextItem(state);
  return (
    <p>
      {last ? (
        <Fragment>
          Last: {describe(state.plan, last)}, {spokenDuration(now - last.at)} ago.{' '}
        </Fragment>
      ) : null}
      {next === null ? `Next: ${phaseNames[state.phase]}.` : `Next: ${titleOf(state.plan, next)}.`}
    </p>
  );
}

/** Says at once and plainly when nothing is kept any more, and offers the way out. */
function StoreBanner({ store }: { store: RunStore }) {
  const [status, setStatus] = useState<RunStoreStatus>(store.status);
  useEffect(() => store.onStatus(setStatus), [store]);
  const isKept = status.kind === 'disk';
  useEffect(() => {
    // The browser asks before it leaves a page that has something to lose.
    onbeforeunload = isKept ? null : (event) => event.preventDefault();
  }, [isKept]);
  if (isKept) return null;
  return (
    <div class="run-banner run-banner--failed" role="alert">
      <p>
        <strong>Nothing is saved on this device.</strong> {status.reason}
      </p>
      <ExportButton />
    </div>
  );
}

function ExportButton() {
  const session = useSession();
  return (
    <Press
      onPress={() => {
        const { name, text } = runFileOf(session);
        download(name, text, 'application/json');
      }}
    >
      Export this run
    </Press>
  );
}

/** Says when the runbook is not what it was at the start, and lets the two choose. */
function Changes() {
  const { state } = useView();
  const session = useSession();
  const [current, setCurrent] = useState<RunPlan | 'gone' | null>(null);
  const { plan } = state;
  useEffect(() => {
    let isHere = true;
    void currentPlan(plan.runbook.id).then((found) => {
      if (isHere) setCurrent(found);
    });
    return () => {
      isHere = false;
    };
  }, [plan]);
  if (state.phase === 'closed' || current === null) return null;
  const hash = current === 'gone' ? 'gone' : current.hash;
  const kept = state.kept[hash] ?? [];
  if (hash === plan.hash || kept.length === 2) return null;
  return (
    <section class="run-banner" aria-labelledby="changes-title">
      <h2 id="changes-title">
        {current === 'gone'
          ? 'This runbook is gone from the site'
          : 'This runbook was changed since the start'}
      </h2>
      <p>The run keeps what it began with.</p>
      {current === 'gone' ? null : (
        <ul class="run-limits">
          {compare(plan, current).map(({ part, before, after }) => (
            <li key={part}>
              <strong>{part}</strong>
              {before.map((line) => (
                <del key={line}>{line}</del>
              ))}
              {after.map((line) => (
                <ins key={line}>{line}</ins>
              ))}
            </li>
          ))}
        </ul>
      )}
      <p class="run-form__presses">
        {(['operator', 'monitor'] as const)
          .filter((by) => !kept.includes(by))
          .map((by) => (
            <Press key={by} onPress={() => session.do({ type: 'snapshot-kept', hash, by })}>
              {roleNames[by]}: go on with what we began
            </Press>
          ))}
      </p>
    </section>
  );
}

/** What is needed now and then: inputs, notes, pause, roles, export. */
const Tools = memo(function Tools({
  plan,
  inputs,
  isClosed,
  canPause,
  isSterile,
  setSterile,
}: Pick<RunState, 'plan' | 'inputs'> & {
  isClosed: boolean;
  canPause: boolean;
  isSterile: boolean;
  setSterile: (value: boolean) => void;
}) {
  const session = useSession();
  return (
    <aside class="run-tools" aria-label="Tools">
      {isClosed ? null : (
        <Fragment>
          {plan.inputs.length > 0 ? (
            <Fold name="Inputs" isOpen={plan.inputs.some(({ name }) => !inputs[name])}>
              {() =>
                plan.inputs.map(({ name, label, pattern }) => (
                  <TextPress
                    key={`${name}${inputs[name] ?? ''}`}
                    label={`${label} ($${name}, like ${pattern})`}
                    value={inputs[name] ?? ''}
                    presses={[
                      {
                        text: 'Set',
                        take: async (value) => {
                          await session.do({ type: 'input-set', name, value, by: 'operator' });
                        },
                      },
                    ]}
                  />
                ))
              }
            </Fold>
          ) : null}
          <Fold name="Note for the timeline">
            {() => (
              <TextPress
                label="Note"
                presses={[
                  {
                    text: 'Write',
                    take: (text) => session.do({ type: 'noted', text, by: 'monitor' }),
                  },
                ]}
              />
            )}
          </Fold>
          {canPause ? (
            <Fold name="Pause">
              {() => (
                <TextPress
                  label="Why"
                  presses={[
                    {
                      text: 'Pause the run',
                      take: (reason) => session.do({ type: 'paused', reason, by: 'operator' }),
                    },
                  ]}
                />
              )}
            </Fold>
          ) : null}
          <Fold name="Hand over a role">
            {() =>
              (['operator', 'monitor'] as const).map((role) => (
                <TextPress
                  key={role}
                  label={`New ${roleNames[role]}`}
                  presses={[
                    {
                      text: 'Hand over',
                      take: (name) => session.do({ type: 'role-taken', role, name, by: role }),
                    },
                  ]}
                />
              ))
            }
          </Fold>
        </Fragment>
      )}
      <Timeline />
      <Press
        onPress={() => {
          setSterile(!isSterile);
        }}
      >
        {isSterile ? 'Show everything' : 'Sterile cockpit'}
      </Press>
      <ExportButton />
      <a class="button" href={`${site.base}/runs/`}>
        All runs
      </a>
    </aside>
  );
});

/** What happened last, the latest first. */
function Timeline() {
  const { history } = useView();
  return (
    <Fold name={`Timeline (${String(history.events.length)})`}>
      {() => (
        <ol class="run-timeline">
          {history.events
            .slice(-30)
            .reverse()
            .map((event) => (
              <li key={event.id}>
                <time>{utcTime(event.at)}</time> {describe(history.plan, event)}
              </li>
            ))}
        </ol>
      )}
    </Fold>
  );
}
