import { expect, test } from './site.ts';

test('every link within the site leads to a page and a place that are there', async ({
  page,
  baseURL,
}) => {
  await page.goto('./');
  const start = baseURL ?? '';
  const queue = [start];
  const places = new Map<string, string[]>();
  const links: { from: string; address: string; anchor: string }[] = [];
  for (const address of queue) {
    const response = await page.request.get(address);
    if (!response.ok()) continue;
    places.set(address, []);
    if (!response.headers()['content-type']?.startsWith('text/html')) continue;
    const { ids, hrefs } = await page.evaluate(partsOf, await response.text());
    places.set(address, ids);
    for (const href of hrefs) {
      const { origin, pathname, hash } = new URL(href, address);
      const target = origin + pathname;
      if (!target.startsWith(start)) continue;
      links.push({ from: address, address: target, anchor: decodeURIComponent(hash.slice(1)) });
      if (!queue.includes(target)) queue.push(target);
    }
  }
  // `#start=…` hands a page its values, and names no place on it.
  const isPlace = (anchor: string): boolean => anchor !== '' && !anchor.includes('=');
  const broken = links.filter(
    ({ address, anchor }) =>
      !places.has(address) || (isPlace(anchor) && !places.get(address)?.includes(anchor)),
  );
  expect(broken).toEqual([]);
});

/** Runs in the page. */
function partsOf(html: string): { ids: string[]; hrefs: string[] } {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return {
    ids: [...parsed.querySelectorAll('[id]')].map(({ id }) => id),
    hrefs: [...parsed.querySelectorAll('a[href]')].map((a) => a.getAttribute('href') ?? ''),
  };
}
