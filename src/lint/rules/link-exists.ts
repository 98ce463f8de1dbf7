import { addressOfPath, directionOf, linksOf, looseLinks, resolveLink } from '../links.ts';
import { fileRule } from '../rule.ts';
import { nearest, quoted } from '../words.ts';

export default fileRule(
  {
    id: 'link-exists',
    severity: 'error',
    summary: 'Every link within the site leads to a page, and to a heading on it, that exists.',
    why: 'A dead link is found when somebody needs what is behind it.',
  },
  ({ tree, context: { index, path }, text, parsed }, report) => {
    for (const { at, found } of looseLinks(tree, text)) {
      const expected = 'what it names, defined below';
      report({ at, found, expected, fix: 'define it, or write the address in parentheses' });
    }
    if (!index) return;
    const own = addressOfPath(path);
    for (const { url, at, isReference, step } of linksOf(tree, text)) {
      if (isReference || directionOf(url) !== 'inside') continue;
      if (url === '' || url === '#') {
        const expected = 'an address or a heading of this page';
        report({ at, found: 'link to nothing', expected, fix: 'write where it leads' });
        continue;
      }
      const { page, anchor } = resolveLink(url, own);
      // Within a step no other document may be linked at all: `steps-self-contained` says so.
      if (step !== null && page !== own) continue;
      const address = index.pages.has(page) ? page : `${page}/`;
      // A document of a kind without pages has its own headings all the same.
      const anchors =
        index.pages.has(address) || page !== own
          ? index.pages.get(address)
          : new Set(parsed?.outline.headings.map(({ slug }) => slug));
      if (anchors === undefined) {
        const asFile = resolveLink(url, `/${path}`).page.replace(/\.mdx?$/, '/');
        const meant = index.pages.has(asFile) ? asFile : nearest(page, index.pages.keys());
        report({
          at,
          found: `link to ${quoted(url)}`,
          expected: 'the address of a page of this site',
          fix: meant ? `write \`${meant}\`` : 'correct the address, or remove the link',
        });
      } else if (anchor !== '' && anchors && !anchors.has(anchor)) {
        const meant = nearest(anchor, anchors);
        const prefix = url.slice(0, url.indexOf('#'));
        report({
          at,
          found: `link to ${quoted(url)}`,
          expected: `the address of a heading ${page === own ? 'of this page' : `of ${page}`}`,
          fix: meant ? `write \`${prefix}#${meant}\`` : 'correct what follows `#`, or remove it',
        });
      }
    }
  },
);
