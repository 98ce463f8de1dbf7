import type { Node } from 'mdast';
import { normalized, type Outline, type SectionNodes } from '../documents/outline.ts';
import { isTagNamed, type TagNode } from '../documents/tag.ts';
import { formOf } from './tags.ts';
import { nearest } from './words.ts';

/** The first section of this title; null where there is none, of which another rule speaks. */
export function sectionNamed({ sections }: Outline, title: string): SectionNodes | null {
  const wanted = normalized(title);
  return sections.find(({ heading }) => normalized(heading.title) === wanted) ?? null;
}

/** The tags of this name that stand in a section where they are read, in file order. */
export function tagsIn(section: SectionNodes | null, name: string): TagNode[] {
  const nodes: readonly Node[] = section?.nodes ?? [];
  return nodes.filter((node): node is TagNode => isTagNamed(node, name));
}

/**
 * The text of a tag's attribute, empty where it is missing; null where it is misspelt or
 * holds no text, of which another rule speaks.
 */
export function attributeText(node: TagNode, name: string): string | null {
  const attributes = node.attributes.filter(({ type }) => type === 'mdxJsxAttribute') as {
    name: string;
    value?: unknown;
  }[];
  const own = attributes.find((attribute) => attribute.name === name);
  if (own) return typeof own.value === 'string' ? own.value.trim() : null;
  const known = formOf(node.name ?? '')?.attributes ?? [];
  const free = known.filter((each) => !attributes.some((attribute) => attribute.name === each));
  const isMisspelt = attributes.some(
    (attribute) => !known.includes(attribute.name) && nearest(attribute.name, free) === name,
  );
  return isMisspelt ? null : '';
}
