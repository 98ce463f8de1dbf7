/*
 * Filters and orders a table by what the form above it says, and keeps that in the address, so
 * that a filtered list can be linked to. The names of the form's fields are the parameters of the
 * address; but for `title` and `sort`, each is compared with the `data-` attribute of its name.
 */

interface Row {
  element: HTMLTableRowElement;
  title: string;
  fields: DOMStringMap;
}

type Choice = Readonly<Record<string, string>>;

function connect(form: HTMLFormElement, table: HTMLTableElement): void {
  const bodies = [...table.tBodies];
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('[data-row]')].map(
    (element): Row => ({
      element,
      title: element.querySelector('[data-title], a')?.textContent.trim().toLowerCase() ?? '',
      fields: element.dataset,
    }),
  );
  const flat = table.createTBody();
  const home = rows.map(({ element }) => element.parentElement);
  const update = (): void => {
    const choice = readForm(form);
    arrange({ table, bodies, flat, rows, home }, choice.sort ?? '');
    let shown = 0;
    for (const row of rows) {
      const fits = matches(row, choice);
      row.element.hidden = !fits;
      if (fits) shown++;
    }
    for (const body of bodies) body.hidden = !body.querySelector('[data-row]:not([hidden])');
    const months = document.querySelector<HTMLElement>('[data-months]');
    if (months) months.hidden = shown < rows.length || Boolean(choice.sort);
    say(form, shown, rows.length);
    keep(choice);
  };
  fill(form, new URLSearchParams(window.location.search));
  form.addEventListener('input', update);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  form.addEventListener('reset', () => {
    window.setTimeout(update);
  });
  form.hidden = false;
  update();
}

function readForm(form: HTMLFormElement): Choice {
  return Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
  );
}

function fill(form: HTMLFormElement, parameters: URLSearchParams): void {
  for (const name of new FormData(form).keys()) {
    const control = form.elements.namedItem(name);
    const value = parameters.get(name);
    if (
      value !== null &&
      (control instanceof HTMLInputElement || control instanceof HTMLSelectElement)
    ) {
      control.value = value;
    }
  }
}

function matches({ title, fields }: Row, choice: Choice): boolean {
  return Object.entries(choice).every(([name, value]) => {
    if (name === 'sort' || value === '') return true;
    if (name !== 'title') return fields[name] === value;
    return value
      .toLowerCase()
      .split(/\s+/)
      .every((word) => title.includes(word));
  });
}

interface Arrangement {
  table: HTMLTableElement;
  bodies: HTMLTableSectionElement[];
  /** Takes all rows when they are ordered by something else than the date. */
  flat: HTMLTableSectionElement;
  rows: Row[];
  /** The body that each row comes from. */
  home: (HTMLElement | null)[];
}

const riskOrder = ['high', 'standard', 'low', ''];
const orders: Record<string, (a: Row, b: Row) => number> = {
  title: (a, b) => a.title.localeCompare(b.title),
  service: (a, b) => (a.fields.service ?? '').localeCompare(b.fields.service ?? ''),
  risk: (a, b) => riskOrder.indexOf(a.fields.risk ?? '') - riskOrder.indexOf(b.fields.risk ?? ''),
};

function arrange({ table, bodies, flat, rows, home }: Arrangement, sort: string): void {
  const order = orders[sort];
  if (order) {
    flat.append(...rows.toSorted(order).map(({ element }) => element));
    return;
  }
  const reversed = sort === 'date';
  const indices = [...rows.keys()];
  for (const index of reversed ? indices.reverse() : indices) {
    const element = rows[index]?.element;
    if (element) home[index]?.append(element);
  }
  table.append(...(reversed ? bodies.toReversed() : bodies));
}

function say(form: HTMLFormElement, shown: number, all: number): void {
  const count = form.querySelector('[data-filter-count]');
  const { noun = 'entries' } = form.dataset;
  const text =
    shown === all ? `All ${String(all)} ${noun}` : `${String(shown)} of ${String(all)} ${noun}`;
  if (count && count.textContent !== text) count.textContent = text;
}

function keep(choice: Choice): void {
  const parameters = new URLSearchParams(
    Object.entries(choice).filter(([, value]) => value !== ''),
  );
  const query = parameters.size > 0 ? `?${parameters.toString()}` : '';
  if (query !== window.location.search) {
    history.replaceState(null, '', `${window.location.pathname}${query}${window.location.hash}`);
  }
}

const form = document.querySelector<HTMLFormElement>('[data-filter]');
const table = document.querySelector<HTMLTableElement>('[data-filtered]');
if (form && table) connect(form, table);
