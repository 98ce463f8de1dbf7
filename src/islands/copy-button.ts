/** How long a button speaks of what it did, or waits for its second press. */
const settleMs = 4_000;

const labels = {
  idle: 'Copy',
  armed: 'Copy it anyway?',
  copied: '✓ Copied',
  failed: 'Press Ctrl+C',
} as const;
type State = keyof typeof labels;

for (const code of document.querySelectorAll<HTMLElement>('pre[data-copy]')) addButton(code);

function addButton(code: HTMLElement): void {
  const danger = code.dataset.copy === 'danger';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.setAttribute('aria-live', 'polite');
  let timer = 0;
  const show = (state: State): void => {
    button.dataset.state = state;
    button.textContent = labels[state];
    window.clearTimeout(timer);
    if (state !== 'idle') timer = window.setTimeout(show, settleMs, 'idle');
  };
  button.addEventListener('click', () => {
    if (danger && button.dataset.state !== 'armed') show('armed');
    else void copy(code).then(show);
  });
  show('idle');
  place(button, code);
}

function place(button: HTMLElement, code: HTMLElement): void {
  const bar = code.closest('[data-command]')?.firstElementChild;
  if (bar) {
    bar.append(button);
    return;
  }
  const wrapper = document.createElement('div');
  wrapper.className = 'copyable';
  code.replaceWith(wrapper);
  wrapper.append(code, button);
}

async function copy(code: HTMLElement): Promise<State> {
  const text = code.textContent;
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    // Over http there is no clipboard: select the text for the reader to copy.
    const range = document.createRange();
    range.selectNodeContents(code);
    const selection = window.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    return 'failed';
  }
}
