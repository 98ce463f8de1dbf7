import { kinds } from '../../documents/kinds.ts';
import type { SiteIndex } from '../context.ts';
import { requireAttribute } from '../log-parts.ts';
import { sectionNamed, tagsIn } from '../parts.ts';
import { documentRule, type Finding } from '../rule.ts';
import { anyOf, nearest, quoted } from '../words.ts';

/** What a log may improve: every kind of document that is read or run. */
const folders = Object.values(kinds)
  .filter(({ kind }) => kind !== 'log')
  .map(({ folder }) => folder);

const example = 'runbooks/2026-11-03-checkout#rollback';

export default documentRule(
  {
    id: 'log-improvement-target',
    kinds: ['log'],
    severity: 'error',
    summary:
      'Every improvement names the document and the section that it changes, and both exist.',
    why: 'A lesson that is not written where the next release reads it is learned again.',
  },
  ({ document: { improvements }, outline, index }, report) => {
    const nodes = tagsIn(sectionNamed(outline, 'Improvements'), 'Improvement');
    for (const [position, { to, target, attributes }] of improvements.items.entries()) {
      const expected = 'a document and a section of it';
      const attribute = { name: 'to', at: attributes.to, expected, example };
      const text = requireAttribute(nodes[position], attribute, 'an improvement', report);
      if (text === null) continue;
      const fault = target ? targetFault(target, index) : formFault(to, index);
      if (fault) report({ at: attributes.to, found: `place ${quoted(to)}`, ...fault });
    }
  },
);

type Fault = Pick<Finding, 'expected' | 'fix'>;

/** What is wrong with a place that is no `folder/id#section`. */
function formFault(to: string, index: SiteIndex | null): Fault {
  const bare = to.replace(/^(?:\.{0,2}\/)+/, '').replace(/\/?(?:\.mdx)?(?=#|$)/, '');
  const isDocument = index?.pages.has(`/${bare}/`) && bare.includes('/');
  const right = isDocument ? `${bare}#…` : bare.includes('#') && bare !== to ? bare : example;
  return {
    expected: 'a document and a section of it, as `folder/id#section`',
    fix: `write for example \`to="${right}"\``,
  };
}

function targetFault(
  { document, section }: { document: string; section: string },
  index: SiteIndex | null,
): Fault | null {
  const [folder = '', id = ''] = document.split('/');
  if (!folders.includes(folder)) {
    const meant = nearest(folder, folders);
    return {
      expected: `a document in ${anyOf(folders)}`,
      fix: meant
        ? `write \`to="${meant}/${id}#${section}"\``
        : 'name the document that is to change',
    };
  }
  if (!index) return null;
  const anchors = index.pages.get(`/${document}/`);
  if (!anchors) {
    const pages = [...index.pages.keys()].map((address) => address.slice(1, -1));
    const meant = nearest(
      document,
      pages.filter((page) => page.startsWith(`${folder}/`) && page.length > folder.length + 1),
    );
    return {
      expected: `a document that exists`,
      fix: meant ? `write \`to="${meant}#${section}"\`` : 'correct the name of the document',
    };
  }
  // A document that can't be read has no anchors: its own message is the one to act on.
  if (anchors.size === 0 || anchors.has(section)) return null;
  const meant = nearest(section, anchors);
  return {
    expected: `a section of \`${document}\``,
    fix: meant ? `write \`to="${document}#${meant}"\`` : 'write the address of one of its headings',
  };
}
