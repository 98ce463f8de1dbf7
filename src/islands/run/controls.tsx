import { h, type ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { roles, type Role } from '../../run/events.ts';
import { useSession } from './context.ts';
import { roleNames } from './names.ts';

interface PressProps {
  children: ComponentChildren;
  onPress: () => unknown;
  /** `main` for what is next, else `plain`, unless it is another. */
  kind?: 'main' | 'plain' | 'quiet' | 'danger' | 'go';
  /** The next thing to press: it gets the focus when what was pressed is gone. */
  isNext?: boolean;
  label?: string;
}

/**
 * A button of the run. The second click of a double click is none: the button of the other one of
 * the two stands where the first was pressed.
 */
export function Press({
  children,
  onPress,
  isNext = false,
  kind = isNext ? 'main' : 'plain',
  label,
}: PressProps) {
  return (
    <button
      type="button"
      class={`button run-button run-button--${kind}`}
      data-next={isNext ? '' : undefined}
      aria-label={label}
      onClick={({ detail }) => {
        if (detail < 2) void onPress();
      }}
    >
      {children}
    </button>
  );
}

/** A line of text with the presses that take it; Enter takes the first. */
export function TextPress({
  label,
  presses,
  value: first = '',
  unit,
  isNext = false,
}: {
  label: string;
  presses: readonly { text: string; kind?: PressProps['kind']; take: (value: string) => unknown }[];
  value?: string;
  /** Of the number that is asked for, empty for a bare one; without it, any text is. */
  unit?: string;
  isNext?: boolean;
}) {
  const [value, setValue] = useState(first);
  const take = async (press: (typeof presses)[number]): Promise<void> => {
    if ((await press.take(value)) === true) setValue('');
  };
  return (
    <form
      class={`run-form run-form--${unit === undefined ? 'text' : 'number'}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (presses[0]) void take(presses[0]);
      }}
    >
      <label>
        <span>{label}</span>
        <span class="run-form__field">
          <input
            type="text"
            inputMode={unit === undefined ? 'text' : 'decimal'}
            autocomplete="off"
            data-next={isNext ? '' : undefined}
            value={value}
            onInput={({ currentTarget }) => {
              setValue(currentTarget.value);
            }}
          />
          {unit ? <span class="run-form__unit">{unit}</span> : null}
        </span>
      </label>
      <span class="run-form__presses">
        {presses.map((press, index) => (
          <button
            key={press.text}
            type={index === 0 ? 'submit' : 'button'}
            class={`button run-button run-button--${press.kind ?? 'plain'}`}
            onClick={index === 0 ? undefined : () => void take(press)}
          >
            {press.text}
          </button>
        ))}
      </span>
    </form>
  );
}

/**
 * Something that is needed now and then, behind its name. It is drawn when it is first opened: each
 * of hundreds of items has one. No `<details>`: to lay one out, and to take it away again, takes a
 * browser longer than the rest of the row.
 */
export function Fold({
  name,
  isOpen = false,
  instead,
  children,
}: {
  name: string;
  /** Whether it is open by itself, and stays so: it has something that nobody may miss. */
  isOpen?: boolean;
  /** What its button does for the time being, instead of opening it. */
  instead?: (() => unknown) | undefined;
  children: () => ComponentChildren;
}) {
  // Undefined before it is first opened; what is typed stays when it is folded again.
  const [isAsked, ask] = useState<boolean>();
  const open = !instead && (isOpen || !!isAsked);
  return (
    <div class="run-fold" data-open={open ? '' : undefined}>
      <button
        type="button"
        aria-expanded={instead ? undefined : open}
        disabled={isOpen && !instead}
        onClick={({ detail }) => {
          if (detail > 1) return;
          if (instead) void instead();
          else ask(!isAsked);
        }}
      >
        {name}
      </button>
      {open || isAsked === false ? <div hidden={!open}>{children()}</div> : null}
    </div>
  );
}

/**
 * A number as somebody types it: `0.4`, `0,4`, `1 200`, `41 %`.
 *
 * @returns NaN for no number, and for one in another unit than the one that is asked for
 */
export function numberIn(text: string, unit: string | null): number {
  const written = /[\d.,](\D*)$/.exec(text.trim())?.[1]?.trim() ?? '';
  if (written !== '' && written.toLowerCase() !== (unit ?? '').toLowerCase()) return NaN;
  const digits = text
    .trim()
    .slice(0, text.trim().length - written.length)
    .replace(/[\s_]/g, '');
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits)
    ? digits.replaceAll(',', '')
    : digits.replace(',', '.');
  return plain === '' ? NaN : Number(plain);
}

/** Both roles' halves of an override, with the reason that stays visible. */
export function OverrideForm({
  target,
  given,
}: {
  target: string;
  given: { reason: string; by: readonly Role[] } | undefined;
}) {
  const session = useSession();
  const give = (by: Role) => ({
    text: `${roleNames[by]} overrides`,
    take: (reason: string) =>
      session.do({ type: 'override-given', target, reason: reason || (given?.reason ?? ''), by }),
  });
  const open = roles.filter((role) => !given?.by.includes(role));
  return (
    <div class="run-override">
      {given ? (
        <p>
          Overridden by the {given.by.map((role) => roleNames[role]).join(' and the ')}:{' '}
          {given.reason}
        </p>
      ) : null}
      {open.length > 0 ? (
        <TextPress
          label={given ? 'Reason (the same, if left empty)' : 'Reason, which stays visible'}
          presses={open.map(give)}
        />
      ) : null}
    </div>
  );
}
