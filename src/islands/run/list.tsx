import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RunEvent } from '../../run/events.ts';
import { historyOf } from '../../run/history.ts';
import { readRunFile } from '../../run/read-run-file.ts';
import { runFileText } from '../../run/run-file.ts';
import { instantText } from '../../run/time.ts';
import type { RunArchive, StoredRun } from '../run-store/index.ts';
import { Press } from './controls.tsx';
import { download } from './device.ts';
import { runAddress } from './run-address.ts';
import { site } from './site.ts';

interface Listed {
  run: StoredRun;
  events: RunEvent[];
}

/** The runs on this device: open ones first, to be resumed, exported or forgotten. */
export function RunList({ store }: { store: RunArchive }) {
  const [runs, setRuns] = useState<Listed[] | null>(null);
  const [problem, setProblem] = useState('');
  const reload = (): void => {
    void store.list().then(setRuns);
  };
  useEffect(reload, [store]);
  const take = async (file: File): Promise<void> => {
    const read = readRunFile(await file.text());
    if (read.problem !== null) {
      setProblem(`${file.name}: ${read.problem}`);
      return;
    }
    await store.create(read.run, read.events);
    setProblem('');
    reload();
  };
  return (
    <section aria-labelledby="runs-title">
      <h1 id="runs-title">Runs</h1>
      {store.status.kind === 'memory' ? (
        <p class="run-banner run-banner--failed" role="alert">
          Nothing is saved on this device. {store.status.reason}
        </p>
      ) : (
        <p>They are kept on this device, and nowhere else.</p>
      )}
      {runs === null ? <p role="status">Reading the runs.</p> : null}
      {runs?.length === 0 ? (
        <p>
          There is none yet. Open a <a href={`${site.base}/runbooks/`}>runbook</a> that is ready and
          press “Start a run”; for practice, start it as a drill.
        </p>
      ) : null}
      {runs && runs.length > 0 ? (
        <ul class="run-cards" role="list">
          {runs.map((listed) => (
            <RunCard key={listed.run.id} listed={listed} store={store} reload={reload} />
          ))}
        </ul>
      ) : null}
      <p class="run-import">
        <label for="run-import">Import a run from its file</label>{' '}
        <input
          id="run-import"
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) void take(file);
            currentTarget.value = '';
          }}
        />
      </p>
      <p class="run-refusal" role="alert">
        {problem}
      </p>
    </section>
  );
}

const phases = {
  briefing: 'in the briefing',
  verification: 'in the verification',
  call: 'before the go/no-go call',
  execution: 'under way',
  rollback: 'rolling back',
  ending: 'to be closed',
} as const;

/** What a second press answers. */
const sureText = 'Forget it for ever?';

function RunCard({
  listed: { run, events },
  store,
  reload,
}: {
  listed: Listed;
  store: RunArchive;
  reload: () => void;
}) {
  const [isSure, setSure] = useState(false);
  const { state } = historyOf(run.plan, events);
  if (!state) return null;
  const { title, version } = run.plan.runbook;
  const isOpen = state.phase !== 'closed';
  const forget = async (): Promise<void> => {
    if (!isSure) {
      setSure(true);
      return;
    }
    await store.remove(run.id);
    reload();
  };
  return (
    <li class="run-card" data-open={isOpen ? '' : undefined}>
      <h2>
        <a href={runAddress(store, run.id)}>{title}</a>
        {state.drill ? <span class="badge run-drill">Drill</span> : null}
      </h2>
      <p>
        {version}, begun {instantText(state.startedAt)} by {state.roles.operator} and{' '}
        {state.roles.monitor}, {state.phase === 'closed' ? state.outcome : phases[state.phase]}
        {state.pausedSince ? ', paused' : ''}
      </p>
      <p class="run-form__presses">
        <a class="button run-button--main" href={runAddress(store, run.id)}>
          {isOpen ? 'Resume' : 'Open'}
        </a>
        <Press
          label={`Export ${title}`}
          onPress={() => {
            download(
              `${run.plan.runbook.id}-run.json`,
              runFileText(run, events),
              'application/json',
            );
          }}
        >
          Export
        </Press>
        <Press
          kind={isSure ? 'danger' : 'plain'}
          label={`${isSure ? sureText : 'Forget'} ${title}`}
          onPress={forget}
        >
          {isSure ? sureText : 'Forget'}
        </Press>
      </p>
    </li>
  );
}
