import { Fragment, h } from 'preact';
import { describe } from '../../run/describe.ts';
import { roles } from '../../run/events.ts';
import type { RunState } from '../../run/state.ts';
import { utcTime } from '../../run/time.ts';
import { useSession, useView } from './context.ts';
import { Fold, Press, TextPress } from './controls.tsx';
import { download } from './device.ts';
import { runFileOf } from './files.ts';
import { roleNames } from './names.ts';
import { site } from './site.ts';

/** What is needed now and then: inputs, notes, pause, roles, export. */
export function Tools({
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
          <Ask
            name="Note for the timeline"
            label="Note"
            press="Write"
            take={(text) => session.do({ type: 'noted', text, by: 'monitor' })}
          />
          {canPause ? (
            <Ask
              name="Pause"
              label="Why"
              press="Pause the run"
              take={(reason) => session.do({ type: 'paused', reason, by: 'operator' })}
            />
          ) : null}
          <Fold name="Hand over a role">
            {() =>
              roles.map((role) => (
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
      <Fold name="Timeline">{() => <Timeline />}</Fold>
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
}

/** One line of text that is asked for now and then. */
function Ask({
  name,
  label,
  press,
  take,
}: {
  name: string;
  label: string;
  press: string;
  take: (text: string) => unknown;
}) {
  return (
    <Fold name={name}>{() => <TextPress label={label} presses={[{ text: press, take }]} />}</Fold>
  );
}

/** What happened last, the latest first. */
function Timeline() {
  const { history } = useView();
  return (
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
  );
}

/** Hands the run out as a file, which another device can take in. */
export function ExportButton() {
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
