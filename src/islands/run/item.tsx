import { Fragment, h, type ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { PlanCommand, PlanTask } from '../../documents/run-plan/schema.ts';
import { wordOf } from '../../run/describe.ts';
import { asksForNumber } from '../../run/judge.ts';
import { itemState, otherThan, type ItemState, type Override } from '../../run/state.ts';
import { clockText } from '../../run/time.ts';
import { Command } from './command.tsx';
import { useSession, useView } from './context.ts';
import { Fold, numberIn, OverrideForm, Press, TextPress } from './controls.tsx';
import { roleNames } from './names.ts';
import { Phrases, Why } from './prose.tsx';
import type { View } from './session.ts';

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
  /** Whether it can be touched here; by default it can. */
  isOpen?: boolean;
  /** What it asks for: a yes from one of them, two people, or that a message is sent. */
  ask: 'yes' | 'two people' | 'message';
  canDefer?: boolean;
  task?: PlanTask;
  command?: PlanCommand;
  children?: ComponentChildren;
}

/** An item with how it stands in the run. */
interface Standing extends ItemProps {
  item: ItemState;
  override: Override | undefined;
  /** T+0, for the times. */
  zero: number | null;
  isNext: boolean;
  /** Whether the other one has to confirm what was said. */
  isWaiting: boolean;
}

/** An item of the walk: what it asks for, how it stands, and what can be said of it. */
export function Item(props: ItemProps) {
  const { id, isOpen = true, task, command, children } = props;
  const { state, next } = useView((before, after) => hasSameItem(id, before, after));
  const item = itemState(state, id);
  const override = state.overrides[id];
  const isNext = next === id;
  const isOverridden = override?.by.length === 2;
  const isWaiting = waits(props.ask, item);
  const standing = { ...props, item, override, zero: state.executionAt, isNext, isWaiting };
  const said = saidOf(standing);
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
        {command ? <Command command={command} inputs={state.inputs} /> : null}
        {task ? <Why of={task.why} /> : null}
        {isOpen && !isOverridden ? (
          <Actions {...standing} said={said} />
        ) : said ? (
          <p class="run-item__state">{said}</p>
        ) : null}
      </div>
    </div>
  );
}

/** Whether nothing has happened to an item, nor to what all of them show. */
function hasSameItem(id: string, before: View, after: View): boolean {
  const { state: one } = before;
  const { state: other } = after;
  return (
    one.items[id] === other.items[id] &&
    (before.next === id) === (after.next === id) &&
    one.overrides[id] === other.overrides[id] &&
    one.executionAt === other.executionAt &&
    one.inputs === other.inputs
  );
}

function waits(ask: ItemProps['ask'], { status, confirmedAt }: ItemState): boolean {
  const needsOther = ask === 'two people' || (ask === 'yes' && status !== 'done');
  return needsOther && status !== 'todo' && status !== 'failed' && confirmedAt === null;
}

/** What was said of an item; empty before anything was. */
function saidOf({ item, override, zero, isWaiting }: Standing): string {
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
  return parts.join(' · ');
}

/**
 * What can be said of an item, with what was said, in one row: the list keeps its place below the
 * hand that works in it. The two buttons and the text stay what they are while an item goes from one
 * of the two to the other: to make and to take away parts of a page takes a browser longer than all
 * else that a press changes, above all of what has the focus. What is through is changed with two
 * presses.
 */
function Actions(props: Standing & { said: string }) {
  const { id, item, ask, isNext, isWaiting, said } = props;
  const session = useSession();
  const [isAsked, setAsked] = useState(false);
  const by = item.by ?? 'operator';
  const other = otherThan(by);
  const isThrough = item.status === 'done' && !isWaiting;
  const reopen = () => {
    setAsked(false);
    return session.do({ type: 'item-reopened', item: id, by });
  };
  return (
    <div class="run-item__actions">
      {isThrough ? (
        <Press
          kind={isAsked ? 'plain' : 'quiet'}
          onPress={() => {
            if (isAsked) void reopen();
            else setAsked(true);
          }}
        >
          {isAsked ? 'Reopen' : 'Change'}
        </Press>
      ) : isWaiting ? (
        <Press
          isNext={isNext}
          onPress={() => session.do({ type: 'item-confirmed', item: id, by: other })}
        >
          Confirm
          <small> {roleNames[other]}</small>
        </Press>
      ) : asksForNumber(props.task?.limit ?? null) ? (
        <NumberRead {...props} />
      ) : (
        <Press
          isNext={isNext}
          onPress={() => session.do({ type: 'item-done', item: id, by: 'operator' })}
        >
          {ask === 'yes' ? 'YES' : ask === 'message' ? 'Told' : 'Done'}
          {ask === 'two people' ? <small> {roleNames.operator}</small> : null}
        </Press>
      )}
      {ask === 'yes' && !isThrough && !isWaiting ? (
        <Press onPress={() => session.do({ type: 'item-failed', item: id, by: 'operator' })}>
          NO
        </Press>
      ) : null}
      {isThrough ? null : <More {...props} undo={isWaiting ? reopen : undefined} />}
      <p class="run-item__state">{said}</p>
    </div>
  );
}

/** The number that an item asks for, in its unit. */
function NumberRead({ id, isNext, task }: Standing) {
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

/** All else that can be said of an item, with its reason; or that it is not as was said. */
function More({
  id,
  ask,
  canDefer = false,
  override,
  item,
  undo,
}: Standing & { undo: (() => unknown) | undefined }) {
  const session = useSession();
  const say = (
    type: 'item-failed' | 'item-skipped' | 'item-not-applicable' | 'item-deferred',
    text: string,
  ) => ({
    text,
    take: (reason: string) => session.do({ type, item: id, reason, by: 'operator' }),
  });
  return (
    <Fold name={undo ? 'Undo' : 'Other'} isOpen={override !== undefined} instead={undo}>
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
