import { Fragment, h } from 'preact';
import { useState } from 'preact/hooks';
import type { PlanStage } from '../../documents/run-plan/schema.ts';
import { textOf } from '../../run/describe.ts';
import { useSession, useView } from './context.ts';
import { Press } from './controls.tsx';
import { Blocks, Phrases } from './prose.tsx';

/** The AIM-C briefing: read aloud row by row, and the loop closed from memory. */
export function Briefing() {
  const { state } = useView();
  const session = useSession();
  const { plan, briefed, recalled } = state;
  const rows = plan.briefing;
  const nextRow = rows.find(({ id }) => !briefed.includes(id));
  const stages = plan.stages.filter(({ triggers }) => triggers.length > 0);
  const nextStage = nextRow ? undefined : stages.find(({ id }) => !recalled[id]);
  return (
    <section class="run-part" aria-labelledby="briefing-title">
      <h2 id="briefing-title">Briefing</h2>
      <ol class="run-list">
        {rows.map((row) => {
          const isDone = briefed.includes(row.id);
          return (
            <li
              key={row.id}
              class="run-item"
              data-status={isDone ? 'done' : 'todo'}
              aria-current={row === nextRow ? 'step' : undefined}
            >
              <span class="run-item__sign" aria-hidden="true">
                {isDone ? '✓' : ''}
              </span>
              <div class="run-item__body">
                <h3>
                  {row.step} {row.focus === '' ? null : <small>{row.focus}</small>}
                </h3>
                <p class="run-ask">
                  <Phrases of={row.asked} />
                </p>
                <Blocks of={row.given} />
                {isDone ? null : (
                  <Press
                    isNext={row === nextRow}
                    onPress={() => session.do({ type: 'briefed', row: row.id, by: 'operator' })}
                  >
                    Said and understood
                  </Press>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {nextRow ? null : (
        <Fragment>
          <h3>The Monitor closes the loop, from memory</h3>
          <p>A wrong answer opens the table of the stage, and is no failure.</p>
          <ol class="run-list">
            {stages.map((stage) => (
              <Recall key={stage.id} stage={stage} isNext={stage === nextStage} />
            ))}
          </ol>
          {nextStage ? null : (
            <Press isNext onPress={() => session.do({ type: 'briefing-ended', by: 'operator' })}>
              End the briefing, go on to verification
            </Press>
          )}
        </Fragment>
      )}
    </section>
  );
}

/** One question: which of the triggers of all stages is one of this stage's. */
function Recall({ stage, isNext }: { stage: PlanStage; isNext: boolean }) {
  const session = useSession();
  const { state } = useView();
  const [picked, setPicked] = useState('');
  const answers = state.recalled[stage.id] ?? [];
  const isRight = answers.some(({ right }) => right);
  const choices = choicesFor(state.plan.stages, stage);
  const answer = async (): Promise<void> => {
    if (picked === '') return;
    await session.do({
      type: 'trigger-recalled',
      stage: stage.id,
      trigger: picked,
      by: 'monitor',
    });
  };
  return (
    <li
      class="run-item"
      data-status={answers.length === 0 ? 'todo' : 'done'}
      aria-current={isNext ? 'step' : undefined}
    >
      <span class="run-item__sign" aria-hidden="true">
        {answers.length === 0 ? '' : '✓'}
      </span>
      <div class="run-item__body">
        <h4>{stage.name}</h4>
        {answers.length > 0 ? (
          <Fragment>
            <p>{isRight ? 'Right.' : 'Not this one. These are the limits of the stage:'}</p>
            <TriggerLimits stage={stage} />
          </Fragment>
        ) : (
          <fieldset class="run-choices">
            <legend>Monitor: we roll back {stage.name} if …</legend>
            {choices.map(({ id, signal, rollbackIf }, index) => (
              <label key={id}>
                <input
                  type="radio"
                  name={`recall-${stage.id}`}
                  value={id}
                  checked={picked === id}
                  data-next={isNext && index === 0 ? '' : undefined}
                  onChange={() => {
                    setPicked(id);
                  }}
                />{' '}
                {textOf(signal)}: {rollbackIf.text}
              </label>
            ))}
            <Press kind={isNext ? 'main' : 'plain'} onPress={answer}>
              Answer
            </Press>
          </fieldset>
        )}
      </div>
    </li>
  );
}

/** One of the stage's own triggers among those of the others, in an order that gives nothing away. */
function choicesFor(stages: readonly PlanStage[], stage: PlanStage) {
  const own = stage.triggers.slice(0, 1);
  const ownTexts = new Set(
    stage.triggers.map(({ signal, rollbackIf }) => textOf(signal) + rollbackIf.text),
  );
  const others = stages
    .filter(({ id }) => id !== stage.id)
    .flatMap(({ triggers }) => triggers)
    .filter(({ signal, rollbackIf }) => !ownTexts.has(textOf(signal) + rollbackIf.text));
  const unique = new Map(
    others.map((trigger) => [textOf(trigger.signal) + trigger.rollbackIf.text, trigger]),
  );
  return [...own, ...[...unique.values()].slice(0, 3)].sort((a, b) =>
    a.rollbackIf.text.localeCompare(b.rollbackIf.text, 'en'),
  );
}

/** The limits of a stage, as its table has them. */
export function TriggerLimits({ stage }: { stage: PlanStage }) {
  return (
    <ul class="run-limits">
      {stage.triggers.map(({ id, signal, healthy, rollbackIf }) => (
        <li key={id}>
          <Phrases of={signal} />: healthy {healthy.text}, roll back if{' '}
          <strong>{rollbackIf.text}</strong>
        </li>
      ))}
    </ul>
  );
}
