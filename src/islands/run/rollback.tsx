import { Fragment, h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PlanLevel } from '../../documents/run-plan/schema.ts';
import { titleOf, valueText } from '../../run/describe.ts';
import { roles } from '../../run/events.ts';
import { countdown, levelClock } from '../../run/selectors.ts';
import type { Alarm, RunState } from '../../run/state.ts';
import { unrestored } from '../../run/stop-point.ts';
import { isForward } from '../../run/transition.ts';
import { clockText, spokenDuration } from '../../run/time.ts';
import { Command } from './command.tsx';
import { useFrame, useNow, useSession, useView } from './context.ts';
import { Fold, Press, TextPress } from './controls.tsx';
import { roleNames } from './names.ts';
import { Items } from './items.tsx';
import { Tell } from './tell.tsx';
import { Blocks, Phrases } from './prose.tsx';

/** The rollback control: always there while anything can be taken back. */
export function RollbackControl() {
  const { state } = useFrame();
  const [isOpen, setOpen] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isOpen) panel.current?.querySelector('button')?.focus();
  }, [isOpen]);
  // The alarm shows the levels itself.
  useEffect(() => {
    if (state.alarm) setOpen(false);
  }, [state.alarm]);
  if (!isForward(state)) return null;
  return (
    <div
      class="run-rollback-control"
      onKeyDown={({ key }) => {
        if (key !== 'Escape') return;
        setOpen(false);
        opener.current?.focus();
      }}
    >
      {isOpen ? (
        <div class="run-rollback-panel" ref={panel} id="rollback-panel">
          <Levels state={state} />
          <AlertForm />
        </div>
      ) : null}
      <button
        type="button"
        class="button button--rollback run-rollback-opener"
        aria-expanded={isOpen}
        aria-controls="rollback-panel"
        onClick={() => {
          setOpen(!isOpen);
        }}
        ref={opener}
      >
        {isOpen ? 'Close' : 'Rollback'}
      </button>
    </div>
  );
}

/** The levels to choose from; pressing one is the start of the rollback. */
function Levels({ state, isShort = false }: { state: RunState; isShort?: boolean }) {
  const session = useSession();
  return (
    <ol class="run-levels" data-short={isShort ? '' : undefined}>
      {state.plan.levels.map((level, index) => (
        <li key={level.id}>
          <Press
            kind="danger"
            onPress={() =>
              session.do({ type: 'rollback-started', level: level.id, by: 'operator' })
            }
          >
            ROLLING BACK NOW: level {index + 1}, {level.name}
          </Press>
          <span>within {spokenDuration(level.withinMs)}</span>
          {isShort ? null : <Blocks of={level.when} />}
        </li>
      ))}
    </ol>
  );
}

function AlertForm() {
  const session = useSession();
  return (
    <TextPress
      label="Unexpected alert: what do you see?"
      presses={[
        {
          text: 'Start the countdown',
          take: (what) => session.do({ type: 'alert-raised', what, by: 'monitor' }),
        },
      ]}
    />
  );
}

/** The contingency countdown; at its end the page says ROLL BACK NOW, and keeps saying it. */
export function AlarmBanner({ alarm, state }: { alarm: Alarm; state: RunState }) {
  const session = useSession();
  const left = countdown(state, useNow()) ?? 0;
  const isOver = left <= 0;
  const banner = useRef<HTMLElement>(null);
  useEffect(() => {
    banner.current?.scrollIntoView({ block: 'start' });
  }, [isOver]);
  const what =
    alarm.trigger === null
      ? `Unexpected alert: ${alarm.alert}`
      : `${titleOf(state.plan, alarm.trigger)} is beyond its limit: ${valueText(state.plan, alarm.trigger, state.signals[alarm.trigger]?.value ?? true)}`;
  const open = roles.filter((role) => !alarm.clearedBy.includes(role));
  return (
    <section
      class="run-alarm"
      ref={banner}
      data-over={isOver ? '' : undefined}
      aria-label="Failure protocol"
    >
      <p class="run-alarm__call" role="alert">
        {isOver ? 'ROLL BACK NOW' : `${what}.`}
      </p>
      {isOver ? <p>{what}</p> : null}
      <Levels state={state} isShort />
      {isOver ? null : (
        <Fold name="All signals are healthy again" isOpen={alarm.clearedBy.length > 0}>
          {() => (
            <Fragment>
              {alarm.clearedBy.length > 0 ? (
                <p>
                  All clear from the {alarm.clearedBy.map((role) => roleNames[role]).join()}:{' '}
                  {alarm.reason}
                </p>
              ) : null}
              <TextPress
                label="What makes it clear"
                presses={open.map((by) => ({
                  text: `All clear, ${roleNames[by]}`,
                  take: (reason) =>
                    session.do({ type: 'all-clear-given', reason: reason || alarm.reason, by }),
                }))}
              />
            </Fragment>
          )}
        </Fold>
      )}
    </section>
  );
}

/** The countdown in the bar that stays on the screen. */
export function Countdown({ state }: { state: RunState }) {
  const left = countdown(state, useNow(state.alarm !== null));
  if (left === null) return null;
  return (
    <p class="run-countdown" data-over={left <= 0 ? '' : undefined}>
      {left <= 0 ? 'ROLL BACK NOW' : 'Rollback in'}{' '}
      <span role="timer" aria-live="off">
        {clockText(left)}
      </span>
    </p>
  );
}

/** The rollback under way: the level's commands, its clock, the next level, the verification. */
export function Rollback() {
  const { state } = useView();
  const session = useSession();
  const { plan, rollback } = state;
  const index = rollback?.levels.at(-1)?.level ?? -1;
  const level = plan.levels[index];
  if (!rollback || !level) return null;
  const open = unrestored(state);
  const others = plan.levels.filter((_, at) => at !== index);
  return (
    <section class="run-part run-rollback" aria-labelledby="rollback-title">
      <h2 id="rollback-title">Rolling back: {level.name}</h2>
      <p>The protocol works. All steps forward are closed.</p>
      <LevelClock state={state} />
      <ol class="run-moves">
        {plan.moves.map((move, at) => (
          <li key={at}>
            <Phrases of={move} />
          </li>
        ))}
      </ol>
      <Blocks of={level.when} />
      <h3>Commands</h3>
      <Items of={level.commands} ask="two people" />
      <Blocks of={level.remarks} />
      <h3>It worked if</h3>
      <Items of={level.checks} ask="two people" />
      {others.map((other) => (
        <OtherLevel key={other.id} level={other} state={state} />
      ))}
      <Tell moment="if issues" />
      <h3>Rollback verification</h3>
      <Items of={plan.restored} ask="two people" />
      <Press
        kind={open.length === 0 ? 'go' : 'plain'}
        isNext={open.length === 0}
        onPress={() => session.do({ type: 'rollback-verified', by: 'monitor' })}
      >
        The system is back in its state before the start
      </Press>
    </section>
  );
}

/** Another level than the one under way: its commands to read, its clock if it was begun, and the way into it. */
function OtherLevel({ level, state }: { level: PlanLevel; state: RunState }) {
  const session = useSession();
  const runs = state.rollback?.levels ?? [];
  const at = runs.findIndex((run) => state.plan.levels[run.level] === level);
  const [begun, following] = [runs[at], runs[at + 1]];
  return (
    <Fold
      name={`${level.name}, within ${spokenDuration(level.withinMs)}${
        begun && following ? `, tried for ${clockText(following.startedAt - begun.startedAt)}` : ''
      }`}
    >
      {() => (
        <Fragment>
          <Blocks of={level.when} />
          {level.commands.map((command) => (
            <Command key={command.id} command={command} inputs={state.inputs} />
          ))}
          <Press
            kind="danger"
            onPress={() => session.do({ type: 'level-started', level: level.id, by: 'operator' })}
          >
            Go on with this level
          </Press>
        </Fragment>
      )}
    </Fold>
  );
}

/** The level's clock, and the next level once its time is over. */
function LevelClock({ state }: { state: RunState }) {
  const session = useSession();
  const clock = levelClock(state, useNow());
  if (!clock) return null;
  const index = state.rollback?.levels.at(-1)?.level ?? -1;
  const following = state.plan.levels[index + 1];
  const isOver = clock.left <= 0;
  return (
    <div class="run-level-clock" data-over={isOver ? '' : undefined}>
      <p>
        <span role="timer" aria-live="off">
          {clockText(clock.ran)}
        </span>{' '}
        since the level began,{' '}
        {isOver
          ? `its time was over ${clockText(-clock.left)} ago`
          : `${clockText(clock.left)} left`}
      </p>
      {isOver && following ? (
        <p role="alert">
          The time of this level is over.{' '}
          <Press
            kind="danger"
            onPress={() =>
              session.do({ type: 'level-started', level: following.id, by: 'operator' })
            }
          >
            Next level: {following.name}
          </Press>
        </p>
      ) : null}
    </div>
  );
}
