import { FAILSAFE_SCHEMA, load } from 'js-yaml';

const quoted = String.raw`"[^"\\]*"|'[^']*'`;
const flowPlain = String.raw`[\p{L}\p{N}_](?:[^\s"'{}[\],:#]|:(?=\S)|[ ](?=[^\s#]))*`;
const flowItem = `(?:${quoted}|${flowPlain})`;
const flowPair = String.raw`[\w-]+: ${flowItem}`;
const flowMap = String.raw`\{ ?${flowPair}(?:, ${flowPair})* ?\}`;
const flowList = String.raw`\[ ?${flowItem}(?:, ${flowItem})* ?\]`;
const plain = String.raw`[\p{L}\p{N}_/](?:[^\s:#]|:(?=\S)|[ ](?=[^\s#]))*`;
const value = `(?:${quoted}|${plain}|${flowMap}|${flowList})`;
/**
 * A line of plain YAML: a key with a text, a quoted text, a map in braces, a list in brackets, or
 * nothing; an item of a list, which may begin with a key; a plain text's next line; or an empty one.
 */
const usual = new RegExp(`^ *(?:- )?(?:[A-Za-z_][\\w-]*:(?: ${value})?|${value})$|^$`, 'u');
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
  // A text that goes on in the next line ends there.
  const line = new RegExp(`^${key}: (.*)$(?!\\n\\n* )`, 'mu').exec(text);
  const written = line?.[1] ?? '';
  if (!line || written === '') return null;
  const to = line.index + line[0].length;
  return [to - written.length, to];
}

/** Where a top-level key stands in a text that `quickRecord` took: from and to, as offsets. */
export function keyInText(text: string, key: string): [from: number, to: number] | null {
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return null;
  const from = new RegExp(`^${key}:`, 'm').exec(text)?.index;
  return from === undefined ? null : [from, from + key.length];
}
