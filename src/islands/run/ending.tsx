import { Fragment, h } from 'preact';
import { useState } from 'preact/hooks';
import { titleOf } from '../../run/describe.ts';
import type { Outcome } from '../../run/events.ts';
import { logOf } from '../../run/log.ts';
import { durations } from '../../run/selectors.ts';
import { deferredItems } from '../../run/stop-point.ts';
import { instantText, spokenDuration } from '../../run/time.ts';
import { useSession, useView } from './context.ts';
import { Press } from './controls.tsx';
import { copyText, download } from './device.ts';
import { Item } from './item.tsx';
import { site } from './site.ts';
import { Tell } from './tell.tsx';

const outcomes: Readonly<Record<Outcome, string>> = {
  succeeded: 'Succeeded',
  'rolled-back': 'Rolled back: the protocol did its work',
  'rolled-forward': 'Rolled forward',
  aborted: 'Aborted',
};

/** The end: what was put off, who watches on, and the log. */
export function Ending() {
  const { state } = useView();
  const session = useSession();
  const { plan, phase } = state;
  const deferred = deferredItems(state);
  const isClosed = phase === 'closed';
  const { wall, active } = durations(state, session.now());
  return (
    <section class="run-part" aria-labelledby="ending-title">
      <h2 id="ending-title">{isClosed ? 'The run is closed' : 'The end'}</h2>
      <p class="run-outcome" data-outcome={state.outcome}>
        {state.outcome ? outcomes[state.outcome] : ''}
        {state.drill ? ' (drill)' : ''}
      </p>
      <p>
        It took {spokenDuration(wall)}
        {wall === active ? '' : `, ${spokenDuration(active)} without pauses`}.
      </p>
      {state.watch ? (
        <p>
          {state.watch.to} watches on until {instantText(state.watch.until)}.
        </p>
      ) : null}
      {deferred.length > 0 ? (
        <Fragment>
          <h3>Put off, and due now</h3>
          <div class="run-list" role="list">
            {deferred.map((id) => {
              const command = plan.stages
                .flatMap(({ commands }) => commands)
                .find((each) => each.id === id);
              return (
                <Item key={id} id={id} ask="two people" {...(command && { command })}>
                  <p class="run-item__text">{titleOf(plan, id)}</p>
                </Item>
              );
            })}
          </div>
        </Fragment>
      ) : null}
      <Tell moment="after" />
      {isClosed ? null : (
        <p class="run-form__presses">
          <Press
            kind="go"
            isNext={deferred.length === 0}
            onPress={() =>
              state.outcome &&
              session.do({ type: 'closed', outcome: state.outcome, by: 'operator' })
            }
          >
            Close the run
          </Press>
          {state.outcome === 'succeeded' && state.pastAlarms.length > 0 ? (
            <Press
              onPress={() =>
                session.do({ type: 'closed', outcome: 'rolled-forward', by: 'operator' })
              }
            >
              Close it as rolled forward
            </Press>
          ) : null}
        </p>
      )}
      <Log />
    </section>
  );
}

/** The post-release log: to copy, to download, or to open as a new file in the Git host. */
function Log() {
  const { history, state } = useView();
  const session = useSession();
  const [said, setSaid] = useState('');
  const log = logOf(history, session.now());
  const address = site.newLog
    .replaceAll('{name}', encodeURIComponent(log.name))
    .replaceAll('{text}', encodeURIComponent(log.text));
  // Git hosts refuse longer addresses: the text goes by the clipboard then.
  const isLong = address.length > 8_000;
  return (
    <Fragment>
      <h3>Post-release log</h3>
      <p>
        Save it as <code>content/logs/{log.name}</code> and answer its prompts.
        {state.phase === 'closed' ? '' : ' It is complete when the run is closed.'}
      </p>
      <p class="run-form__presses">
        <Press
          onPress={async () => {
            setSaid((await copyText(log.text)) ? 'Copied.' : 'Select the text and press Ctrl+C.');
          }}
        >
          Copy the log
        </Press>
        <Press
          onPress={() => {
            download(log.name, log.text, 'text/markdown');
          }}
        >
          Download {log.name}
        </Press>
        {site.newLog === '' ? null : (
          <a
            class="button"
            href={isLong ? address.replace(encodeURIComponent(log.text), '') : address}
            target="_blank"
            rel="noreferrer"
            onClick={() => {
              if (isLong) void copyText(log.text);
            }}
          >
            {isLong ? 'Open in the Git host, paste the copied text' : 'Open in the Git host'}
          </a>
        )}
      </p>
      <p role="status">{said}</p>
      <label>
        {log.name}
        <textarea class="run-log" readOnly rows={16} value={log.text} />
      </label>
    </Fragment>
  );
}
