import type GithubSlugger from 'github-slugger';
import { slug } from 'github-slugger';
import { parseDate } from '../date.ts';
import { normalized } from '../outline.ts';
import { richText, type RichText } from '../rich-text.ts';
import { spanOf, type Span } from '../span.ts';
import { closingOf, readTag, type TagNode } from '../tag.ts';
import {
  actionStatuses,
  proposalStatuses,
  type Action,
  type Improvement,
  type Lesson,
  type Pitfall,
  type PreCheck,
} from './schema.ts';

/** Reads a `<Lesson>`: its content is the example. */
export function readLesson(node: TagNode, source: string, slugger: GithubSlugger): Lesson {
  const { text, locate } = readTag(node, source);
  const title = text('title')?.trim() ?? '';
  const { content, place } = readContent(node, source);
  return {
    id: slugger.slug(title || 'lesson'),
    title,
    why: given(text('why')),
    example: content,
    at: spanOf(node),
    attributes: { title: locate('title'), why: locate('why') },
    places: { example: place },
  };
}

/** A document, and a heading on its page: `runbooks/2026-11-03-checkout#rollback`. */
const targetShape = /^([\p{L}\p{N}][^\s#/]*\/[^\s#/]+)#([^\s#]+)$/u;

/** Reads an `<Improvement>`: its content is the wording. */
export function readImprovement(
  node: TagNode,
  source: string,
  idOfLesson: (written: string) => string | null,
): Improvement {
  const { text, locate } = readTag(node, source);
  const to = text('to')?.trim() ?? '';
  const [, document, section] = targetShape.exec(to) ?? [];
  const lesson = text('lesson')?.trim() ?? '';
  const status = text('status')?.trim();
  const { content, place } = readContent(node, source);
  return {
    to,
    target: document && section ? { document, section } : null,
    lesson,
    lessonId: idOfLesson(lesson),
    status: proposalStatuses.find((word) => word === status) ?? null,
    because: given(text('because')),
    wording: content,
    at: spanOf(node),
    attributes: {
      to: locate('to'),
      lesson: locate('lesson'),
      status: locate('status'),
      because: locate('because'),
    },
    places: { wording: place },
  };
}

/** Finds the id of a lesson by what an improvement calls it: its title, or its id. */
export function lessonFinder(lessons: readonly Lesson[]): (written: string) => string | null {
  const ids = new Map<string, string>();
  for (const { id, title } of lessons.filter((lesson) => lesson.title !== '')) {
    for (const name of [id, slug(title), normalized(title)]) if (!ids.has(name)) ids.set(name, id);
  }
  return (written) => ids.get(written) ?? ids.get(normalized(written)) ?? null;
}

/** Reads an `<Action>`: its content is what is to be done. */
export function readAction(node: TagNode, source: string): Action {
  const { text, locate } = readTag(node, source);
  const due = given(text('due'));
  const status = text('status')?.trim();
  const { content, place } = readContent(node, source);
  return {
    owner: given(text('owner')),
    due: due !== null && parseDate(due) !== null ? due : null,
    status: actionStatuses.find((word) => word === status) ?? null,
    text: content,
    at: spanOf(node),
    attributes: { owner: locate('owner'), due: locate('due'), status: locate('status') },
    places: { text: place },
  };
}

/** Reads a `<Pitfall>`. */
export function readPitfall(node: TagNode, source: string): Pitfall {
  const { text, locate } = readTag(node, source);
  const { content, place } = readContent(node, source);
  return {
    title: text('title')?.trim() ?? '',
    text: content,
    at: spanOf(node),
    attributes: { title: locate('title') },
    places: { text: place },
  };
}

/** Reads a `<PreCheck>`: its content is the reason. */
export function readPreCheck(node: TagNode, source: string): PreCheck {
  const { text, locate } = readTag(node, source);
  const { content, place } = readContent(node, source);
  const status = text('status')?.trim() || 'proposed';
  return {
    text: text('text')?.trim() ?? '',
    why: content,
    status: proposalStatuses.find((word) => word === status) ?? null,
    because: given(text('because')),
    at: spanOf(node),
    attributes: { text: locate('text'), status: locate('status'), because: locate('because') },
    places: { why: place },
  };
}

/** What a tag holds, and where it stands or belongs: before the tag's closing. */
function readContent(node: TagNode, source: string): { content: RichText | null; place: Span } {
  const content = richText(node.children, source);
  return { content, place: content?.at ?? closingOf(node, source) };
}

function given(text: string | null): string | null {
  return text?.trim() || null;
}
