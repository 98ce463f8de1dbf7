import type * as z from 'zod';
import { parseMarkdown } from '../../src/documents/markdown.ts';
import type { OutlineHeading } from '../../src/documents/outline.ts';
import type { SourceDocument } from '../../src/documents/parsed.ts';
import type { RichText } from '../../src/documents/rich-text.ts';
import type { Span } from '../../src/documents/span.ts';
import { SourceText, type Cut } from './source-text.ts';

/** A complete document with one required thing taken out. */
export interface Removal {
  /** What is gone, for the test's title. */
  what: string;
  text: string;
  /** The lines of the changed text on which the author must type, first to last. */
  lines: readonly [first: number, last: number];
}

/** What is taken out, and from where. */
export type NamedCuts = [what: string, ...cuts: Cut[]];

/** Takes each of some things out of a complete document, one at a time. */
export function removalsBy<Document>(
  { path, text }: { path: string; text: string },
  parse: (source: SourceDocument) => Document,
  cutsOf: (source: SourceText, parsed: Document) => NamedCuts[],
): Removal[] {
  const { tree } = parseMarkdown(text);
  if (!tree) throw new Error(`${path} is no MDX.`);
  const source = new SourceText(text);
  return cutsOf(source, parse({ path, text, tree })).map(([what, ...cuts]) => ({
    what,
    ...source.without(cuts),
  }));
}

/** The keys of front matter that may not be left out. */
export function requiredKeys({ shape }: z.ZodObject): string[] {
  return Object.entries(shape)
    .filter(([, field]) => !(field as z.ZodType).safeParse(undefined).success)
    .map(([key]) => key);
}

/** Each required section: all of it, its heading, and what stands below it. */
export function sectionCuts(
  source: SourceText,
  titles: readonly string[],
  { headings }: { headings: readonly OutlineHeading[] },
): NamedCuts[] {
  const starts = headings.filter(({ depth }) => depth === 2);
  return titles.flatMap((title): NamedCuts[] => {
    const index = starts.findIndex((heading) => heading.title === title);
    const heading = starts[index];
    if (!heading) throw new Error(`There is no section ${title}.`);
    const end = starts[index + 1]?.at.line ?? source.lineCount + 1;
    // Among further sections a required one may stand anywhere before the next required one.
    const next = starts.slice(index + 1).find((each) => titles.includes(each.title));
    const slackLines = (next?.at.line ?? end) - end;
    return [
      [`the section ${title}`, { ...source.lines(heading.at.line, end - 1), slackLines }],
      [`the heading ${title}`, source.headingLine(heading.at.line)],
      [`all below the heading ${title}`, source.lines(heading.at.line + 1, end - 1)],
    ];
  });
}

/** Each attribute of a tag, and its value alone. */
export function attributeCuts(
  source: SourceText,
  attributes: Record<string, Span>,
  of: string,
): NamedCuts[] {
  return Object.entries(attributes).flatMap(([name, at]): NamedCuts[] => [
    [`the ${name} ${of}`, source.attribute(at)],
    [`the value of the ${name} ${of}`, source.span(at)],
  ]);
}

/** What stands in each cell of a row. */
export function cellCuts(
  source: SourceText,
  cells: Record<string, RichText>,
  of: string,
): NamedCuts[] {
  return Object.entries(cells).map(([name, { at }]) => [
    `the cell "${name}" ${of}`,
    source.span(at),
  ]);
}

/** All items of a list. */
export function listCuts(source: SourceText, items: readonly { at: Span }[]): Cut[] {
  return items.map(({ at }) => source.span(at));
}
