import type { Root } from 'mdast';
import type * as z from 'zod';
import { absent, startOfFile, type FieldIssue } from './field-issue.ts';
import { LocatedYaml } from './located-yaml.ts';
import type { Span } from './span.ts';

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
  return fieldsOf(new LocatedYaml(text, firstLine), schema);
}

/** Reads YAML that is parsed already against a schema. */
export function fieldsOf<Shape extends z.ZodRawShape>(
  yaml: LocatedYaml,
  schema: z.ZodObject<Shape>,
): ReadFields<Shape> {
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
