import { SearchPanel } from './search-panel.ts';

/*
 * Search opens over any page with `/` or Ctrl+K. A page that has a search of its own, such as
 * the home page, keeps to that one.
 */

const panels = new Map(
  [...document.querySelectorAll<HTMLElement>('[data-search]')].map(
    (root) => [root, new SearchPanel(root)] as const,
  ),
);
const dialog = document.querySelector<HTMLDialogElement>('[data-search-dialog]');
const [own] = [...panels].find(([root]) => !dialog?.contains(root)) ?? [];

if (own?.closest('[data-search-page]')) followAddress(own);

for (const opener of document.querySelectorAll('[data-search-open]')) {
  opener.addEventListener('click', (event) => {
    event.preventDefault();
    open();
  });
}

document.addEventListener('keydown', (event) => {
  const typing =
    event.target instanceof Element &&
    event.target.closest('input, select, textarea, [contenteditable]');
  const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const command = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
  if (!slash && !command) return;
  event.preventDefault();
  open();
});

dialog?.addEventListener('click', (event) => {
  // A press beside the dialog's content lands on the dialog itself.
  if (event.target === dialog || (event.target instanceof Element && event.target.closest('a')))
    dialog.close();
});

function open(): void {
  const root = own ?? dialog?.querySelector<HTMLElement>('[data-search]');
  if (!own && dialog && !dialog.open) dialog.showModal();
  if (root) panels.get(root)?.focus();
}

/** The search page keeps what is searched for in its address. */
function followAddress(root: HTMLElement): void {
  const panel = panels.get(root);
  if (!panel) return;
  // Who types before the index has come is heard too.
  root.addEventListener('searched', () => {
    const query = panel.query.toString();
    history.replaceState(null, '', window.location.pathname + (query && `?${query}`));
  });
  void panel.restore(new URLSearchParams(window.location.search));
  panel.focus();
  root.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
  });
}
