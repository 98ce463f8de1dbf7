import { h } from 'preact';
import type { PlanCommand, PlanTask } from '../../documents/run-plan/schema.ts';
import { Item, type ItemProps } from './item.tsx';
import { memo } from './memo.ts';

interface ItemsProps extends Pick<ItemProps, 'ask' | 'canDefer' | 'isOpen'> {
  /** Commands or checks, in the order of use. */
  of: readonly (PlanCommand | PlanTask)[];
}

/** How many items are laid out, or left out while they are out of sight, as one. */
const groupSize = 10;

/** The commands or the checks of one place. Each item draws itself anew: the list never does. */
export const Items = memo(function Items({ of, ...rest }: ItemsProps) {
  const groups: (typeof of)[] = [];
  for (let first = 0; first < of.length; first += groupSize)
    groups.push(of.slice(first, first + groupSize));
  return (
    <div class="run-list" role="list">
      {groups.map((group) => (
        <div key={group[0]?.id} class="run-group" style={{ '--items': group.length }}>
          {group.map((part) => (
            <Item
              key={part.id}
              id={part.id}
              {...('parts' in part ? { command: part } : { task: part })}
              {...rest}
            />
          ))}
        </div>
      ))}
    </div>
  );
});
