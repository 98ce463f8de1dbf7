import { Fragment, h } from 'preact';
import { memo } from './memo.ts';
import { useEffect, useState } from 'preact/hooks';
import type { PlanCommand } from '../../documents/run-plan/schema.ts';
import { fillCommand } from '../../run/inputs.ts';
import { copyText } from './device.ts';
import { Blocks } from './prose.tsx';

type Pressed = 'idle' | 'armed' | 'copied' | 'failed';

/** How long the button speaks of what it did. */
const settleMs = 4_000;

/** A block of commands with the run's values in it. It can't be copied while a value is missing. */
export const Command = memo(function Command({
  command,
  inputs,
}: {
  command: PlanCommand;
  inputs: Readonly<Record<string, string>>;
}) {
  const { text, missing } = fillCommand(command, inputs);
  const [pressed, setPressed] = useState<Pressed>('idle');
  useEffect(() => {
    if (pressed === 'idle') return;
    const timer = setTimeout(setPressed, settleMs, 'idle');
    return () => {
      clearTimeout(timer);
    };
  }, [pressed]);
  const press = async (): Promise<void> => {
    if (command.danger && pressed !== 'armed') setPressed('armed');
    else setPressed((await copyText(text)) ? 'copied' : 'failed');
  };
  const labels: Readonly<Record<Pressed, string>> = {
    idle: 'Copy',
    armed: 'Destroys data. Copy it anyway?',
    copied: '✓ Copied',
    failed: 'Select it and press Ctrl+C',
  };
  return (
    <Fragment>
      <Blocks of={command.note} />
      <div class="command run-command" data-danger={command.danger ? '' : undefined}>
        <div class="command__bar">
          <span>{command.danger ? `${command.language}, destroys data` : command.language}</span>
          {missing.length > 0 ? (
            <span class="run-command__missing">
              Fill in {missing.join(', ')} under Inputs to copy this
            </span>
          ) : (
            <button
              type="button"
              class="copy"
              data-state={pressed}
              aria-live="polite"
              onClick={() => void press()}
            >
              {labels[pressed]}
            </button>
          )}
        </div>
        <pre class="code" tabIndex={0}>
          {text}
        </pre>
      </div>
    </Fragment>
  );
});
