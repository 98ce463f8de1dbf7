import { Fragment, h } from 'preact';
import type { Block, Phrase } from '../../documents/run-plan/schema.ts';
import { memo } from './memo.ts';
import { site } from './site.ts';

/** A line of text with its styles. Text only: nothing that a file holds becomes markup. */
export function Phrases({ of }: { of: readonly Phrase[] }) {
  return (
    <Fragment>
      {of.map(({ text, style, href }, index) => {
        const styled =
          style === 'code' ? (
            <code key={index}>{text}</code>
          ) : style === 'strong' ? (
            <strong key={index}>{text}</strong>
          ) : style === 'emphasis' ? (
            <em key={index}>{text}</em>
          ) : (
            text
          );
        const address = href === undefined ? null : addressOf(href);
        return address === null ? (
          styled
        ) : (
          <a key={index} href={address} target="_blank" rel="noreferrer">
            {styled}
          </a>
        );
      })}
    </Fragment>
  );
}

/** An address that is safe to offer, whatever an imported file says. */
function addressOf(href: string): string | null {
  if (href.startsWith('https://')) return href;
  return /^\/(?!\/)/.test(href) ? site.base + href : null;
}

/** Some blocks of prose. */
export const Blocks = memo(function Blocks({ of }: { of: readonly Block[] }) {
  return (
    <Fragment>
      {of.map(({ kind, phrases }, index) =>
        kind === 'code' ? (
          <pre key={index} class="code">
            <Phrases of={phrases} />
          </pre>
        ) : (
          <p key={index} class={kind === 'item' ? 'run-bullet' : undefined}>
            <Phrases of={phrases} />
          </p>
        ),
      )}
    </Fragment>
  );
});

/** The reason behind a step, one press away: a step that is only obeyed is soon skipped. */
export function Why({ of }: { of: readonly Block[] }) {
  if (of.length === 0) return null;
  return (
    <details class="run-why">
      <summary>Why</summary>
      <Blocks of={of} />
    </details>
  );
}
