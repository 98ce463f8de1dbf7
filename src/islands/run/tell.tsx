import { Fragment, h } from 'preact';
import type { PlanMessage } from '../../documents/run-plan/schema.ts';
import { textOf } from '../../run/describe.ts';
import type { RunState } from '../../run/state.ts';
import { spokenDuration } from '../../run/time.ts';
import { Item, rowOf } from './item.tsx';
import { hasSameItems } from './items.tsx';
import { memo } from './memo.ts';

/** Who is to be told what at a moment; nothing where the runbook names nobody. */
export const Tell = memo(
  function Tell({ moment, state }: { moment: PlanMessage['moment']; state: RunState }) {
    const messages = state.plan.messages.filter((message) => message.moment === moment);
    if (messages.length === 0) return null;
    return (
      <Fragment>
        <h3>Tell</h3>
        <div class="run-list" role="list">
          {messages.map(({ id, who, where, what, everyMs }) => (
            <Item
              key={id}
              {...rowOf(state, id)}
              isNext={false}
              isOpen={state.phase !== 'closed'}
              ask="message"
            >
              <p class="run-item__text">
                {who} in {where}
                {everyMs === null ? '' : `, every ${spokenDuration(everyMs)}`}: {textOf(what)}
              </p>
            </Item>
          ))}
        </div>
      </Fragment>
    );
  },
  (before, { state }) =>
    hasSameItems(state.plan.messages, before.state, state) && before.state.phase === state.phase,
);
