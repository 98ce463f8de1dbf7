import type { Finding } from './rule.ts';

type Hint = Omit<Finding, 'at'>;

/** What to say instead of the YAML parser's words, by what it says. */
const hints: readonly (Hint & { when: RegExp })[] = [
  {
    when: /^Missing closing .*quote/,
    found: 'quoted text that is not closed on its line',
    expected: 'a quote at both ends',
    fix: 'close the quote at the end of the value',
  },
  {
    when: /^Nested mappings/,
    found: 'second `: ` in a value',
    expected: 'one `: ` a line, or a text in quotes',
    fix: 'put the whole value into quotes',
  },
  {
    when: /^Implicit keys need to be on a single line|^Implicit map keys need/,
    found: 'line without `: `',
    expected: '`key: value`',
    fix: 'write a colon and a space after the key, and begin each key in the first column of its group',
  },
  {
    when: /^Tabs are not allowed/,
    found: 'tab before a key',
    expected: 'spaces',
    fix: 'indent with two spaces',
  },
  {
    when: /^Plain value cannot start/,
    found: 'value that begins with a sign of YAML',
    expected: 'a text in quotes',
    fix: 'put the whole value into quotes',
  },
  {
    when: /^Flow map/,
    found: '`{` that is never closed',
    expected: 'a `}` after the last of its values',
    fix: 'write `}` here',
  },
  {
    when: /^Flow sequence/,
    found: '`[` that is never closed',
    expected: 'a `]` after the last of its items',
    fix: 'write `]` here',
  },
  {
    when: /^Unexpected flow-(?:map|seq)-end/,
    found: 'closing bracket that nothing opened',
    expected: 'one for each opening bracket',
    fix: 'remove it, or put the whole value into quotes',
  },
  {
    when: /^Unexpected scalar at node end/,
    found: 'text after a closing quote',
    expected: 'the whole value within the quotes',
    fix: 'write a quote within single quotes twice, or use double quotes around the value',
  },
  {
    when: /must start at the same column/,
    found: 'key that is indented differently',
    expected: 'all keys of a group in the same column',
    fix: 'align it with the keys above',
  },
  {
    when: /^Unresolved alias|alias|circular/i,
    found: 'alias that leads nowhere',
    expected: 'a text in quotes',
    fix: 'put a value that begins with `*` into quotes',
  },
  {
    when: /multiple documents/,
    found: 'line `---` within the file',
    expected: 'one list of keys',
    fix: 'remove the line',
  },
];

/** A YAML parser's error in an author's words. */
export function yamlHint(message: string): Hint {
  const hint = hints.find(({ when }) => when.test(message));
  if (hint) return { found: hint.found, expected: hint.expected, fix: hint.fix };
  return {
    found: `text that is no YAML (${message})`,
    expected: '`key: value` lines',
    fix: 'put a value with special signs into quotes',
  };
}
