import type { Found, FoundPart } from './search-index.ts';

/** Parts of a page that are shown below it. */
const mostParts = 3;

/** A found page as an item of the list of results. */
export function resultItem(found: Found): HTMLLIElement {
  const item = document.createElement('li');
  item.className = 'result';
  const head = document.createElement('p');
  head.className = 'result__head';
  head.append(linkTo(found.url, found.meta.title ?? found.url, 'result__title'));
  const about = [found.meta.kind, found.meta.service, found.meta.status, found.meta.outcome]
    .filter(Boolean)
    .join(' · ');
  if (about) head.append(textIn('span', 'result__about', about));
  item.append(head);
  const parts = found.sub_results
    .filter(({ url }) => url !== found.url)
    .toSorted((a, b) => scoreOf(b) - scoreOf(a))
    .slice(0, mostParts);
  if (parts.length === 0) item.append(excerptOf(found.excerpt));
  else item.append(partsList(parts));
  return item;
}

/** How much a part says about what was searched for; Pagefind hands parts out in page order. */
function scoreOf({ weighted_locations }: FoundPart): number {
  return weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
}

function partsList(parts: readonly FoundPart[]): HTMLUListElement {
  const list = document.createElement('ul');
  list.className = 'result__parts';
  list.setAttribute('role', 'list');
  for (const { url, title, excerpt } of parts) {
    const item = document.createElement('li');
    item.append(linkTo(url, title, 'result__part'), excerptOf(excerpt));
    list.append(item);
  }
  return list;
}

function linkTo(url: string, label: string, className: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = url;
  link.textContent = label;
  link.className = className;
  return link;
}

/** Takes text and marks out of Pagefind's HTML, and nothing else. */
function excerptOf(html: string): HTMLParagraphElement {
  const paragraph = document.createElement('p');
  paragraph.className = 'result__excerpt';
  for (const node of new DOMParser().parseFromString(html, 'text/html').body.childNodes) {
    const text = node.textContent ?? '';
    paragraph.append(node.nodeName === 'MARK' ? textIn('mark', '', text) : text);
  }
  return paragraph;
}

function textIn(tag: 'span' | 'mark', className: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}
