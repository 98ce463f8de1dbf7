import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RunPlan } from '../../documents/run-plan/schema.ts';
import type { Started } from '../../run/events.ts';
import { inputsInFragment } from '../../run/fragment.ts';
import { matchesPattern } from '../../run/inputs.ts';
import { areTwoPeople } from '../../run/transition.ts';
import type { RunArchive } from '../run-store/index.ts';
import { currentPlan } from './files.ts';
import { runAddress } from './run-address.ts';
import { site } from './site.ts';

/** The start of a run: who is who, and the values that are known. */
export function Start({
  runbookId,
  fragment,
  store,
}: {
  runbookId: string;
  fragment: string;
  store: RunArchive;
}) {
  const [plan, setPlan] = useState<RunPlan | 'gone' | null | undefined>(undefined);
  useEffect(() => {
    void currentPlan(runbookId).then(setPlan);
  }, [runbookId]);
  if (plan === undefined) return <p role="status">Opening the runbook.</p>;
  if (plan === null)
    return (
      <p class="run-banner run-banner--failed" role="alert">
        The runbook can&apos;t be read: this device is offline, or the site does not answer. Runs
        that have begun are <a href="#">on this device</a>.
      </p>
    );
  if (plan === 'gone')
    return (
      <p class="run-banner" role="alert">
        There is no runbook <code>{runbookId}</code> that can be run. A draft and a retired one
        can&apos;t. <a href={`${site.base}/runbooks/`}>All runbooks</a>
      </p>
    );
  return <StartForm plan={plan} fragment={fragment} store={store} />;
}

function StartForm({
  plan,
  fragment,
  store,
}: {
  plan: RunPlan;
  fragment: string;
  store: RunArchive;
}) {
  const given = inputsInFragment(plan, fragment);
  const [operator, setOperator] = useState('');
  const [monitor, setMonitor] = useState('');
  const [inputs, setInputs] = useState<Record<string, string>>(given.values);
  const [drill, setDrill] = useState(false);
  const [problem, setProblem] = useState('');
  const start = async (): Promise<void> => {
    const unsound = plan.inputs.find(
      ({ name, pattern }) => inputs[name] && !matchesPattern(pattern, inputs[name]),
    );
    if (!areTwoPeople(operator, monitor)) {
      setProblem('Name two different people: one types, the other checks.');
      return;
    }
    if (unsound) {
      setProblem(`${unsound.label} has the form ${unsound.pattern}.`);
      return;
    }
    const [id, now] = [crypto.randomUUID(), Date.now()];
    const started: Started = {
      type: 'started',
      id: crypto.randomUUID(),
      after: [],
      at: now,
      operator: operator.trim(),
      monitor: monitor.trim(),
      inputs: Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== '')),
      drill,
    };
    await store.create({ id, plan, createdAt: now }, [started]);
    location.assign(runAddress(store, id));
  };
  const { title, version, service } = plan.runbook;
  return (
    <form
      class="run-start"
      aria-labelledby="start-title"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <h1 id="start-title">Start a run</h1>
      <p>
        <a href={`${site.base}/runbooks/${encodeURIComponent(plan.runbook.id)}/`}>{title}</a>,{' '}
        {service} {version}
      </p>
      <fieldset>
        <legend>Two people, by team or handle</legend>
        <Field label="Operator, who types" value={operator} onInput={setOperator} />
        <Field label="Monitor, who checks" value={monitor} onInput={setMonitor} />
      </fieldset>
      {plan.inputs.length > 0 ? (
        <fieldset>
          <legend>Inputs of the commands</legend>
          {given.unsound.length > 0 ? (
            <p role="alert">
              The address gave a value for {given.unsound.join(', ')} that does not have the form
              asked for. It was left out.
            </p>
          ) : null}
          {plan.inputs.map(({ name, label, pattern }) => (
            <Field
              key={name}
              label={`${label} ($${name})`}
              hint={`Form: ${pattern}`}
              value={inputs[name] ?? ''}
              onInput={(value) => {
                setInputs({ ...inputs, [name]: value.trim() });
              }}
            />
          ))}
          <p>An input may stay empty until its command is due. Then it has to be filled in.</p>
        </fieldset>
      ) : null}
      <label class="run-check">
        <input
          type="checkbox"
          checked={drill}
          onChange={({ currentTarget }) => {
            setDrill(currentTarget.checked);
          }}
        />{' '}
        This is a drill: nothing of it reaches production
      </label>
      <p class="run-refusal" role="alert">
        {problem}
      </p>
      <p>
        <button type="submit" class="button run-button run-button--go">
          Start, and go on to the briefing
        </button>
      </p>
    </form>
  );
}

function Field({
  label,
  hint = '',
  value,
  onInput,
}: {
  label: string;
  hint?: string;
  value: string;
  onInput: (value: string) => void;
}) {
  return (
    <label class="run-field">
      <span>{label}</span>
      <input
        type="text"
        autocomplete="off"
        value={value}
        onInput={({ currentTarget }) => {
          onInput(currentTarget.value);
        }}
      />
      {hint === '' ? null : <small>{hint}</small>}
    </label>
  );
}
