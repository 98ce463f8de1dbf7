import type { ComponentChildren } from 'preact';
import { memo } from './memo.ts';
import type { PlanCommand, PlanTask } from '../../documents/run-plan/schema.ts';
import { wordOf } from '../../run/describe.ts';
import { asksForNumber } from '../../run/judge.ts';
import { itemState, type ItemState, type Override, type RunState } from '../../run/state.ts';
import { clockText } from '../../run/time.ts';
import { Command } from './command.tsx';
import { useSession } from './context.ts';
import { numberIn, OverrideForm, Press, roleNames, TextPress } from './controls.tsx';
import { Phrases, Why } from './prose.tsx';

const signs: Readonly<Record<ItemState['status'], string>> = {
  todo: '',
  done: '✓',
  failed: '✗',
  skipped: '»',
  'not-applicable': '–',
  deferred: '↷',
};

interface ItemProps {
  id: string;
  item: ItemState;
  override: Override | undefined;
  /** T+0, for the times. */
  zero: number | null;
  isNext: boolean;
  /** Whether it can be touched now. */
  isOpen: boolean;
  /** What it asks for: a yes from one of them, two people, or that a message is sent. */
  ask: 'yes' | 'two people' | 'message';
  canDefer?: boolean;
  task?: PlanTask;
  /** What is run; with the values of its inputs. No child, which would be another with every drawing. */
  command?: PlanCommand;
  inputs?: RunState['inputs'];
  children?: ComponentChildren;
}

/** An item of the walk: what it asks for, how it stands, and what can be said of it. */
export const Item = memo(function Item(props: ItemProps) {
  const { id, item, override, isNext, task, command, inputs, children } = props;
  const isOverridden = override?.by.length === 2;
  const isWaiting = item.status !== 'todo' && item.status !== 'failed' && waits(props);
  return (
    <li
      class="run-item"
      id={`item-${id}`}
      data-status={isOverridden ? 'overridden' : item.status}
      data-waiting={isWaiting ? '' : undefined}
      data-item={id}
      aria-current={isNext ? 'step' : undefined}
    >
      <span class="run-item__sign" aria-hidden="true">
        {isOverridden ? '!' : signs[item.status]}
      </span>
      <div class="run-item__body">
        {task ? (
          <p class="run-item__text">
            <Phrases of={task.text} />
          </p>
        ) : null}
        {children}
        {command && inputs ? <Command command={command} inputs={inputs} /> : null}
        <p class="run-item__state">
          <Said {...props} isWaiting={isWaiting} />
        </p>
        {task ? <Why of={task.why} /> : null}
        {props.isOpen ? <Actions {...props} isWaiting={isWaiting} /> : null}
      </div>
    </li>
  );
});

function waits({ ask, item }: ItemProps): boolean {
  const needsOther = ask === 'two people' || (ask === 'yes' && item.status !== 'done');
  return needsOther && item.confirmedAt === null;
}

function Said({
  item,
  override,
  zero,
  isWaiting,
}: Pick<ItemProps, 'item' | 'override' | 'zero'> & { isWaiting: boolean }) {
  const time = (at: number | null): string =>
    at === null ? '' : zero === null ? '' : `, T+${clockText(at - zero)}`;
  const parts: string[] = [];
  if (item.by !== null && item.status !== 'todo') {
    const value = item.value === null ? '' : ` (${String(item.value)})`;
    parts.push(`${wordOf(item.status)}${value}: ${roleNames[item.by]}${time(item.at)}`);
  }
  if (item.reason !== '') parts.push(item.reason);
  if (item.confirmedAt !== null && item.by !== null)
    parts.push(
      `confirmed: ${roleNames[item.by === 'operator' ? 'monitor' : 'operator']}${time(item.confirmedAt)}`,
    );
  if (isWaiting) parts.push('waits for the confirmation');
  if (override?.by.length === 2) parts.push(`overridden by both: ${override.reason}`);
  return <>{parts.join(' · ')}</>;
}

function Actions(props: ItemProps & { isWaiting: boolean }) {
  const { id, item, override, isNext, ask, task, isWaiting } = props;
  const session = useSession();
  if (override?.by.length === 2) return null;
  if (item.status === 'done' && !isWaiting)
    return (
      <details class="run-more">
        <summary>Change</summary>
        <Press
          onPress={() => session.do({ type: 'item-reopened', item: id, by: item.by ?? 'operator' })}
        >
          Reopen
        </Press>
      </details>
    );
  if (isWaiting) return <Confirm {...props} />;
  const asks = asksForNumber(task?.limit ?? null);
  return (
    <div class="run-item__actions">
      {asks ? (
        <TextPress
          label="Number read"
          type="number"
          isNext={isNext}
          unit={unitOf(task)}
          presses={[
            {
              text: 'Enter',
              kind: isNext ? 'main' : 'plain',
              take: (text) =>
                session.do({
                  type: 'item-done',
                  item: id,
                  value: numberIn(text, unitOf(task)),
                  by: 'operator',
                }),
            },
          ]}
        />
      ) : (
        <Press
          isNext={isNext}
          onPress={() => session.do({ type: 'item-done', item: id, by: 'operator' })}
        >
          {ask === 'yes' ? 'YES' : ask === 'message' ? 'Told' : 'Done'}
          {ask === 'two people' ? <small> Operator</small> : null}
        </Press>
      )}
      {ask === 'yes' ? (
        <Press onPress={() => session.do({ type: 'item-failed', item: id, by: 'operator' })}>
          NO
        </Press>
      ) : null}
      <More {...props} />
    </div>
  );
}

function unitOf(task: PlanTask | undefined): string {
  const limit = task?.limit;
  return limit?.kind === 'comparison' || limit?.kind === 'range' ? limit.unit : '';
}

function Confirm({ id, item, isNext }: ItemProps) {
  const session = useSession();
  const by = item.by === 'operator' ? 'monitor' : 'operator';
  return (
    <div class="run-item__actions">
      <Press isNext={isNext} onPress={() => session.do({ type: 'item-confirmed', item: id, by })}>
        Confirm <small>{roleNames[by]}</small>
      </Press>
      <Press
        onPress={() => session.do({ type: 'item-reopened', item: id, by: item.by ?? 'operator' })}
      >
        Undo
      </Press>
    </div>
  );
}

/** All else that can be said of an item, with its reason. */
function More({ id, ask, canDefer = false, override, item }: ItemProps) {
  const session = useSession();
  const say = (
    type: 'item-failed' | 'item-skipped' | 'item-not-applicable' | 'item-deferred',
    text: string,
  ) => ({
    text,
    take: (reason: string) => session.do({ type, item: id, reason, by: 'operator' }),
  });
  return (
    <details class="run-more">
      <summary>Other</summary>
      <TextPress
        label="Why"
        presses={[
          ...(ask === 'yes' ? [] : [say('item-failed', 'Failed')]),
          ...(item.status === 'failed' ? [] : [say('item-skipped', 'Skip')]),
          say('item-not-applicable', 'Not applicable'),
          ...(canDefer ? [say('item-deferred', 'Defer')] : []),
        ]}
      />
      <OverrideForm target={id} given={override} />
    </details>
  );
}

/** What an item's row needs of the state, so that it is drawn anew only when that changes. */
export function rowOf(
  state: RunState,
  id: string,
): Pick<ItemProps, 'id' | 'item' | 'override' | 'zero'> {
  return {
    id,
    item: itemState(state, id),
    override: state.overrides[id],
    zero: state.executionAt,
  };
}
