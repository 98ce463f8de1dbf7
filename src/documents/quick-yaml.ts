import { FAILSAFE_SCHEMA, load } from 'js-yaml';

const quoted = String.raw`"[^"\\]*"|'[^']*'`;
const flowPlain = String.raw`[\p{L}\p{N}_](?:[^\s"'{}[\],:#]|:(?=\S)|[ ](?=[^\s#]))*`;
const flowPair = String.raw`[\w-]+: (?:${quoted}|${flowPlain})`;
const plain = String.raw`[\p{L}\p{N}_](?:[^\s"'{}[\]:#]|:(?=\S)|[ ](?=[^\s#]))*`;
/** A line of plain front matter: a key with a text, a quoted text, a map in braces, or nothing. */
const usual = new RegExp(
  `^ *[A-Za-z_][\\w-]*:(?: (?:${quoted}|${plain}|\\{ ?${flowPair}(?:, ${flowPair})* ?\\}))?$`,
  'u',
);
/** What the two parsers read differently even there: tabs, and line breaks that are none for all. */
const unusual = /[\t\r\u0085\u2028\u2029\uFEFF]/;

/**
 * The keys of a plain YAML text, every scalar as written; null for a text that takes the parser
 * with positions, because a line of it is not plain, it is faulty, or no map.
 *
 * Front matter took a seventh of a large check: js-yaml reads it in an eighth of the time that the
 * `yaml` package takes to know where everything stands, which only a faulty text asks for. A
 * property test holds the two to the same values.
 */
export function quickRecord(text: string): Record<string, unknown> | null {
  if (unusual.test(text) || !text.split('\n').every((line) => usual.test(line))) return null;
  try {
    const value = asWritten(load(text, { schema: FAILSAFE_SCHEMA }));
    return typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** A value that is not there is an empty text, as for the other parser. */
function asWritten(value: unknown): unknown {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(asWritten);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asWritten(inner)]));
}

/**
 * Where the value of a top-level key stands in a text that `quickRecord` took: from and to, as offsets.
 * Null where the value is not on the key's line. A warning of every runbook in a thousand would
 * otherwise have each read anew by the parser with positions.
 */
export function valueInLine(text: string, key: string): [from: number, to: number] | null {
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return null;
  const line = new RegExp(`^${key}: (.*)$`, 'mu').exec(text);
  const value = line?.[1] ?? '';
  if (!line || value === '') return null;
  const to = line.index + line[0].length;
  return [to - value.length, to];
}
