import type { Root } from 'mdast';
import { isMap, isScalar, LineCounter, parseDocument, type Document, type Pair } from 'yaml';
import type * as z from 'zod';
import { places, type Span } from './span.ts';

/** Something in front matter or a YAML file that the schema does not accept. */
export interface FieldIssue {
  /** Keys from the top to the field, as written: `['approved', 'by']`. */
  path: string[];
  kind: 'missing' | 'unknown' | 'value' | 'syntax' | 'duplicate';
  /** The text that stands there; empty when nothing does. */
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
  if (node?.type !== 'yaml') return readFields('', schema, 1);
  return readFields(node.value, schema, (node.position?.start.line ?? 1) + 1);
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
  const result = schema.safeParse(raw);
  const locate = (path: readonly string[]): Span => yaml.locate(path, schema);
  if (result.success) {
    const data = result.data as Record<string, unknown>;
    return { values: withNulls(schema, data), issues, raw, locate };
  }
  for (const issue of result.error.issues) issues.push(...yaml.describe(issue, schema, raw));
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

/** A YAML text whose values know where they stand in the file. */
class LocatedYaml {
  readonly #document: Document.Parsed;
  readonly #lines = new LineCounter();
  readonly #firstLine: number;
  readonly #length: number;

  constructor(text: string, firstLine: number) {
    this.#document = parseDocument(text, {
      schema: 'failsafe',
      lineCounter: this.#lines,
      uniqueKeys: true,
      prettyErrors: false,
      strict: true,
    });
    this.#firstLine = firstLine;
    this.#length = text.length;
  }

  toRecord(): Record<string, unknown> {
    try {
      // Aliases are bounded so that a few lines can't grow into gigabytes.
      const value: unknown = this.#document.toJS({ maxAliasCount: 20 });
      return isRecord(value) ? value : {};
    } catch {
      return {};
    }
  }

  syntaxIssues(): FieldIssue[] {
    const found: FieldIssue[] = this.#document.errors.map((error) => ({
      path: [],
      kind: error.code === 'DUPLICATE_KEY' ? ('duplicate' as const) : ('syntax' as const),
      found: error.message.replace(/\s+/g, ' '),
      expected: '',
      example: null,
      at: this.#span(error.pos[0], error.pos[1]),
    }));
    return found;
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
        found: typeof value === 'string' ? value : value === undefined ? '' : kindOf(value),
        expected: meta.expected ?? issue.message,
        example: meta.example ?? null,
        at: this.locate(path, root),
      },
    ];
  }

  locate(path: readonly string[], root: z.ZodObject): Span {
    const value: unknown =
      path.length === 0 ? this.#document.contents : this.#document.getIn(path, true);
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
      parent.length === 0 ? this.#document.contents : this.#document.getIn(parent, true);
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
      path.length <= 1 ? this.#document.contents : this.#document.getIn(path.slice(0, -1), true);
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
    const lines = this.#length === 0 ? 0 : this.#lines.lineStarts.length;
    const line = this.#firstLine + lines;
    return { line, column: 1, endLine: line, endColumn: 1 };
  }

  #span(from: number, to: number): Span {
    const start = this.#lines.linePos(from);
    const end = this.#lines.linePos(to);
    return {
      line: start.line + this.#firstLine - 1,
      column: start.col,
      endLine: end.line + this.#firstLine - 1,
      endColumn: end.col,
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
  return isRecord(value) ? 'a group of keys' : String(value);
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
