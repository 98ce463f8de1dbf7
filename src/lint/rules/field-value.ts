import { fieldIssuesOf, pathOf } from '../field-issues.ts';
import { fileRule } from '../rule.ts';
import { nearest, quoted } from '../words.ts';

export default fileRule(
  {
    id: 'field-value',
    severity: 'error',
    summary: 'Every field holds the kind of value that it is for.',
    why: 'A date that no calendar has, or a risk that nobody defined, looks like an answer and is none.',
  },
  ({ context, parsed }, report) => {
    for (const { kind, found, expected, example, at, path } of fieldIssuesOf(context, parsed)) {
      if (kind !== 'value' || found.trim() === '') continue;
      const isText = found !== 'a list' && found !== 'a group of keys';
      const words = [...expected.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? '');
      const value = (isText && nearest(found, words)) || example;
      // Items of a list are numbered in their path: they are written without a key.
      const key = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
      const line = key === path.at(-1) ? `${key}: ${value ?? ''}` : value;
      report({
        at,
        found: `${isText ? quoted(found) : found.slice(2)} as \`${pathOf({ path })}\``,
        expected,
        fix: value ? `write for example \`${line ?? ''}\`` : `change \`${key}\``,
      });
    }
  },
);
