import { parseCondition, vagueWord, type Condition } from '../documents/condition.ts';
import type { RichText } from '../documents/rich-text.ts';
import { isBlank } from '../documents/rich-text.ts';
import type { Finding } from './rule.ts';
import { quoted } from './words.ts';

/** What a limit must be, for messages. */
const limit =
  'a comparison with a number and a unit, such as `> 2% for 5m`, or a plain event, such as `any failed migration`';

/**
 * What keeps a limit from being objective: two people could read it differently. Null for one that
 * is, and for an empty cell, of which another rule speaks.
 *
 * @param of what it is the limit of, for messages: `rollback trigger`
 * @param condition what the text was read as
 */
export function subjectivityOf(
  of: string,
  { text, at }: RichText,
  condition: Condition | null,
  { unit = true } = {},
): Finding | null {
  if (isBlank(text)) return null;
  const finding = (found: string, fix: string): Finding => ({ at, found, expected: limit, fix });
  if (condition?.kind === 'none')
    return finding(`${quoted(text)} as a ${of}`, 'write the limit that must not be passed');
  if (condition?.kind === 'range' && condition.from === condition.to)
    return finding(
      `${of} ${quoted(text)} without a comparison`,
      `write \`> ${text}\` or \`< ${text}\``,
    );
  if (unit && condition && 'unit' in condition && condition.unit === '')
    return finding(`${of} ${quoted(text)} without a unit`, 'write what is counted or measured');
  if (condition) return null;
  const vague = vagueWord(text);
  if (vague) {
    return finding(
      `vague ${quoted(vague)} in the ${of} ${quoted(text)}`,
      'write the number at which it begins',
    );
  }
  if (/\d\s*(?:x|×|times)\b/i.test(text) && !/baseline/i.test(text))
    return finding(
      `${of} ${quoted(text)} without what it multiplies`,
      'write `baseline` after the factor',
    );
  if (!/\d/.test(text))
    return finding(
      `${of} ${quoted(text)} without a number`,
      'write a comparison, or an event that begins with `any` or `no`',
    );
  if (
    /[<>=≤≥]|\b(?:and|or)\b/i.test(text) &&
    parseCondition(text.split(/\s+(?:and|or)\b|,\s/i)[0] ?? '')
  )
    return finding(`several conditions in the ${of} ${quoted(text)}`, 'give each a row of its own');
  return finding(
    `${of} ${quoted(text)}`,
    'write sign, number, unit and, where it must last, `for` a time',
  );
}
