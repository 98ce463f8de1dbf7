import { normalized } from '../documents/outline.ts';
import { after, before, places, type Span } from '../documents/span.ts';
import { misplaced } from './order.ts';
import type { Report } from './rule.ts';
import { anyOf, nearest, quoted } from './words.ts';

/** A `###` part of a section. */
interface Part {
  title: string;
  at: Span;
}

/**
 * Reports what a section's `###` parts lack of those that it must have, once each and in order; one
 * heading that is none of them may be meant as one that is missing.
 *
 * @param what a part is called in messages: `part`
 */
export function reportParts(
  section: Part & { parts: readonly Part[] },
  names: readonly string[],
  what: string,
  report: Report,
): void {
  const ranks = names.map((name) => normalized(name));
  const rank = (part: Part): number => ranks.indexOf(normalized(part.title));
  const known = section.parts.filter((part) => rank(part) !== -1);
  const first = known.filter(
    (part, index) => known.findIndex((other) => rank(other) === rank(part)) === index,
  );
  for (const part of known) {
    if (first.includes(part)) continue;
    const found = `second ${what} ${quoted(part.title)}`;
    report({ at: part.at, found, expected: `each ${what} once`, fix: 'merge the two' });
  }
  for (const { item, after: previous } of misplaced(first, rank)) {
    report({
      at: item.at,
      found: `place of the ${what} ${quoted(item.title)}`,
      expected: `it ${previous ? `after ${quoted(previous.title)}` : `as the first ${what}`}`,
      fix: 'move it there with all that is below it',
    });
  }
  reportMissing(section, names, first, what, report);
}

function reportMissing(
  section: Part & { parts: readonly Part[] },
  names: readonly string[],
  present: readonly Part[],
  what: string,
  report: Report,
): void {
  const isNamed = (part: Part, name: string): boolean =>
    normalized(part.title) === normalized(name);
  const others = section.parts.filter((part) => !names.some((name) => isNamed(part, name)));
  const missing = names.filter((name) => !present.some((part) => isNamed(part, name)));
  const spans = new Map(
    present.map((part) => [names.find((name) => isNamed(part, name)) ?? '', part.at]),
  );
  const at = places<string>(names, spans, after(section.at));
  const absent = missing.filter((name) => {
    const meant = nearest(
      normalized(name),
      others.map((part) => normalized(part.title)),
    );
    const part = others.findIndex((other) => normalized(other.title) === meant);
    const [heading] = part === -1 ? [] : others.splice(part, 1);
    if (!heading) return true;
    const written = `\`### ${name}\``;
    const found = `heading ${quoted(`### ${heading.title}`)}`;
    report({ at: heading.at, found, expected: written, fix: `write ${written}` });
    return false;
  });
  const [next] = absent;
  if (next === undefined) return;
  report({
    at: before(at[next] ?? section.at),
    found: `${quoted(section.title)} without ${anyOf(absent.map((name) => `### ${name}`)).replace(/ or (?=[^`]*`[^`]*`$)/, ' and ')}`,
    expected: `the ${what}s ${names.map((name) => `\`${name}\``).join(', ')}`,
    fix: 'add the missing headings, and what belongs below them',
  });
}
