import { Fragment, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RunPlan } from '../../documents/run-plan/schema.ts';
import type { Leap } from '../../run/clock.ts';
import { compare } from '../../run/compare.ts';
import { describe, titleOf } from '../../run/describe.ts';
import { roles } from '../../run/events.ts';
import { lastAct } from '../../run/selectors.ts';
import { spokenDuration } from '../../run/time.ts';
import type { RunStore, RunStoreStatus } from '../run-store/index.ts';
import { useFrame, useNow, useSession, useView } from './context.ts';
import { Press } from './controls.tsx';
import { currentPlan } from './files.ts';
import { phaseNames, roleNames } from './names.ts';
import { ExportButton } from './tools.tsx';

/** Says that the run waits, since when and why. */
export function Paused() {
  const { state } = useView();
  const session = useSession();
  const now = useNow();
  const since = state.pausedSince;
  if (!since) return null;
  return (
    <section class="run-banner" aria-label="Paused">
      <p>
        <strong>Paused</strong> for {spokenDuration(now - since.at)}: {since.reason}
      </p>
      <LastAndNext now={now} />
      <Press isNext onPress={() => session.do({ type: 'resumed', by: 'operator' })}>
        Resume
      </Press>
    </section>
  );
}

/** Longer than this, and who comes back is told where they were. */
const awayMs = 60_000;

/** On return: what was done last, how long ago, and what is next; until something is done. */
export function Return() {
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
      <LastAndNext now={session.now()} />
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

function LastAndNext({ now }: { now: number }) {
  const { history, state, next } = useView();
  const last = lastAct(history);
  return (
    <p>
      {last ? (
        <Fragment>
          Last: {describe(state.plan, last)}, {spokenDuration(now - last.at)} ago.{' '}
        </Fragment>
      ) : null}
      Next: {next === null ? phaseNames[state.phase] : titleOf(state.plan, next)}.
    </p>
  );
}

/** Says at once and plainly when nothing is kept any more, and offers the way out. */
export function StoreBanner({ store }: { store: RunStore }) {
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

/** A leap of the device's clock, which only these two can tell from a sleep. */
export function ClockLeap({ leap }: { leap: Leap }) {
  const session = useSession();
  return (
    <div class="run-banner" role="alert">
      <p>
        This device&apos;s clock leapt by {spokenDuration(leap.byMs)}. Did the device sleep, or was
        its clock set?
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
  );
}

/** Says when the runbook is not what it was at the start, and lets the two choose. */
export function Changes() {
  const { state } = useFrame();
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
        {roles
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
