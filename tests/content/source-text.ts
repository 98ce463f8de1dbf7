import type { Span } from '../../src/documents/span.ts';

/** A part of a text to take out. */
export interface Cut {
  from: number;
  to: number;
  /** Whether what follows may be prose of the part that lost its heading. */
  beforeProse?: boolean;
  /** Lines below it on which it may be typed just as well. */
  slackLines?: number;
}

/** A text from which parts are cut, and that knows on which lines they belong. */
export class SourceText {
  readonly #text: string;
  readonly #starts: number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** What a span covers. */
  span({ line, column, endLine, endColumn }: Span): Cut {
    return { from: this.#offset(line, column), to: this.#offset(endLine, endColumn) };
  }

  /** Whole lines, with the line break after the last. */
  lines(first: number, last: number): Cut {
    return { from: this.#offset(first, 1), to: this.#starts[last] ?? this.#text.length };
  }

  /** A heading's line, above what it is the heading of. */
  headingLine(line: number): Cut {
    return { ...this.lines(line, line), beforeProse: true };
  }

  /** One of several keys that may stand in any order, in a map that ends with a given line. */
  entryIn(key: string, lastLine: number): Cut {
    const cut = this.entry(key);
    return { ...cut, slackLines: lastLine - lineAt(this.#text, cut.from) };
  }

  /** A key of the front matter with all that is indented below it. */
  entry(key: string): Cut {
    const match = new RegExp(`^( *)${key}:.*\\n(?:\\1 +.*\\n)*`, 'm').exec(this.#text);
    if (!match) throw new Error(`There is no key ${key}.`);
    return { from: match.index, to: match.index + match[0].length };
  }

  /** A key within `{ … }`. */
  flowEntry(map: Span, key: string): Cut {
    return this.match(map, new RegExp(`\\b${key}: (?:"[^"]*"|'[^']*'|[^,}]*[^,}\\s]),? ?`));
  }

  /** What an expression matches within a span. */
  match(span: Span, expression: RegExp): Cut {
    const { from, to } = this.span(span);
    const match = expression.exec(this.#text.slice(from, to));
    if (!match)
      throw new Error(`${String(expression)} matches nothing in line ${String(span.line)}.`);
    return { from: from + match.index, to: from + match.index + match[0].length };
  }

  /** What a fenced block holds, without its fences. */
  inside({ line, endLine }: Span): Cut {
    return this.lines(line + 1, endLine - 1);
  }

  /** An attribute with its name, given where its value stands. */
  attribute(value: Span): Cut {
    const { from, to } = this.span(value);
    const name = /\s*[\w-]+=["']$/.exec(this.#text.slice(0, from))?.[0] ?? '';
    // In an opening over several lines a missing attribute belongs before its end.
    const rest = /^[^]*?>[ \t]*$/m.exec(this.#text.slice(to))?.[0] ?? '';
    return { from: from - name.length, to: to + 1, slackLines: rest.split('\n').length - 1 };
  }

  /** The whole table of some rows: its header and delimiter stand above the first. */
  tableAround(rows: readonly { at: Span }[]): Cut[] {
    const [first, last] = [rows[0], rows.at(-1)];
    return first && last ? [this.lines(first.at.line - 2, last.at.endLine)] : [];
  }

  /** The names of the columns of some rows' table. */
  headerCells(rows: readonly { at: Span }[]): Cut[] {
    const line = (rows[0]?.at.line ?? 0) - 2;
    const from = this.#starts[line - 1];
    if (from === undefined) return [];
    const header = this.#text.slice(from, this.#starts[line]);
    return [...header.matchAll(/(?<=\| *)[^|\s][^|\n]*?(?= *\|)/g)].map(({ index, 0: name }) => ({
      from: from + index,
      to: from + index + name.length,
    }));
  }

  /**
   * The text without some parts, and the lines of the result on which they belong: from the last
   * line with text before the first cut to the first line with text after the last. Where only a
   * heading is gone, its section's opening prose may stand in between.
   */
  without(cuts: readonly Cut[]): { text: string; lines: readonly [number, number] } {
    const [first, last] = [cuts[0], cuts.at(-1)];
    if (!first || !last || cuts.some(({ from, to }) => to <= from))
      throw new Error('There is nothing to take out.');
    let text = this.#text;
    for (const { from, to } of cuts.toReversed()) text = text.slice(0, from) + text.slice(to);
    const removed = cuts.reduce((sum, { from, to }) => sum + to - from, 0);
    const before = text.slice(0, first.from).trimEnd();
    const rest = text.slice(last.to - removed);
    const gap = /^[^]*?\S/.exec(rest)?.[0] ?? rest;
    const prose = last.beforeProse
      ? (/^\s*(?:[^\s<|`-][^]*?(?:\n\n|\n$))*(?=\S|$)/.exec(rest)?.[0] ?? gap)
      : gap;
    return {
      text,
      lines: [
        lineAt(text, before.length),
        lineAt(text, last.to - removed + Math.max(gap.length - 1, prose.length)) +
          (last.slackLines ?? 0),
      ],
    };
  }

  #offset(line: number, column: number): number {
    return (this.#starts[line - 1] ?? this.#text.length) + column - 1;
  }
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
