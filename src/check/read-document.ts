import { kindOf, type AnyDocument } from '../documents/kinds.ts';
import { parseMarkdown, withUnixLineEnds } from '../documents/markdown.ts';
import type { Parsed } from '../documents/parsed.ts';

/** Parses one file by itself; null where it is no MDX, or in the folder of no kind. */
export function readDocument(path: string, written: string): Parsed<AnyDocument> | null {
  const text = withUnixLineEnds(written);
  const { tree } = parseMarkdown(text);
  return tree && (kindOf(path)?.parse({ path, text, tree }) ?? null);
}
