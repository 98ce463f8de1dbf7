import { Fragment, h } from 'preact';
import { roles } from '../../run/events.ts';
import { itemState } from '../../run/state.ts';
import { openVerification } from '../../run/transition.ts';
import { useSession, useView } from './context.ts';
import { Fold, Press, TextPress } from './controls.tsx';
import { roleNames } from './names.ts';
import { Items } from './items.tsx';
import { Phrases } from './prose.tsx';
import { Tell } from './tell.tsx';

/** Both phases of the verification, as YES or NO. */
export function Verification() {
  const { state } = useView();
  const session = useSession();
  const open = openVerification(state);
  const hasNo = open.some((id) => itemState(state, id).status === 'failed');
  return (
    <section class="run-part" aria-labelledby="verification-title">
      <h2 id="verification-title">Verification</h2>
      {state.plan.verification.map(({ id, title, tasks }) => (
        <section key={id} aria-labelledby={`group-${id}`}>
          <h3 id={`group-${id}`}>{title}</h3>
          <Items of={tasks} ask="yes" />
        </section>
      ))}
      <Tell moment="before" />
      {hasNo ? (
        <p class="run-stop" role="status">
          A NO stops the run until it is put right or overridden by both.
        </p>
      ) : null}
      <p>
        {open.length === 0 ? (
          <Press isNext onPress={() => session.do({ type: 'verification-ended', by: 'monitor' })}>
            Go on to the go/no-go call
          </Press>
        ) : (
          <Fragment>
            {open.length} of {state.plan.verification.flatMap(({ tasks }) => tasks).length} still
            open.
          </Fragment>
        )}
      </p>
      <Abort />
    </section>
  );
}

/** The go/no-go call: each role for itself, aloud. */
export function Call() {
  const { state } = useView();
  const session = useSession();
  const { calls, plan } = state;
  const isNoGo = calls.operator === 'no-go' || calls.monitor === 'no-go';
  return (
    <section class="run-part" aria-labelledby="call-title">
      <h2 id="call-title">Go/no-go</h2>
      <ul class="run-limits">
        {plan.call.map(({ role, text }) => (
          <li key={role}>
            <strong>{role}</strong>: <Phrases of={text} />
          </li>
        ))}
      </ul>
      <div class="run-calls">
        {roles.map((role) => (
          <fieldset key={role} class="run-call" data-call={calls[role]}>
            <legend>
              {roleNames[role]}, {state.roles[role]}
            </legend>
            <p class="run-call__said">
              {calls[role] === undefined ? 'Not called' : calls[role] === 'go' ? 'GO' : 'NO-GO'}
            </p>
            <Press
              kind="go"
              isNext={calls[role] === undefined}
              label={`${roleNames[role]}: GO`}
              onPress={() => session.do({ type: 'called', call: 'go', by: role })}
            >
              GO
            </Press>
            <Press
              label={`${roleNames[role]}: NO-GO`}
              onPress={() => session.do({ type: 'called', call: 'no-go', by: role })}
            >
              NO-GO
            </Press>
          </fieldset>
        ))}
      </div>
      {isNoGo ? (
        <p class="run-stop" role="status">
          Put right what is in the way and call again, or abort.
        </p>
      ) : null}
      <Abort isOpen={isNoGo} />
    </section>
  );
}

/** The way out before anything was run. */
export function Abort({ isOpen = false }: { isOpen?: boolean }) {
  const session = useSession();
  return (
    <Fold name="Abort the run" isOpen={isOpen}>
      {() => (
        <TextPress
          label="Why"
          presses={[
            {
              text: 'Abort: nothing was run',
              kind: 'danger',
              take: (reason) => session.do({ type: 'aborted', reason, by: 'operator' }),
            },
          ]}
        />
      )}
    </Fold>
  );
}
