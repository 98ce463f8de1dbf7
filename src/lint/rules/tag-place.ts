import type { Kind } from '../../documents/kinds.ts';
import { normalized, type Outline } from '../../documents/outline.ts';
import { isTag, readTag } from '../../documents/tag.ts';
import { missingSections } from '../required-sections.ts';
import { documentRule, type Finding } from '../rule.ts';
import { tagNodes, tagsOf, type LocatedTag, type TagForm } from '../tags.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'tag-place',
    kinds: ['runbook', 'playbook', 'log'],
    severity: 'error',
    summary:
      'Every tag stands where it is read: a stage in the rollout, a lesson among the lessons.',
    why: 'A stage in another section, in a list or in another stage is shown nowhere and run by nobody.',
  },
  ({ document, tree, text, outline }, report) => {
    const known = tagsOf(document.kind);
    const seen = new Set<string>();
    for (const located of tagNodes(tree)) {
      const name = located.node.name ?? '';
      const form = Object.hasOwn(known, name) ? known[name] : undefined;
      if (!form) continue;
      const fault =
        placeFault(located, form, outline, document.kind) ?? useFault(located, form, seen);
      seen.add(name);
      if (fault) report({ at: readTag(located.node, text).at, ...fault });
    }
  },
);

type Fault = Omit<Finding, 'at'>;

function placeFault(
  located: LocatedTag,
  form: TagForm,
  outline: Outline,
  kind: Kind,
): Fault | null {
  const section = sectionAround(located, outline);
  const isInPlace = section !== null && normalized(section) === normalized(form.section);
  if (isInPlace && !located.parent) return null;
  // Without its section every tag would be misplaced: the missing section is the one fault.
  const isLost = missingSections(kind, outline).some(({ name }) => name === form.section);
  if (isLost && !located.parent) return null;
  const name = located.node.name ?? '';
  return {
    found: `\`<${name}>\` ${inWords(located, section)}`,
    expected: `\`<${name}>\` as a block of its own in \`## ${form.section}\``,
    fix: 'move it there',
  };
}

function useFault({ node }: LocatedTag, form: TagForm, seen: ReadonlySet<string>): Fault | null {
  const name = node.name ?? '';
  if (form.once && seen.has(name))
    return { found: `second \`<${name}>\``, expected: 'one', fix: 'remove one of the two' };
  if (form.content || node.children.length === 0) return null;
  return {
    found: `content in \`<${name}>\``,
    expected: `a tag without content, \`<${name} … />\``,
    fix: 'move the content out of the tag',
  };
}

function sectionAround({ node }: LocatedTag, { sections }: Outline): string | null {
  const line = node.position?.start.line ?? 0;
  return sections.findLast(({ heading }) => heading.at.line < line)?.heading.title ?? null;
}

function inWords({ parent }: LocatedTag, section: string | null): string {
  const around = parent?.node;
  if (around && isTag(around)) return `within \`<${around.name ?? ''}>\``;
  if (around?.type === 'paragraph') return 'within a paragraph';
  if (around) return `within a ${/^[a-z]+/.exec(around.type)?.[0] ?? 'block'}`;
  return section === null ? 'above the first section' : `in the section ${quoted(section)}`;
}
