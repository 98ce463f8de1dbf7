import { loadIndex, type Found, type FilterCounts, type SearchIndex } from './search-index.ts';
import { resultItem } from './search-results.ts';

/** What search can be narrowed by, in the order of the choices. */
const filterNames = {
  kind: 'Kind',
  service: 'Service',
  team: 'Team',
  status: 'Status',
  outcome: 'Outcome',
} as const;
const pageSize = 8;
const settleMs = 120;

/** A search field with its choices and its results. */
export class SearchPanel {
  readonly #root: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #status: HTMLElement;
  readonly #list: HTMLElement;
  readonly #more: HTMLButtonElement;
  #rest: { data: () => Promise<Found> }[] = [];
  #index: SearchIndex | undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#input = needed(root.querySelector('input'));
    this.#status = needed(root.querySelector<HTMLElement>('[data-search-status]'));
    this.#list = needed(root.querySelector<HTMLElement>('[data-search-results]'));
    this.#more = needed(root.querySelector<HTMLButtonElement>('[data-search-more]'));
    this.#input.addEventListener('focus', () => void this.#prepare());
    root.addEventListener('input', () => void this.search());
    root.addEventListener('keydown', (event) => {
      this.#move(event);
    });
    this.#more.addEventListener('click', () => void this.#showMore());
  }

  focus(): void {
    this.#input.focus();
    this.#input.select();
  }

  /** What is searched for, as parameters of an address. */
  get query(): URLSearchParams {
    const fields = [
      ...this.#root.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select'),
    ];
    return new URLSearchParams(
      fields.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]),
    );
  }

  /** Searches for what the parameters of an address say. */
  async restore(parameters: URLSearchParams): Promise<void> {
    this.#input.value = parameters.get('q') ?? '';
    if (!(await this.#prepare())) return;
    for (const select of this.#root.querySelectorAll('select'))
      select.value = parameters.get(select.name) ?? '';
    await this.search();
  }

  async search(): Promise<void> {
    const index = await this.#prepare();
    if (!index) return;
    const { q: term = '', ...filters } = Object.fromEntries(this.query);
    this.#root.dispatchEvent(new CustomEvent('searched'));
    if (term.trim() === '' && Object.keys(filters).length === 0) {
      this.#show([], '');
      return;
    }
    // Without a term, Pagefind takes null for "all that the filters let through".
    const found = await index.debouncedSearch(term.trim() || null, { filters }, settleMs);
    if (!found) return;
    const count = found.results.length;
    const quoted = term.trim() ? ` for “${term.trim()}”` : '';
    this.#show(
      found.results,
      count === 0
        ? `Nothing found${quoted}. Fewer letters find more.`
        : `${String(count)} ${count === 1 ? 'page' : 'pages'}${quoted}`,
    );
  }

  async #prepare(): Promise<SearchIndex | undefined> {
    if (this.#index) return this.#index;
    try {
      this.#index = await loadIndex(this.#root.dataset.bundle ?? '/pagefind/');
      this.#offerFilters(await this.#index.filters());
    } catch {
      this.#status.textContent =
        'The search index is not here. The build makes it: npm run build, then npm run preview.';
    }
    return this.#index;
  }

  #offerFilters(counts: FilterCounts): void {
    const container = needed(this.#root.querySelector<HTMLElement>('[data-search-filters]'));
    if (container.childElementCount > 0) return;
    for (const [name, label] of Object.entries(filterNames)) {
      const values = Object.entries(counts[name] ?? {});
      if (values.length > 1) container.append(choice(name, label, values));
    }
    container.hidden = container.childElementCount === 0;
  }

  #show(results: { data: () => Promise<Found> }[], status: string): void {
    this.#rest = [...results];
    // Said once it is so: until then the list is that of the search before.
    void this.#showMore(true).then((shown) => {
      if (shown) this.#status.textContent = status;
    });
  }

  /** @returns whether the results are shown: not if another search has begun in the meantime */
  async #showMore(fresh = false): Promise<boolean> {
    const rest = this.#rest;
    const next = await Promise.all(rest.splice(0, pageSize).map(({ data }) => data()));
    if (rest !== this.#rest) return false;
    const items = next.map(resultItem);
    if (fresh) this.#list.replaceChildren(...items);
    else this.#list.append(...items);
    if (!fresh) items[0]?.querySelector('a')?.focus();
    this.#more.hidden = rest.length === 0;
    return true;
  }

  /** Up and down walk from the field through the results. */
  #move(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (event.target instanceof HTMLSelectElement) return;
    const stops = [this.#input, ...this.#list.querySelectorAll('a')];
    const at = stops.indexOf(event.target as HTMLInputElement | HTMLAnchorElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (at === -1 || !next) return;
    event.preventDefault();
    next.focus();
  }
}

function choice(name: string, label: string, values: [string, number][]): HTMLLabelElement {
  const select = document.createElement('select');
  select.name = name;
  select.className = 'filter__control';
  select.add(new Option(`Any ${label.toLowerCase()}`, ''));
  for (const [value, count] of values) select.add(new Option(`${value} (${String(count)})`, value));
  const wrapper = document.createElement('label');
  wrapper.className = 'search__filter';
  const caption = document.createElement('span');
  caption.className = 'visually-hidden';
  caption.textContent = label;
  wrapper.append(caption, select);
  return wrapper;
}

function needed<Part>(part: Part | null): Part {
  if (!part) throw new Error('Unexpected search without its parts, see SearchPanel.astro');
  return part;
}
