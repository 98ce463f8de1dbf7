/** Keys that hold places in a source file: of use to the checks only. */
const placeKeys = new Set(['at', 'places', 'attributes']);

/** A value without the places in its source file. */
export function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      placeKeys.has(key) ? [] : [[key, withoutPlaces(inner)]],
    ),
  );
}

/** The JSON Schema of a value as `withoutPlaces` leaves it. */
export function schemaWithoutPlaces(schema: unknown): unknown {
  if (Array.isArray(schema))
    return schema
      .filter((item) => typeof item !== 'string' || !placeKeys.has(item))
      .map(schemaWithoutPlaces);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, inner]) => [
      key,
      key === 'properties' ? schemaWithoutPlaces(withoutPlaces(inner)) : schemaWithoutPlaces(inner),
    ]),
  );
}
