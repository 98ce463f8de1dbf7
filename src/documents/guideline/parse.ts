import { readFrontMatter } from '../front-matter.ts';
import { outlineOf } from '../outline.ts';
import { idOf, type Parsed, type SourceDocument } from '../parsed.ts';
import { richText } from '../rich-text.ts';
import { guidelineFrontMatter, type Guideline } from './schema.ts';

/** Parses a guideline. What the file lacks is null or empty in the document; nothing throws. */
export function parseGuideline(source: SourceDocument): Parsed<Guideline> {
  const { tree, text, path } = source;
  const fields = readFrontMatter(tree, guidelineFrontMatter);
  const outline = outlineOf(tree);
  const document: Guideline = {
    kind: 'guideline',
    id: idOf(path),
    path,
    ...fields.values,
    gathers: fields.values.gathers ?? null,
    lead: richText(outline.lead, text),
    sections: outline.sections.map(({ heading, nodes, at }) => ({
      title: heading.title,
      slug: heading.slug,
      prose: richText(nodes, text),
      at,
    })),
    headings: outline.headings,
  };
  return { ...source, document, fields, outline, sectionPlaces: {} };
}
