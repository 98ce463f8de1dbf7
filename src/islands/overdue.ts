/*
 * Says which open actions are overdue, and how many. Only the reader's clock knows: the pages must
 * not depend on the day they were built on.
 */

const oneDayMs = 86_400_000;

function markOverdue(now: Date): void {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  let overdue = 0;
  for (const action of document.querySelectorAll<HTMLElement>('[data-due]')) {
    const due = action.querySelector('time')?.dateTime ?? '';
    const days = Math.round((today - Date.parse(due)) / oneDayMs);
    if (!(days > 0)) continue;
    overdue++;
    action.dataset.isOverdue = '';
    const place = action.querySelector('[data-overdue]');
    if (place) place.textContent = days === 1 ? '1 day overdue' : `${String(days)} days overdue`;
  }
  const count = document.querySelector<HTMLElement>('[data-overdue-count]');
  if (!count) return;
  count.textContent =
    overdue === 0 ? 'None is overdue today.' : `${String(overdue)} overdue today.`;
  count.hidden = false;
}

markOverdue(new Date());
