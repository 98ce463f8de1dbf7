import * as z from 'zod';
import { parseDate } from './date.ts';
import { parseDuration } from './duration.ts';
import type { FieldMeta } from './field-schema.ts';
import { parseInstant } from './instant.ts';
import { isBlank } from './rich-text.ts';
import { parseTraffic } from './traffic.ts';

/*
 * The kinds of value that front matter and the YAML files hold. Each reads the text an author
 * wrote, and carries the words of the message about a text it does not accept.
 */

function field<Value>(
  meta: Required<FieldMeta> & { description: string },
  read: (text: string) => Value | null,
) {
  return z
    .string()
    .transform((text, context) => {
      const value = read(text.trim());
      if (value !== null) return value;
      context.addIssue({ code: 'custom', message: `expected ${meta.expected}` });
      return z.NEVER;
    })
    .meta(meta);
}

/** One line of text that says something. */
export function text(description: string, example: string) {
  return field({ description, expected: 'a text', example }, (value) =>
    isBlank(value) ? null : value,
  );
}

/** The id of another document: lower-case letters, digits and hyphens. */
export function reference(description: string, kind: string, example: string) {
  return field({ description, expected: `the id of a ${kind}`, example }, (value) =>
    /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{N}-]*$/u.test(value) ? value : null,
  );
}

/** The short name of a playbook: `EP-` and a number. */
export function playbookCode(description: string, example: string) {
  return field({ description, expected: 'EP- and a number', example }, (value) =>
    /^EP-[1-9]\d{0,8}$/.test(value) ? value : null,
  );
}

/** The id of a document whose author chose its file name: whatever may be an address. */
export function documentId(description: string, kind: string, example: string) {
  return field({ description, expected: `the id of a ${kind}`, example }, (value) =>
    /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(value) ? value : null,
  );
}

/** A team or a handle: one word. */
export function handle(description: string, example: string) {
  return field({ description, expected: 'a team or a handle, without spaces', example }, (value) =>
    isBlank(value) || /\s/.test(value) ? null : value,
  );
}

/** A calendar date that exists, as YYYY-MM-DD. */
export function date(description: string, example: string) {
  return field({ description, expected: 'a real date as YYYY-MM-DD', example }, (value) =>
    parseDate(value) === null ? null : value,
  );
}

/** An instant in UTC, typed in milliseconds since the epoch. */
export function instant(description: string, example: string) {
  return field(
    { description, expected: 'an instant in UTC such as 2026-11-03T09:02:11Z', example },
    parseInstant,
  );
}

/** Yes or no. */
export function flag(description: string, example: 'true' | 'false') {
  return field({ description, expected: '`true` or `false`', example }, (value) =>
    value === 'true' ? true : value === 'false' ? false : null,
  );
}

/** A duration, typed in milliseconds. */
export function duration(description: string, example: string) {
  return field(
    { description, expected: 'a duration such as 30s, 5m or 24h', example },
    parseDuration,
  );
}

/** An absolute https address. */
export function httpsUrl(description: string, example: string) {
  return field({ description, expected: 'an https address', example }, (value) =>
    /^https:\/\/[^\s/]+/.test(value) && URL.canParse(value) ? value : null,
  );
}

/** One of some words. */
export function oneOf<const Word extends string>(description: string, words: readonly Word[]) {
  const listed = words.map((word) => `\`${word}\``).join(', ');
  return field(
    { description, expected: `one of ${listed}`, example: words[0] ?? '' },
    (value) => words.find((word) => word === value) ?? null,
  );
}

/** A share of traffic in percent: `5%` or `1-5%`. */
export function traffic(description: string, example: string) {
  return field(
    { description, expected: 'a share of traffic such as 5% or 1-5%', example },
    parseTraffic,
  );
}

/** A whole number above zero. */
export function count(description: string, example: string) {
  return field({ description, expected: 'a whole number above zero', example }, (value) =>
    /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null,
  );
}

/** A whole number from 1 to a highest one. */
export function grade(description: string, highest: number, example: string) {
  const expected = `a whole number from 1 to ${String(highest)}`;
  return field({ description, expected, example }, (value) =>
    /^[1-9]\d{0,8}$/.test(value) && Number(value) <= highest ? Number(value) : null,
  );
}

/** A regular expression in JavaScript's notation that matches a whole value. */
export function pattern(description: string, example: string) {
  return field({ description, expected: 'a regular expression', example }, (value) => {
    try {
      new RegExp(`^(?:${value})$`, 'v');
      return value === '' ? null : value;
    } catch {
      return null;
    }
  });
}

/** A group of fields, written as a map in one line or over several. */
export function group<Shape extends z.ZodRawShape>(
  description: string,
  example: string,
  shape: Shape,
) {
  const keys = Object.keys(shape).map((key) => `\`${key}\``);
  return z.strictObject(shape).meta({
    description,
    expected: `the keys ${keys.join(', ')}`,
    example,
  } satisfies FieldMeta & {
    description: string;
  });
}
