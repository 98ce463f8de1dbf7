import { h } from 'preact';
import type { PlanCommand, PlanTask } from '../../documents/run-plan/schema.ts';
import type { RunState } from '../../run/state.ts';
import { Item, rowOf, type ItemProps } from './item.tsx';
import { memo } from './memo.ts';

interface ItemsProps {
  /** Commands or checks, in the order of use. */
  of: readonly (PlanCommand | PlanTask)[];
  state: RunState;
  /** The item that is next, here or elsewhere. */
  next: string | null;
  isOpen?: boolean;
  ask: ItemProps['ask'];
  canDefer?: boolean;
}

/** How many items are laid out, or left out while they are out of sight, as one. */
const groupSize = 10;

/** The commands or the checks of one place. */
export function Items(props: ItemsProps) {
  return (
    <div class="run-list" role="list">
      {props.of.map(({ id }, index) =>
        index % groupSize === 0 ? <Group key={id} {...props} first={index} /> : null,
      )}
    </div>
  );
}

/**
 * A press changes one item or two of hundreds: a group in which nothing changed is not drawn anew,
 * nor is an item of another one that did not change.
 */
const Group = memo(
  function Group({ of, first, state, next, isOpen = true, ...rest }: GroupProps) {
    const here = groupOf(of, first);
    return (
      <div class="run-group" style={{ '--items': here.length }}>
        {here.map((part) => (
          <Item
            key={part.id}
            {...rowOf(state, part.id)}
            {...rest}
            isNext={part.id === next}
            isOpen={isOpen}
            {...('parts' in part ? { command: part, inputs: state.inputs } : { task: part })}
          />
        ))}
      </div>
    );
  },
  (before, { of, first, state, next, isOpen }) => {
    const here = groupOf(of, first);
    return (
      of === before.of &&
      isOpen === before.isOpen &&
      hasSameItems(here, before.state, state) &&
      (next === before.next || here.every(({ id }) => id !== next && id !== before.next))
    );
  },
);

interface GroupProps extends ItemsProps {
  /** The place of the group's first item. */
  first: number;
}

const groupOf = (of: ItemsProps['of'], first: number): ItemsProps['of'] =>
  of.slice(first, first + groupSize);

/** Whether nothing has happened to any of some items, nor to what all of them show. */
export function hasSameItems(
  of: readonly { id: string }[],
  before: RunState,
  after: RunState,
): boolean {
  const isSame = (name: 'items' | 'overrides'): boolean =>
    before[name] === after[name] || of.every(({ id }) => before[name][id] === after[name][id]);
  return (
    before.executionAt === after.executionAt &&
    before.inputs === after.inputs &&
    isSame('items') &&
    isSame('overrides')
  );
}
