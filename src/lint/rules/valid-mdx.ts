import { frontMatterIsOpen } from '../front-matter-block.ts';
import { fileRule } from '../rule.ts';
import { syntaxHint } from '../syntax-hints.ts';

export default fileRule(
  {
    id: 'valid-mdx',
    severity: 'error',
    inDrafts: true,
    summary: 'Every document can be parsed.',
    why: 'A tag that is never closed or a stray brace leaves open what belongs to which stage. Nothing can be checked, shown or run then.',
  },
  ({ context: { syntax, openFence }, text }, report) => {
    // YAML read as Markdown, and a block that swallows tags, have rules of their own.
    if (!syntax || openFence || frontMatterIsOpen(text)) return;
    report(syntaxHint(syntax, text));
  },
);
