import * as z from 'zod';
import { fieldsOf } from './front-matter.ts';
import { LocatedYaml } from './located-yaml.ts';
import type { FieldIssue } from './field-issue.ts';
import type { Span } from './span.ts';

/** An entry of a YAML file that lists things by id. */
export interface Entry<Value> {
  id: string;
  /** Line of its key. */
  line: number;
  /** Its fields; null where one is missing or not accepted. */
  values: { [Key in keyof Value]: Value[Key] | null };
}

/** What reading a YAML file of entries gave. */
export interface ReadEntries<Value> {
  entries: Entry<Value>[];
  issues: FieldIssue[];
  /** Where the value at these keys is, or where the missing key belongs. */
  locate: (path: readonly string[]) => Span;
}

/** Reads a YAML file that maps ids to groups of fields, such as services.yaml. */
export function readEntries<Shape extends z.ZodRawShape>(
  text: string,
  entry: z.ZodObject<Shape>,
): ReadEntries<z.output<z.ZodObject<Shape>>> {
  // A file's ids are not known beforehand: they become the keys of the schema it is read with.
  const yaml = new LocatedYaml(text, 1);
  const ids = Object.keys(yaml.toRecord());
  const schema = z.strictObject(Object.fromEntries(ids.map((id) => [id, entry])));
  const { issues, raw, locate } = fieldsOf(yaml, schema);
  const entries = ids.map((id): Entry<z.output<z.ZodObject<Shape>>> => {
    const fields = (raw[id] ?? {}) as Record<string, unknown>;
    const values = Object.entries(entry.shape).map(([key, field]) => {
      const result = (field as z.ZodType).safeParse(fields[key]);
      return [key, result.success ? result.data : null] as const;
    });
    return { id, line: yaml.lineOf(id), values: Object.fromEntries(values) as never };
  });
  return { entries, issues, locate };
}
