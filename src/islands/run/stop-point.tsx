import { Fragment, h, type ComponentProps } from 'preact';
import type { PlanStage } from '../../documents/run-plan/schema.ts';
import { titleOf } from '../../run/describe.ts';
import { soakLeft } from '../../run/selectors.ts';
import { soakTarget } from '../../run/state.ts';
import { hindrances, soakingSince, type Hindrance } from '../../run/stop-point.ts';
import { clockText, instantText, spokenDuration } from '../../run/time.ts';
import { useNow, useSession, useView } from './context.ts';
import { Fold, OverrideForm, Press, TextPress } from './controls.tsx';
import { memo } from './memo.ts';

/** The stop-point: what the stage waits for, and its passing. */
export function StopPoint({ stage }: { stage: PlanStage }) {
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
