/*
 * Parts the schedule at the reader's today. The build can't: its pages must not depend on the
 * day they were built on.
 */

/** As many past releases as help to remember; the list of runbooks has them all. */
const shownPast = 5;
const dayMs = 86_400_000;

const schedule = document.querySelector<HTMLElement>('[data-schedule]');
const list = schedule?.querySelector<HTMLElement>('[data-schedule-list]');
if (schedule && list) part(schedule, list, new Date());

function part(schedule: HTMLElement, list: HTMLElement, now: Date): void {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const rows = [...list.children].filter((row): row is HTMLElement => row instanceof HTMLElement);
  const daysTo = (row: HTMLElement): number =>
    Math.round((Date.parse(row.dataset.date ?? '') - today) / dayMs);
  for (const row of rows) {
    const distance = row.querySelector('[data-distance]');
    if (distance) distance.textContent = inWords(daysTo(row));
  }
  const coming = rows.filter((row) => daysTo(row) >= 0).toReversed();
  const past = rows.filter((row) => !(daysTo(row) >= 0));
  list.replaceChildren(...coming);
  const note = schedule.querySelector('[data-schedule-note]');
  if (note) {
    note.textContent =
      coming.length > 0 ? 'The next date first' : 'No ready runbook has a date from today on';
  }
  const pastList = schedule.querySelector('[data-schedule-past-list]');
  pastList?.replaceChildren(...past.slice(0, shownPast));
  const pastPart = schedule.querySelector<HTMLElement>('[data-schedule-past]');
  if (pastPart) pastPart.hidden = past.length === 0;
}

function inWords(days: number): string {
  if (Number.isNaN(days)) return '';
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(days, 'day');
}
