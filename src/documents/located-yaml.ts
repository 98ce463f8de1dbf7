import { isMap, isScalar, parseDocument, visit, type Document, type Pair, type Scalar } from 'yaml';
import type * as z from 'zod';
import { absent, startOfFile, type FieldIssue } from './field-issue.ts';
import { keysOf, metaOf, schemaAt } from './field-schema.ts';
import { keyInText, quickRecord, valueInLine } from './quick-yaml.ts';
import { places, type Span } from './span.ts';

/** What the YAML parser says of an error. */
interface YamlError {
  code: string;
  message: string;
  pos: [number, number];
}

/** A YAML text whose values know where they stand in the file. */
export class LocatedYaml {
  readonly #quick: Record<string, unknown> | null;
  readonly #firstLine: number;
  readonly #text: string;
  #parsed: Document.Parsed | null = null;
  #lines: number[] | null = null;
  #unreadable: string | null = null;

  constructor(text: string, firstLine: number) {
    this.#quick = quickRecord(text);
    this.#firstLine = firstLine;
    this.#text = text;
  }

  toRecord(): Record<string, unknown> {
    if (this.#quick) return this.#quick;
    try {
      // Aliases are bounded so that a few lines can't grow into gigabytes.
      const value: unknown = this.#document().toJS({ maxAliasCount: 20 });
      return isRecord(value) ? value : {};
    } catch (error) {
      this.#unreadable = error instanceof Error ? error.message : String(error);
      return {};
    }
  }

  /** The text with positions, parsed when they are first asked for. */
  #document(): Document.Parsed {
    this.#parsed ??= parseDocument(this.#text, {
      schema: 'failsafe',
      uniqueKeys: true,
      prettyErrors: false,
      strict: true,
      logLevel: 'error',
    });
    return this.#parsed;
  }

  get #lineStarts(): number[] {
    this.#lines ??= [0, ...Array.from(this.#text.matchAll(/\n/g), ({ index }) => index + 1)];
    return this.#lines;
  }

  /** What is no YAML, once for each line: one slip makes several errors in a row. */
  syntaxIssues(): FieldIssue[] {
    if (this.#quick) return [];
    const byLine = new Map<number, FieldIssue>();
    for (const error of this.#document().errors) {
      const issue = error.code === 'DUPLICATE_KEY' ? this.#duplicate(error) : this.#syntax(error);
      const before = byLine.get(issue.at.line);
      if (!before || before.at.column === issue.at.column) byLine.set(issue.at.line, issue);
    }
    // Behind a bracket too many the parser takes each key for an error of its own.
    const stray = [...byLine.values()].findIndex(({ found }) => found.includes('in YAML stream'));
    const issues = [...byLine.values()].slice(0, stray === -1 ? undefined : stray + 1);
    const alias = this.#unreadable && issues.length === 0 ? this.#firstAlias() : null;
    if (alias) issues.push({ ...absent(this.#unreadable ?? '', alias), kind: 'syntax' });
    return issues;
  }

  /** The issue of a text that holds something else than keys, or nothing. */
  notKeys(needsKeys: boolean): FieldIssue | null {
    if (this.#quick) return null;
    const { contents } = this.#document();
    if (isMap(contents)) return null;
    if (contents === null || (isScalar(contents) && contents.value === ''))
      return needsKeys ? absent('', this.#end()) : null;
    const [from, to] = contents.range;
    return absent(kindOf(isScalar(contents) ? contents.value : []), this.#span(from, to));
  }

  #duplicate({ pos }: YamlError): FieldIssue {
    const key = /^[^\s:,{}]*/.exec(this.#text.slice(pos[0]))?.[0] ?? '';
    const at = this.#span(pos[0], pos[0] + key.length);
    return { path: [key], kind: 'duplicate', found: key, expected: '', example: null, at };
  }

  /** The parser stops where it can't go on; the author must type where the text was left open. */
  #syntax({ code, message, pos }: YamlError): FieldIssue {
    const issue = { ...absent(message.replace(/\s+/g, ' '), startOfFile), kind: 'syntax' as const };
    const open = this.#openQuote(pos[0]);
    if (open) return { ...issue, found: 'Missing closing quote', at: open };
    if (code !== 'BAD_INDENT' || !message.startsWith('Flow'))
      return { ...issue, at: this.#span(pos[0], Math.max(pos[0], pos[1])) };
    const end = this.#text.slice(0, pos[0]).trimEnd().length;
    return { ...issue, at: this.#span(end, end) };
  }

  /** The first line of a quoted text that runs over its line, before what the parser stumbles at. */
  #openQuote(before: number): Span | null {
    let found: Span | null = null;
    visit(this.#document(), {
      Scalar: (_key, node: Scalar) => {
        if (!node.type?.startsWith('QUOTE_') || !node.range || node.range[0] > before) return;
        const [from, to] = node.range;
        const line = this.#text.indexOf('\n', from);
        const adjoins = !this.#text.slice(to, before).includes('\n');
        if (line !== -1 && line < to && adjoins) found = this.#span(from, line);
      },
    });
    return found;
  }

  #firstAlias(): Span {
    const found: Span[] = [];
    visit(this.#document(), {
      Alias: (_key, { range }) => {
        if (range) found.push(this.#span(range[0], range[1]));
      },
    });
    return found[0] ?? startOfFile;
  }

  /** The issues that one zod issue stands for, in the words of the schema it comes from. */
  describe(issue: z.core.$ZodIssue, root: z.ZodObject, raw: unknown): FieldIssue[] {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      const allowed = keysOf(schemaAt(root, path));
      return issue.keys.map((key) => ({
        path: [...path, key],
        kind: 'unknown' as const,
        found: key,
        expected: allowed.join(', '),
        example: null,
        at: this.#keySpan([...path, key]),
      }));
    }
    const value = valueAt(raw, path);
    const meta = metaOf(schemaAt(root, path));
    return [
      {
        path,
        kind: value === undefined ? 'missing' : 'value',
        found: typeof value === 'string' ? value : (value ?? null) === null ? '' : kindOf(value),
        expected: meta.expected ?? issue.message,
        example: meta.example ?? null,
        at: this.locate(path, root),
      },
    ];
  }

  /** The line of a top-level key. */
  lineOf(key: string): number {
    const quick = this.#quick && keyInText(this.#text, key);
    return (quick ? this.#span(...quick) : this.#keySpan([key])).line;
  }

  locate(path: readonly string[], root: z.ZodObject): Span {
    const [key = ''] = path;
    const quick = this.#quick && path.length === 1 ? valueInLine(this.#text, key) : null;
    if (quick) return this.#span(...quick);
    const value: unknown =
      path.length === 0 ? this.#document().contents : this.#document().getIn(path, true);
    const range = isScalar(value) || hasRange(value) ? value.range : undefined;
    if (range && range[1] > range[0]) return this.#span(range[0], range[1]);
    if (this.#pair(path)) return this.#afterKey(path);
    return this.#belongs(path, root);
  }

  /** A missing key belongs before the next one of its schema's order, else at the end of its map. */
  #belongs(path: readonly string[], root: z.ZodObject): Span {
    const parent = path.slice(0, -1);
    const key = path.at(-1) ?? '';
    const map: unknown =
      parent.length === 0 ? this.#document().contents : this.#document().getIn(parent, true);
    if (!isMap(map)) return parent.length === 0 ? this.#end() : this.locate(parent, root);
    const present = new Map(
      map.items.map((pair) => [String(pair.key), this.#keySpan([...parent, String(pair.key)])]),
    );
    const order = keysOf(schemaAt(root, parent));
    const inFlow = map.flow === true;
    const end =
      parent.length === 0 ? this.#end() : this.#span(map.range?.[1] ?? 0, map.range?.[1] ?? 0);
    if (inFlow) return this.#span(map.range?.[0] ?? 0, map.range?.[1] ?? 0);
    return places(order.includes(key) ? order : [key], present, end)[key] ?? end;
  }

  #pair(path: readonly string[]): Pair | undefined {
    const parent: unknown =
      path.length <= 1
        ? this.#document().contents
        : this.#document().getIn(path.slice(0, -1), true);
    if (!isMap(parent)) return undefined;
    return parent.items.find((pair) => String(pair.key) === path.at(-1));
  }

  #keySpan(path: readonly string[]): Span {
    const key = this.#pair(path)?.key;
    return isScalar(key) && key.range ? this.#span(key.range[0], key.range[1]) : this.#end();
  }

  #afterKey(path: readonly string[]): Span {
    const { endLine, endColumn } = this.#keySpan(path);
    return { line: endLine, column: endColumn + 1, endLine, endColumn: endColumn + 1 };
  }

  /** The line after the block: the closing fence of front matter. */
  #end(): Span {
    const lines = this.#text === '' ? 0 : this.#lineStarts.length;
    const line = this.#firstLine + lines - (this.#text.endsWith('\n') ? 1 : 0);
    return { line, column: 1, endLine: line, endColumn: 1 };
  }

  #span(from: number, to: number): Span {
    const [start, end] = [this.#point(from), this.#point(to)];
    return { ...start, endLine: end.line, endColumn: end.column };
  }

  /** The parser's own counter knows no lines within what it could not read. */
  #point(position: number): { line: number; column: number } {
    const offset = Math.min(position, this.#text.length);
    let [first, last] = [0, this.#lineStarts.length - 1];
    while (first < last) {
      const middle = Math.ceil((first + last) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= offset) first = middle;
      else last = middle - 1;
    }
    return {
      line: first + this.#firstLine,
      column: offset - (this.#lineStarts[first] ?? 0) + 1,
    };
  }
}

function hasRange(value: unknown): value is { range: [number, number, number] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    Array.isArray((value as { range?: unknown }).range)
  );
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return isRecord(value) ? 'a group of keys' : 'a text';
}

function valueAt(raw: unknown, path: readonly string[]): unknown {
  let value = raw;
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isRecord(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
