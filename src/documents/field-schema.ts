import type * as z from 'zod';

/** What a schema says of itself in `.meta()`: the words of its messages. */
export interface FieldMeta {
  /** What is accepted, to follow "expected": `a date as YYYY-MM-DD`. */
  expected?: string;
  /** A value that is accepted. */
  example?: string;
}

/** The words of a schema, or of what it makes optional; none where there are none. */
export function metaOf(schema: z.ZodType | undefined): FieldMeta {
  let current = schema;
  while (current && !current.meta()) current = (current.def as { innerType?: z.ZodType }).innerType;
  return (current?.meta() ?? {}) as FieldMeta;
}

/** The schema of the value at a path, through optionals, transforms, records and lists. */
export function schemaAt(root: z.ZodType, path: readonly string[]): z.ZodType | undefined {
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
export function keysOf(schema: z.ZodType | undefined): string[] {
  const def = unwrap(schema)?.def as { type: string; shape?: Record<string, unknown> } | undefined;
  return def?.type === 'object' ? Object.keys(def.shape ?? {}) : [];
}
