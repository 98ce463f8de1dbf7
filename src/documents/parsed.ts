import type { Root } from 'mdast';
import type { ReadFields } from './front-matter.ts';
import type { Outline } from './outline.ts';
import type { Span } from './span.ts';

/** A content file on its way to a typed document. */
export interface SourceDocument {
  /** From the content folder, with `/` between folders: `runbooks/2026-11-03-checkout.mdx`. */
  path: string;
  /** The whole text, without a byte-order mark and with Unix line ends. */
  text: string;
  tree: Root;
}

/** A typed document together with what the rules must know of its file. */
export interface Parsed<Document> extends SourceDocument {
  document: Document;
  /** Front matter: what was not accepted, what is written, and where each field is or belongs. */
  fields: Pick<ReadFields<never>, 'issues' | 'locate' | 'raw'>;
  outline: Outline;
  /** Where each required section's heading is, or belongs. */
  sectionPlaces: Readonly<Record<string, Span>>;
}

/** The id that a file's name gives its document. */
export function idOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.mdx$/, '');
}
