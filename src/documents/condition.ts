import * as z from 'zod';
import { formatDuration, parseDuration } from './duration.ts';
import { oneLine } from './rich-text.ts';
import { factorBetween } from './unit.ts';

const operator = z.enum(['<', '<=', '>', '>=', '=']);
const unit = z
  .string()
  .describe('As written: `%`, `ms`, `messages per minute`; empty for a bare number.');
const baseline = z
  .enum(['times', 'above', 'below'])
  .nullable()
  .describe(
    '`times`: the number multiplies the baseline; `above`, `below`: it is the distance to it; null: absolute.',
  );
const windowMs = z
  .number()
  .positive()
  .nullable()
  .describe('How long it must hold before it counts, milliseconds; null: at once.');

/** An objective condition: what two people and a machine judge alike. */
export const conditionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('comparison'),
    operator,
    value: z.number(),
    unit,
    baseline,
    windowMs,
  }),
  z.object({ kind: z.literal('range'), from: z.number(), to: z.number(), unit, baseline }),
  z.object({
    kind: z.literal('event'),
    event: z.string().describe('What is plainly seen.'),
    windowMs,
  }),
  z.object({ kind: z.literal('none') }),
]);

/** An objective condition, such as `> 2x baseline for 5m`, `20-60 per minute` or `any failed migration`. */
export type Condition = z.infer<typeof conditionSchema>;

/** A comparison with a number. */
export type Comparison = Extract<Condition, { kind: 'comparison' }>;

const operatorWords: Readonly<Record<string, Comparison['operator']>> = {
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '>': '>',
  '>=': '>=',
  '≥': '>=',
  '=': '=',
  '==': '=',
  below: '<',
  under: '<',
  'less than': '<',
  'fewer than': '<',
  'lower than': '<',
  above: '>',
  over: '>',
  'more than': '>',
  'greater than': '>',
  'higher than': '>',
  exceeds: '>',
  'at most': '<=',
  'no more than': '<=',
  'up to': '<=',
  'at or below': '<=',
  'at least': '>=',
  'no less than': '>=',
  'at or above': '>=',
  exactly: '=',
};
const operatorPattern = Object.keys(operatorWords)
  .toSorted((a, b) => b.length - a.length)
  .map((word) => (/^\w/.test(word) ? `\\b${word.replace(' ', '\\s+')}\\b` : word))
  .join('|');
const number = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;

/**
 * Words that let everyone see what they hope to see. A condition with one of them is none. "Higher
 * than 5%" and "> 3 open issues" have a number to hold on to, "high-priority" is a name.
 */
const vague =
  /\b(?:(?:too|very|unusually|abnormally|suspiciously)\s+\w+|(?:high|low)(?!-)|(?:higher|lower)(?!\s+than\s+\d)|a\s+(?:few|lot|while)|many|much(?!\s+(?:as|more)\s)|degrad\w*|bad(?:ly)?|worse|weird|strange|odd|abnormal|anomal\w*|unusual|elevated|spik\w*|significan\w*|notic\w*|slow(?:er|ly)?|sluggish|unstable|unhealthy|sustained|acceptable|reasonable|excessive\w*|poor(?:ly)?|increas\w*|decreas\w*|rising|growing|some|several|normal(?:ly)?|fine|ok(?:ay)?|stable|doubt\w*|concern\w*|trouble|looks?|seems?|appears?|feels?)\b/i;
const vagueWithoutNumber = /\b(?:issues?|problems?)\b/i;

/** The vague word in a text that should be a condition, or null. */
export function vagueWord(text: string): string | null {
  const found = vague.exec(text) ?? (/\d/.test(text) ? null : vagueWithoutNumber.exec(text));
  return found?.[0] ?? null;
}

/**
 * Reads a condition: a comparison (`> 1.5 s for 10m`, `above 85%`, `> 2x baseline`), a range
 * (`20-60 per minute`), an event (`any failed migration`, `no metrics for 5m`) or `none`.
 *
 * @returns null for a text that leaves room for opinion
 */
export function parseCondition(text: string): Condition | null {
  const line = oneLine(text);
  const whole = line.endsWith('.') ? line.slice(0, -1) : line;
  if (/^(?:none|nothing)$/i.test(whole)) return { kind: 'none' };
  if (vagueWord(whole)) return null;
  const source = withoutRemark(whole).replace(countedInWords, inDigits);
  return (
    parseComparison(source) ?? parseComparisonOf(source) ?? parseRange(source) ?? parseEvent(source)
  );
}

const digits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const countedInWords = new RegExp(
  `\\b(?:${digits.join('|')})\\b(?<=(?:least|most|than|exactly|over|above|below|to)\\s\\w+)`,
  'i',
);

function inDigits(word: string): string {
  return String(digits.indexOf(word.toLowerCase()));
}

/** Leaves out what is added in parentheses: `> 500 ms (p99)`. */
function withoutRemark(text: string): string {
  return text.endsWith(')') ? text.replace(/\s*\([^()]*\)$/, '') : text;
}

const windowSuffix =
  /\s+(?:for|within|in|over)\s+(?:(?:at least|more than|any|a|one|the last)\s+)?(\d[\d.]*\s*[a-z]+(?:\s*\d[\d.]*\s*[a-z]+)*)$/i;

function splitWindow(text: string): { rest: string; windowMs: number | null } {
  const match = windowSuffix.exec(text);
  const ms = match ? parseDuration(match[1] ?? '') : null;
  return match && ms !== null
    ? { rest: text.slice(0, match.index), windowMs: ms }
    : { rest: text, windowMs: null };
}

const comparisonShape = new RegExp(`^(${operatorPattern})\\s*(.+)$`, 'i');

function parseComparison(source: string): Condition | null {
  const match = comparisonShape.exec(source);
  const sign = operatorWords[(match?.[1] ?? '').toLowerCase().replace(/\s+/g, ' ')];
  if (!match || !sign) return null;
  const { rest, windowMs: window } = splitWindow(match[2] ?? '');
  const quantity = parseQuantity(rest);
  return quantity && { kind: 'comparison', operator: sign, ...quantity, windowMs: window };
}

const subjectShape = new RegExp(
  `^(?!${number}(?:\\s*-|\\s|$))[^<>=≤≥,;]{1,80}?\\s((?:${operatorPattern})\\s*${number}.*)$`,
  'i',
);

/** A comparison that names again what it compares: `5xx rate above 2% for 5m`. */
function parseComparisonOf(source: string): Condition | null {
  const comparison = subjectShape.exec(source)?.[1];
  return comparison === undefined ? null : parseComparison(comparison);
}

interface Quantity {
  value: number;
  unit: string;
  baseline: 'times' | 'above' | 'below' | null;
}

const timesShape = new RegExp(`^(${number})\\s*(?:x|×|times)\\s+(?:the\\s+)?baseline$`, 'i');
const shareShape = new RegExp(`^(${number})\\s*%\\s+of\\s+(?:the\\s+)?baseline$`, 'i');
const distanceShape = new RegExp(
  `^(${number})\\s*(\\S.*?)\\s+(above|over|below|under)\\s+(?:the\\s+)?baseline$`,
  'i',
);
const plainShape = new RegExp(
  `^(${number})\\s*(%(?:\\s+of\\s+[\\p{L}\\p{N} -]+)?|[\\p{L}µ°$€£/][\\p{L}\\p{N}µ°$€£/%._ -]*)?$`,
  'u',
);

function parseQuantity(text: string): Quantity | null {
  return (/baseline$/i.test(text) ? parseMultiple(text) : null) ?? parsePlain(text);
}

/** A quantity that is told by the baseline: `2x baseline`, `100 ms above baseline`. */
function parseMultiple(text: string): Quantity | null {
  if (/^(?:the\s+)?baseline$/i.test(text)) return { value: 1, unit: 'x', baseline: 'times' };
  const times = timesShape.exec(text);
  if (times) return { value: toNumber(times[1]), unit: 'x', baseline: 'times' };
  const share = shareShape.exec(text);
  if (share) return { value: toNumber(share[1]) / 100, unit: 'x', baseline: 'times' };
  const distance = distanceShape.exec(text);
  if (distance) {
    const side = /above|over/i.test(distance[3] ?? '') ? 'above' : 'below';
    return { value: toNumber(distance[1]), unit: (distance[2] ?? '').trim(), baseline: side };
  }
  return null;
}

function parsePlain(text: string): Quantity | null {
  const plain = plainShape.exec(text);
  if (!plain || noUnit.test(plain[2]?.trim() ?? '')) return null;
  return { value: toNumber(plain[1]), unit: plain[2]?.trim() ?? '', baseline: null };
}

/** A factor of nothing, a time without its unit, or a second condition. */
const noUnit = /^(?:x|×|times)\b|\b(?:for|within|over)\s+\d|\b(?:and|or|but)\b/i;

function toNumber(text: string | undefined): number {
  return Number((text ?? '').replaceAll(',', ''));
}

const rangeShape = new RegExp(`^(${number})\\s*(%|[a-zµ]{1,3})?\\s*(?:-|–|to)\\s*(.+)$`, 'i');
const withinShape = new RegExp(`^within\\s+(${number})\\s*%\\s+of\\s+(?:the\\s+)?baseline$`, 'i');

function parseRange(written: string): Condition | null {
  const source = splitWindow(written).rest;
  const within = withinShape.exec(source);
  if (within) {
    const share = toNumber(within[1]);
    const [from, to] = [Math.max(100 - share, 0) / 100, (100 + share) / 100];
    return { kind: 'range', from, to, unit: 'x', baseline: 'times' };
  }
  const match = rangeShape.exec(source);
  if (match) {
    const to = parseQuantity(match[3] ?? '');
    const from = to && toNumber(match[1]) * factorBetween(match[2] ?? to.unit, to.unit);
    return to && from !== null && from <= to.value
      ? { kind: 'range', from, to: to.value, unit: to.unit, baseline: to.baseline }
      : null;
  }
  const single = parseQuantity(source);
  return (
    single && {
      kind: 'range',
      from: single.value,
      to: single.value,
      unit: single.unit,
      baseline: single.baseline,
    }
  );
}

const eventShape = /^(?:any|no|the first|one|a single)\s+\S+/i;
const limitWithin = new RegExp(`(?:${operatorPattern})\\s*${number}`, 'i');

function parseEvent(source: string): Condition | null {
  if (!eventShape.test(source)) return null;
  const { rest, windowMs: window } = splitWindow(source);
  // "any rate above 5" has a limit, and would be an event that nobody sees plainly.
  return limitWithin.test(rest) ? null : { kind: 'event', event: rest, windowMs: window };
}

const signBefore = new RegExp(`(?:${operatorPattern})\\s*$`, 'i');
const quantity = new RegExp(
  `${number}(?:\\s*(?:%|(?:x|×|times) (?:the )?baseline|(?:per|\\/)\\s?\\p{L}+|\\p{L}+(?: per \\p{L}+)?))?(?: for ${number}\\s*[a-z]+)?`,
  'iuy',
);

/** The first comparison within a sentence: found by its number, which few words are, then its sign. */
function comparisonIn(sentence: string): { text: string; index: number } | null {
  for (const { index } of sentence.matchAll(/\d+/g)) {
    const sign = signBefore.exec(sentence.slice(Math.max(0, index - 24), index));
    if (!sign) continue;
    quantity.lastIndex = index;
    const rest = quantity.exec(sentence)?.[0];
    if (rest !== undefined) return { text: sign[0] + rest, index: index - sign[0].length };
  }
  return null;
}

const negation = /\b(?:no|not|none|never|nothing|nobody|without|n't)\b[^,;:]*$/i;
const opposites = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '=': null } as const;

/**
 * The first comparison within a sentence, such as "CPU is below 60% and stable"; null without one.
 * A denied one is turned round: "No statement held its lock for more than 1 s" asks for at most 1 s.
 */
export function findCondition(sentence: string): Condition | null {
  const found = comparisonIn(sentence);
  const condition = found && parseComparison(found.text.replace(/\s+/g, ' '));
  if (!found || condition?.kind !== 'comparison') return condition;
  if (!negation.test(sentence.slice(0, found.index))) return condition;
  const operator = opposites[condition.operator];
  return operator && { ...condition, operator };
}

/** Writes a condition as a page or a log shows it: `> 1.5 s for 10m`. */
export function formatCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'none':
      return 'none';
    case 'event':
      return condition.event + forWindow(condition.windowMs);
    case 'range': {
      const { from, to } = condition;
      return formatQuantity(from === to ? String(to) : `${String(from)}-${String(to)}`, condition);
    }
    case 'comparison':
      return `${condition.operator} ${formatQuantity(String(condition.value), condition)}${forWindow(condition.windowMs)}`;
  }
}

function formatQuantity(
  figure: string,
  { unit: written, baseline: kind }: Pick<Quantity, 'unit' | 'baseline'>,
): string {
  if (kind === 'times') return `${figure}x baseline`;
  const spaced = written === '' || written.startsWith('%') ? written : ` ${written}`;
  return kind === null ? `${figure}${spaced}` : `${figure}${spaced} ${kind} baseline`;
}

function forWindow(ms: number | null): string {
  return ms === null ? '' : ` for ${formatDuration(ms)}`;
}
