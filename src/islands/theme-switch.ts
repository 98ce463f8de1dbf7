/**
 * The key that public/theme.js reads before the first paint, so that a chosen theme doesn't flash. It
 * is served as it stands, on every page, so it is kept short; where storage is blocked, the system's
 * theme it is.
 */
const storageKey = 'flightplan-theme';

const container = document.querySelector<HTMLElement>('[data-theme-switch]');
const select = container?.querySelector('select');

if (container && select) {
  select.value = document.documentElement.dataset.theme ?? 'system';
  select.addEventListener('change', () => {
    apply(select.value);
  });
  container.hidden = false;
}

function apply(theme: string): void {
  const chosen = theme === 'light' || theme === 'dark';
  if (chosen) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  try {
    if (chosen) localStorage.setItem(storageKey, theme);
    else localStorage.removeItem(storageKey);
  } catch {
    // Storage is blocked: the choice holds for this page.
  }
}
