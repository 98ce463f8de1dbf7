import type { Root } from 'mdast';
import { isMap, isScalar, parseDocument, visit, type Document, type Pair, type Scalar } from 'yaml';
import type * as z from 'zod';
import { quickRecord } from './quick-yaml.ts';
import { places, type Span } from './span.ts';

/** Something in front matter or a YAML file that the schema does not accept. */
export interface FieldIssue {
  /** Keys from the top to the field, as written: `['approved', 'by']`. */
  path: string[];
  /** `absent`: there are no keys at all, so that nothing can be said of any of them. */
  kind: 'missing' | 'unknown' | 'value' | 'syntax' | 'duplicate' | 'absent';
  /** The text that stands there; empty when nothing does. For `syntax` the parser's words. */
  found: string;
  /** What would be accepted, from the schema; for `unknown` the keys that may stand there. */
  expected: string;
  /** A value that would be accepted, or null where no single one can be given. */
  example: string | null;
  at: Span;
}

/** Fields as their schema types them; null where a field is missing or not accepted. */
export type Fields<Shape extends z.ZodRawShape> = {
  [Key in keyof Shape]: z.output<Shape[Key]> | null;
};

/** What reading a block of YAML gave. */
export interface ReadFields<Shape extends z.ZodRawShape> {
  values: Fields<Shape>;
  issues: FieldIssue[];
  /** Every key with its text, lists and groups, before any schema. */
  raw: Record<string, unknown>;
  /** Where the value at these keys is, or where the missing key belongs. */
  locate: (path: readonly string[]) => Span;
}

/**
 * Reads front matter, every scalar as the text the author wrote: YAML's own types would turn
 * `version: 4.20` into 4.2 and a hash such as `1e10` into a number.
 */
export function readFrontMatter<Shape extends z.ZodRawShape>(
  tree: Root,
  schema: z.ZodObject<Shape>,
): ReadFields<Shape> {
  const node = tree.children[0];
  const isThere = node?.type === 'yaml';
  const fields = isThere
    ? readFields(node.value, schema, (node.position?.start.line ?? 1) + 1)
    : readFields('', schema, 1);
  return isThere ? fields : { ...fields, issues: [absent('no front matter', startOfFile)] };
}

/**
 * Reads YAML text against a schema. Never throws: YAML errors are issues.
 *
 * @param firstLine the line in the file of the text's first line
 */
export function readFields<Shape extends z.ZodRawShape>(
  text: string,
  schema: z.ZodObject<Shape>,
  firstLine: number,
): ReadFields<Shape> {
  const yaml = new LocatedYaml(text, firstLine);
  const raw = yaml.toRecord();
  const issues = yaml.syntaxIssues();
  const unlike = yaml.notKeys(Object.keys(schema.shape).length > 0);
  if (unlike && issues.length === 0) issues.push(unlike);
  const result = schema.safeParse(raw);
  const locate = (path: readonly string[]): Span => yaml.locate(path, schema);
  if (result.success) {
    const data = result.data as Record<string, unknown>;
    return { values: withNulls(schema, data), issues, raw, locate };
  }
  const known = issues.some(({ kind }) => kind !== 'duplicate') ? [] : result.error.issues;
  for (const issue of known) issues.push(...yaml.describe(issue, schema, raw));
  issues.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  return { values: withNulls(schema, acceptedFields(schema, raw)), issues, raw, locate };
}

function withNulls<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  data: Record<string, unknown>,
): Fields<Shape> {
  const entries = Object.keys(schema.shape).map((key) => [key, data[key] ?? null]);
  return Object.fromEntries(entries) as Fields<Shape>;
}

function acceptedFields(
  schema: z.ZodObject,
  fields: Record<string, unknown>,
): Record<string, unknown> {
  const accepted: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(schema.shape)) {
    const result = (field as z.ZodType).safeParse(fields[key]);
    if (result.success) accepted[key] = result.data;
  }
  return accepted;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a schema says of itself in `.meta()`: the words of its messages. */
export interface FieldMeta {
  /** What is accepted, to follow "expected": `a date as YYYY-MM-DD`. */
  expected?: string;
  /** A value that is accepted. */
  example?: string;
}

function metaOf(schema: z.ZodType | undefined): FieldMeta {
  return (schema?.meta() ?? {}) as FieldMeta;
}

const startOfFile: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function absent(found: string, at: Span): FieldIssue {
  return { path: [], kind: 'absent', found, expected: '', example: null, at };
}

/** What the YAML parser says of an error. */
interface YamlError {
  code: string;
  message: string;
  pos: [number, number];
}

/** A YAML text whose values know where they stand in the file. */
class LocatedYaml {
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

  locate(path: readonly string[], root: z.ZodObject): Span {
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

/** The schema of the value at a path, through optionals, transforms, records and lists. */
function schemaAt(root: z.ZodType, path: readonly string[]): z.ZodType | undefined {
  let schema: z.ZodType | undefined = root;
  for (const key of path) {
    const inner: z.core.$ZodTypeDef & Record<string, unknown> = unwrap(schema)?.def as never;
    if (inner.type === 'object') schema = (inner.shape as Record<string, z.ZodType>)[key];
    else if (inner.type === 'record') schema = inner.valueType as z.ZodType;
    else if (inner.type === 'array') schema = inner.element as z.ZodType;
    else return undefined;
    if (!schema) return undefined;
  }
  return schema;
}

function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  let current = schema;
  for (;;) {
    const def = current?.def as { type: string; innerType?: z.ZodType; in?: z.ZodType } | undefined;
    if (def?.innerType) current = def.innerType;
    else if (def?.type === 'pipe' && def.in) current = def.in;
    else return current;
  }
}

/** The keys an object schema names, in its order. */
function keysOf(schema: z.ZodType | undefined): string[] {
  const def = unwrap(schema)?.def as { type: string; shape?: Record<string, unknown> } | undefined;
  return def?.type === 'object' ? Object.keys(def.shape ?? {}) : [];
}
