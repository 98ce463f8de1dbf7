/*
 * On paper nothing can be opened: what is folded is unfolded for the print, and folded again
 * after it. Browsers that can style folded content do without.
 */

let opened: HTMLDetailsElement[] = [];

window.addEventListener('beforeprint', () => {
  const folded = '[data-print-open] details:not([open])';
  opened = [...document.querySelectorAll<HTMLDetailsElement>(folded)];
  for (const details of opened) details.open = true;
});
window.addEventListener('afterprint', () => {
  for (const details of opened) details.open = false;
});
