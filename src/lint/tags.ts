import type { Root } from 'mdast';
import type { Kind } from '../documents/kinds.ts';
import { isTag, type TagNode } from '../documents/tag.ts';
import { nodesOf, type Located } from './nodes.ts';

/** What a tag may hold and where it may stand. */
export interface TagForm {
  attributes: readonly string[];
  /** The section that it stands in, as a block of its own. */
  section: string;
  /** Whether Markdown stands between its opening and its closing. */
  content: boolean;
  /** Whether a document has it once at most. */
  once: boolean;
}

const none: Readonly<Record<string, TagForm>> = {};

/** A tag that stands in one section, with content, as often as needed. */
function partOf(section: string, ...attributes: string[]): TagForm {
  return { attributes, section, content: true, once: false };
}

const tags: Partial<Record<Kind, Readonly<Record<string, TagForm>>>> = {
  runbook: {
    Stage: partOf('Rollout', 'name', 'traffic', 'soak'),
    Level: partOf('Rollback', 'name', 'within'),
    DeadMansSwitch: {
      attributes: ['after', 'pages'],
      section: 'Monitoring',
      content: false,
      once: true,
    },
  },
  playbook: {
    Step: partOf('Procedure', 'title', 'purpose'),
  },
  log: {
    Lesson: partOf('Lessons', 'title', 'why'),
    Improvement: partOf('Improvements', 'to', 'lesson', 'status', 'because'),
    Action: partOf('Actions', 'owner', 'due', 'status'),
    Pitfall: partOf('Recommendations', 'title'),
    PreCheck: partOf('Recommendations', 'text', 'status', 'because'),
  },
};

/** The tags that documents of a kind may use, by name. */
export function tagsOf(kind: Kind | null): Readonly<Record<string, TagForm>> {
  return (kind && tags[kind]) ?? none;
}

/** The form of a tag of any kind of document; no two kinds give one name different forms. */
export function formOf(name: string): TagForm | null {
  const known = Object.values(tags).find((forms) => Object.hasOwn(forms, name));
  return known?.[name] ?? null;
}

/** A tag of a document with what it stands in. */
export interface LocatedTag extends Located {
  node: TagNode;
}

/** All tags of a document, in file order. */
export function tagNodes(tree: Root): LocatedTag[] {
  return nodesOf(tree, 'mdxJsxFlowElement', 'mdxJsxTextElement').filter(
    (located): located is LocatedTag => isTag(located.node),
  );
}

/** Whether a tag's name is one of HTML: in lower case, and no known tag in other letters. */
export function isHtml(name: string | null, known: Readonly<Record<string, TagForm>>): boolean {
  if (name === null) return true;
  const isKnown = Object.keys(known).some((tag) => tag.toLowerCase() === name.toLowerCase());
  return /^[\p{Ll}]/u.test(name) && !isKnown;
}
