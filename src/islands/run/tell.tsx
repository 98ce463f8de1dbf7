import { Fragment, h } from 'preact';
import type { PlanMessage } from '../../documents/run-plan/schema.ts';
import { textOf } from '../../run/describe.ts';
import { spokenDuration } from '../../run/time.ts';
import { useView } from './context.ts';
import { Item, rowOf } from './item.tsx';

/** Who is to be told what at a moment; nothing where the runbook names nobody. */
export function Tell({ moment }: { moment: PlanMessage['moment'] }) {
  const { state } = useView();
  const messages = state.plan.messages.filter((message) => message.moment === moment);
  if (messages.length === 0) return null;
  return (
    <Fragment>
      <h3>Tell</h3>
      <ol class="run-list">
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
      </ol>
    </Fragment>
  );
}
