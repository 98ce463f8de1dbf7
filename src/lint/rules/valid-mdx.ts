import { fileRule } from '../rule.ts';

const hints: readonly { when: RegExp; found: string; expected: string; fix: string }[] = [
  {
    when: /character after `<`|Unexpected character .* before name/,
    found: '`<` directly before what is no tag',
    expected: 'a tag, or a less-than sign with a space after it',
    fix: 'write `< 5 ms` with a space, or put it into backticks',
  },
  {
    when: /create a comment in MDX/,
    found: 'an HTML comment',
    expected: 'an MDX comment',
    fix: 'write `{/* … */}`',
  },
];

export default fileRule(
  {
    id: 'valid-mdx',
    severity: 'error',
    inDrafts: true,
    summary: 'Every document can be parsed.',
    why: 'A tag that is never closed or a stray brace leaves open what belongs to which stage. Nothing can be checked, shown or run then.',
  },
  (_tree, { syntax }, report) => {
    if (!syntax) return;
    const hint = hints.findLast(({ when }) => when.test(syntax.message));
    const found = hint?.found ?? `text that is no MDX (${syntax.message.replace(/\.$/, '')})`;
    report({
      at: syntax.at,
      found,
      expected: hint?.expected ?? 'Markdown with closed tags and no stray `{` or `<`',
      fix: hint?.fix ?? 'close what is open, or put the text into backticks',
    });
  },
);
