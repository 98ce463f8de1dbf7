import GithubSlugger, { slug } from 'github-slugger';
import type { Heading, Root, RootContent } from 'mdast';
import * as z from 'zod';
import { remembered } from './remembered.ts';
import { plainText } from './rich-text.ts';
import { spanOf, spanSchema, type Span } from './span.ts';

/** A heading of a document. */
export const headingSchema = z.object({
  depth: z.number().int().min(1).max(6),
  title: z.string(),
  slug: z.string().describe('Its address within the page, as Git hosts form it too.'),
  at: spanSchema,
});

/** A heading of a document, with the address it gets on the page. */
export type OutlineHeading = z.infer<typeof headingSchema>;

/** A `##` heading with all that follows it up to the next. */
export interface SectionNodes {
  heading: OutlineHeading;
  nodes: RootContent[];
  /** From the heading to the last of its nodes. */
  at: Span;
}

/** A document's body, cut at its `##` headings. */
export interface Outline {
  /** What stands before the first `##` heading, front matter aside. */
  lead: RootContent[];
  sections: SectionNodes[];
  /** All headings, in file order. */
  headings: OutlineHeading[];
}

/** Cuts a document at its `##` headings; deeper headings stay within their section. */
export function outlineOf(tree: Root): Outline {
  const slugger = new GithubSlugger();
  const outline: Outline = { lead: [], sections: [], headings: [] };
  for (const node of tree.children) {
    if (node.type === 'yaml') continue;
    const section = outline.sections.at(-1);
    if (node.type === 'heading') {
      const heading = readHeading(node, slugger);
      outline.headings.push(heading);
      if (node.depth <= 2) {
        outline.sections.push({ heading, nodes: [], at: heading.at });
        continue;
      }
    }
    if (!section) {
      outline.lead.push(node);
      continue;
    }
    section.nodes.push(node);
    const { endLine, endColumn } = spanOf(node);
    section.at = { ...section.at, endLine, endColumn };
  }
  return outline;
}

function readHeading(node: Heading, slugger: GithubSlugger): OutlineHeading {
  const title = plainText(node.children);
  return { depth: node.depth, title, slug: slugger.slug(title), at: spanOf(node) };
}

/**
 * The address that a heading has by its words alone; of headings alike the second gets a number.
 */
export function ownAddress(title: string): string {
  return slug(title);
}

/** The form in which headings, table columns and the like are compared: case and spacing aside. */
export const normalized = remembered((title) => title.trim().toLowerCase().replace(/\s+/g, ' '));
