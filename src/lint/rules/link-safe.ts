import { directionOf, linksOf } from '../links.ts';
import { fileRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default fileRule(
  {
    id: 'link-safe',
    severity: 'error',
    inDrafts: true,
    summary: 'Every link is https, http, mailto or within the site.',
    why: 'A link can run code (`javascript:`), carry a page of its own (`data:`) or lead to another host than it seems to (`//host`).',
  },
  ({ tree, text }, report) => {
    for (const { url, at, isReference } of linksOf(tree, text)) {
      if (isReference || directionOf(url) !== 'refused') continue;
      report({
        at,
        found: `link to ${quoted(url)}`,
        expected: 'an https, http or mailto address, or a page of this site such as `/runbooks/`',
        fix: 'write the whole address with `https://`, or remove the link',
      });
    }
  },
);
