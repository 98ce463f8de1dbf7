const markdownFor: Readonly<Record<string, string>> = {
  a: 'write `[text](https://…)`',
  b: 'write `**text**`',
  strong: 'write `**text**`',
  i: 'write `*text*`',
  em: 'write `*text*`',
  s: 'write `~~text~~`',
  del: 'write `~~text~~`',
  code: 'put the text into backticks',
  kbd: 'put the text into backticks',
  tt: 'put the text into backticks',
  pre: 'write a code block between two lines of three backticks',
  br: 'begin a new paragraph, or a new row of the table',
  p: 'leave an empty line above and below the paragraph',
  div: 'leave an empty line above and below the text',
  span: 'write the text alone',
  hr: 'write `---` between two empty lines',
  img: 'write `![what it shows](https://…)`',
  ul: 'begin each item with `- `',
  ol: 'begin each item with `1. `',
  li: 'begin each item with `- `',
  input: 'write a task as `- [ ] …`',
  blockquote: 'begin each line with `> `',
  table: 'write a table with `|` between the cells',
  details: 'write the text under a heading of its own',
  h1: 'write `## …`',
  h2: 'write `## …`',
  h3: 'write `### …`',
  h4: 'write `#### …`',
};

/** What an author writes instead of an HTML tag, as an imperative; null for an unknown tag. */
export function markdownInsteadOf(name: string): string | null {
  return Object.hasOwn(markdownFor, name) ? (markdownFor[name] ?? null) : null;
}
