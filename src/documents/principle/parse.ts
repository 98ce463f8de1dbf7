import { readFrontMatter } from '../front-matter.ts';
import { outlineOf } from '../outline.ts';
import { idOf, type Parsed, type SourceDocument } from '../parsed.ts';
import { richText } from '../rich-text.ts';
import { principleFrontMatter, type Principle } from './schema.ts';

/** Parses a principle. What the file lacks is null in the document; nothing throws. */
export function parsePrinciple(source: SourceDocument): Parsed<Principle> {
  const { tree, text, path } = source;
  const fields = readFrontMatter(tree, principleFrontMatter);
  const outline = outlineOf(tree);
  const document: Principle = {
    kind: 'principle',
    id: idOf(path),
    path,
    ...fields.values,
    body: richText(
      tree.children.filter((node) => node.type !== 'yaml'),
      text,
    ),
    headings: outline.headings,
  };
  return { ...source, document, fields, outline, sectionPlaces: {} };
}
