import { Fragment, h, type ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { PlanCommand, PlanTask } from '../../documents/run-plan/schema.ts';
import { wordOf } from '../../run/describe.ts';
import { asksForNumber } from '../../run/judge.ts';
import {
  itemState,
  otherThan,
  type ItemState,
  type Override,
  type RunState,
} from '../../run/state.ts';
import { clockText } from '../../run/time.ts';
import { Command } from './command.tsx';
import { useSession } from './context.ts';
import { Fold, numberIn, OverrideForm, Press, TextPress } from './controls.tsx';
import { roleNames } from './names.ts';
import { memo } from './memo.ts';
import { Phrases, Why } from './prose.tsx';

const signs: Readonly<Record<ItemState['status'], string>> = {
  todo: '',
  done: '✓',
  failed: '✗',
  skipped: '»',
  'not-applicable': '–',
  deferred: '↷',
};

export interface ItemProps {
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
    <div
      class="run-item"
      role="listitem"
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
        {task ? <Why of={task.why} /> : null}
        {props.isOpen && !isOverridden ? (
          <Actions {...props} isWaiting={isWaiting} />
        ) : (
          <Said {...props} isWaiting={isWaiting} />
        )}
      </div>
    </div>
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
    at === null || zero === null ? '' : `, T+${clockText(at - zero)}`;
  const parts: string[] = [];
  if (item.by !== null && item.status !== 'todo') {
    const value = item.value === null ? '' : ` (${String(item.value)})`;
    parts.push(`${wordOf(item.status)}${value}: ${roleNames[item.by]}${time(item.at)}`);
  }
  if (item.reason !== '') parts.push(item.reason);
  if (item.confirmedAt !== null && item.by !== null)
    parts.push(`confirmed: ${roleNames[otherThan(item.by)]}${time(item.confirmedAt)}`);
  if (isWaiting) parts.push('waits for the confirmation');
  if (override?.by.length === 2) parts.push(`overridden by both: ${override.reason}`);
  return parts.length === 0 ? null : <p class="run-item__state">{parts.join(' · ')}</p>;
}

/**
 * What can be said of an item, with what was said, in one row: the list keeps its place below the
 * hand that works in it. The first button stays one while an item goes from one of the two to the
 * other and is through: to take away what has the focus takes a browser longer than all else that a
 * press changes. What is through is changed with two presses.
 */
function Actions(props: ItemProps & { isWaiting: boolean }) {
  const { id, item, ask, isNext, isWaiting } = props;
  const session = useSession();
  const [isAsked, setAsked] = useState(false);
  const by = item.by ?? 'operator';
  const reopen = () => {
    setAsked(false);
    return session.do({ type: 'item-reopened', item: id, by });
  };
  if (item.status === 'done' && !isWaiting)
    return (
      <div class="run-item__actions">
        <Press
          kind={isAsked ? 'plain' : 'quiet'}
          onPress={() => {
            if (isAsked) void reopen();
            else setAsked(true);
          }}
        >
          {isAsked ? 'Reopen' : 'Change'}
        </Press>
        <Said {...props} />
      </div>
    );
  if (isWaiting) {
    const other = otherThan(by);
    return (
      <div class="run-item__actions">
        <Press
          isNext={isNext}
          onPress={() => session.do({ type: 'item-confirmed', item: id, by: other })}
        >
          Confirm
          <small> {roleNames[other]}</small>
        </Press>
        <Press onPress={reopen}>Undo</Press>
        <Said {...props} />
      </div>
    );
  }
  return (
    <div class="run-item__actions">
      {asksForNumber(props.task?.limit ?? null) ? (
        <NumberRead {...props} />
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
      <Said {...props} />
      <More {...props} />
    </div>
  );
}

/** The number that an item asks for, in its unit. */
function NumberRead({ id, isNext, task }: ItemProps) {
  const session = useSession();
  const unit = unitOf(task);
  return (
    <TextPress
      label="Number read"
      isNext={isNext}
      unit={unit}
      presses={[
        {
          text: 'Enter',
          kind: isNext ? 'main' : 'plain',
          take: (text) =>
            session.do({
              type: 'item-done',
              item: id,
              value: numberIn(text, unit),
              by: 'operator',
            }),
        },
      ]}
    />
  );
}

function unitOf(task: PlanTask | undefined): string {
  const limit = task?.limit;
  return limit?.kind === 'comparison' || limit?.kind === 'range' ? limit.unit : '';
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
    <Fold name="Other" isOpen={override !== undefined}>
      {() => (
        <Fragment>
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
        </Fragment>
      )}
    </Fold>
  );
}

/** What an item needs of the state. */
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
