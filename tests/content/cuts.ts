import type { OutlineHeading } from '../../src/documents/outline.ts';
import type { RichText } from '../../src/documents/rich-text.ts';
import type { Span } from '../../src/documents/span.ts';
import type { Cut, SourceText } from './source-text.ts';

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

/** A text without some of its parts. */
export function removal(source: SourceText, [what, ...cuts]: NamedCuts): Removal {
  return { what, ...source.without(cuts) };
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
