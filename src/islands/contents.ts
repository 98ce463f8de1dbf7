/*
 * The contents follow the reader: the place one reads is marked in the rail, and named in the
 * bar of a narrow screen.
 */

const links = [...document.querySelectorAll<HTMLAnchorElement>('.contents__link')];
const targets = [...new Set(links.map(({ hash }) => decodeURIComponent(hash.slice(1))))].flatMap(
  (id) => document.getElementById(id) ?? [],
);
const here = document.querySelector('[data-contents-here]');
const menu = document.querySelector<HTMLDetailsElement>('[data-contents-menu]');

/** A heading counts as reached in the upper third of the window. */
const reached = new Set<Element>();
const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting, boundingClientRect, rootBounds } of entries) {
      const above = boundingClientRect.top < (rootBounds?.bottom ?? 0);
      if (isIntersecting || above) reached.add(target);
      else reached.delete(target);
    }
    markPlace();
  },
  { rootMargin: '0px 0px -67% 0px' },
);
for (const target of targets) observer.observe(target);

/** At the end of the page nothing comes further up: there the last heading is the one one reads. */
let atEnd = false;
const endObserver = new IntersectionObserver(
  (entries) => {
    atEnd = entries.at(-1)?.isIntersecting ?? false;
    markPlace();
  },
  { threshold: 0.9 },
);
for (const footer of document.querySelectorAll('.site-footer')) endObserver.observe(footer);

function markPlace(): void {
  mark(atEnd ? targets.at(-1) : targets.findLast((target) => reached.has(target)));
}

function mark(target: HTMLElement | undefined): void {
  for (const link of links) {
    const current = decodeURIComponent(link.hash.slice(1)) === target?.id;
    if (current) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
    if (current) keepInSight(link);
  }
  if (here) here.textContent = target?.textContent.trim() || 'Contents';
}

/** The rail scrolls by itself when it is longer than the window. */
function keepInSight(link: HTMLElement): void {
  const rail = link.closest<HTMLElement>('[data-contents]');
  if (!rail || rail.scrollHeight <= rail.clientHeight) return;
  const { top, bottom } = link.getBoundingClientRect();
  const frame = rail.getBoundingClientRect();
  if (top < frame.top || bottom > frame.bottom)
    rail.scrollTop += top - frame.top - frame.height / 3;
}

menu?.addEventListener('click', (event) => {
  if (event.target instanceof Element && event.target.closest('a')) menu.open = false;
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !menu?.open) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
});
document.addEventListener('click', (event) => {
  if (menu?.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
});
