import { Fragment, h } from 'preact';
import type { PlanMessage } from '../../documents/run-plan/schema.ts';
import { textOf } from '../../run/describe.ts';
import { spokenDuration } from '../../run/time.ts';
import { useFrame } from './context.ts';
import { Item } from './item.tsx';

/** Who is to be told what at a moment; nothing where the runbook names nobody. */
export function Tell({ moment }: { moment: PlanMessage['moment'] }) {
  const { plan, phase } = useFrame().state;
  const messages = plan.messages.filter((message) => message.moment === moment);
  if (messages.length === 0) return null;
  return (
    <Fragment>
      <h3>Tell</h3>
      <div class="run-list" role="list">
        {messages.map(({ id, who, where, what, everyMs }) => (
          <Item key={id} id={id} isOpen={phase !== 'closed'} ask="message">
            <p class="run-item__text">
              {who} in {where}
              {everyMs === null ? '' : `, every ${spokenDuration(everyMs)}`}: {textOf(what)}
            </p>
          </Item>
        ))}
      </div>
    </Fragment>
  );
}
