import type { Improvement, Log } from '../documents/log/schema.ts';
import type { SectionNodes } from '../documents/outline.ts';
import { isBlank, type RichText } from '../documents/rich-text.ts';
import { after, type Span } from '../documents/span.ts';
import type { TagNode } from '../documents/tag.ts';
import { attributeText } from './parts.ts';
import type { Report } from './rule.ts';
import { quoted } from './words.ts';

/** Whether some prose answers with "None.": an answer, where silence is not (seed 001). */
export function saysNone(prose: RichText | null): boolean {
  return /^none\s*(?:[.,:;!–—-]|$)/i.test(prose?.text ?? '');
}

/** Reports a section that neither holds a part nor says "None.", and one that does both. */
export function reportSilence(
  section: SectionNodes,
  { prose, items }: Pick<Log['lessons'], 'prose'> & { items: readonly { at: Span }[] },
  { what, tag }: { what: string; tag: string },
  report: Report,
): void {
  const [first] = items;
  if (first && prose && saysNone(prose)) {
    report({
      at: prose.at,
      found: `${quoted(prose.text)} beside ${what}`,
      expected: 'one of the two',
      fix: 'remove it',
    });
  }
  if (first || saysNone(prose)) return;
  report({
    at: prose && isBlank(prose.text) ? prose.at : after(section.at),
    found: `section ${quoted(section.heading.title)} without ${what}`,
    expected: `\`${tag}\`, or \`None.\` where there is nothing to say`,
    fix: `add ${what}, or write \`None.\``,
  });
}

/** An attribute that a tag must have, and the words of the message about one that is empty. */
export interface RequiredAttribute {
  name: string;
  at: Span;
  expected: string;
  example: string;
}

/**
 * Reports an attribute that is missing or blank.
 *
 * @param what the tag with its article, for messages: `an action`
 * @returns its text; null where a message stands for it, this one or another rule's
 */
export function requireAttribute(
  node: TagNode | undefined,
  { name, at, expected, example }: RequiredAttribute,
  what: string,
  report: Report,
): string | null {
  const text = node ? attributeText(node, name) : null;
  if (text === null || !isBlank(text)) return text;
  const bare = what.replace(/^(?:an?|the) /, '');
  report({
    at,
    found:
      text === '' ? `${bare} without \`${name}\`` : `${quoted(text)} as \`${name}\` of ${what}`,
    expected,
    fix: `write for example \`${name}="${example}"\``,
  });
  return null;
}

/** Reports an attribute that is missing, blank, or none of some words. */
export function requireWord(
  node: TagNode | undefined,
  attribute: RequiredAttribute,
  words: readonly string[],
  what: string,
  report: Report,
): void {
  const text = requireAttribute(node, attribute, what, report);
  if (text === null || words.includes(text)) return;
  const { name, at, expected, example } = attribute;
  report({
    at,
    found: `${quoted(text)} as \`${name}\` of ${what}`,
    expected,
    fix: `write for example \`${name}="${example}"\``,
  });
}

/** Reports content of a tag that is missing, or says nothing. */
export function requireContent(
  content: RichText | null,
  at: Span,
  { found, expected }: { found: string; expected: string },
  report: Report,
): void {
  if (content && !isBlank(content.text)) return;
  report({ at, found, expected, fix: 'write it between the opening and the closing of the tag' });
}

/** Reports a declined proposal without its reason, and a reason where nothing was declined. */
export function reportReason(
  {
    status,
    because,
    attributes,
  }: Pick<Improvement, 'status' | 'because'> & {
    attributes: { because: Span };
  },
  node: TagNode | undefined,
  what: string,
  report: Report,
): void {
  if (status === 'declined') {
    const attribute = {
      name: 'because',
      at: attributes.because,
      expected: 'the reason why it was declined',
      example: 'The next release replaces this step',
    };
    requireAttribute(node, attribute, `a declined ${what.replace(/^an? /, '')}`, report);
  } else if (status !== null && because !== null && node && attributeText(node, 'because')) {
    report({
      at: attributes.because,
      found: `\`because\` of ${what} that is ${status}`,
      expected: 'a reason only where it was declined',
      fix: 'remove it, or write `status="declined"`',
    });
  }
}
