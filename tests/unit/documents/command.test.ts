import type { Node, Parent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { isShell, readCommands } from '../../../src/documents/command.ts';
import { treeOf } from './parsed-text.ts';

function readAll(text: string) {
  const [first, ...rest] = treeOf(text).children as Node[];
  const nodes = first?.type === 'mdxJsxFlowElement' ? (first as Parent).children : [first, ...rest];
  return readCommands(
    nodes.filter((node) => node !== undefined),
    text,
  );
}

function read(text: string) {
  const [command] = readAll(text).commands;
  if (!command) throw new Error('There is no command block.');
  return command;
}

describe('A command block', () => {
  it('has its language, its code as written, and its place', () => {
    expect(read('Text.\n\n```Bash\nship go \\\n  --now\n```\n')).toEqual({
      language: 'bash',
      danger: false,
      code: 'ship go \\\n  --now',
      note: null,
      at: { line: 3, column: 1, endLine: 6, endColumn: 4 },
    });
  });

  it('is marked danger by that word alone', () => {
    expect(read('```bash danger\nship rm\n```\n').danger).toBe(true);
    expect(read('```bash title="a" danger\nship rm\n```\n').danger).toBe(true);
    expect(read('```bash dangerous\nship rm\n```\n').danger).toBe(false);
  });

  it('loses the indentation of its fence and keeps its own', () => {
    expect(
      read('<Stage name="a">\n\n  ```bash\n  if x; then\n    y\n  fi\n  ```\n\n</Stage>\n').code,
    ).toBe('if x; then\n  y\nfi');
  });

  it('keeps what is said above it, below another block', () => {
    const { before, commands, after } = readAll(
      'First.\n\n```bash\na\n```\n\nOnly when the *schema* is at fault:\n\n```bash\nb\n```\n\nLast.\n',
    );
    expect(before?.text).toBe('First.');
    expect(commands.map(({ code, note }) => [code, note?.markdown ?? null])).toEqual([
      ['a', null],
      ['b', 'Only when the *schema* is at fault:'],
    ]);
    expect(after?.text).toBe('Last.');
  });

  it('leaves prose without any block as what is said before', () => {
    expect(readAll('One.\n\nTwo.\n')).toMatchObject({
      before: { text: 'One. Two.' },
      commands: [],
      after: null,
    });
  });

  it('is shell only where it says so', () => {
    const languages = ['bash', 'sh', 'shell', 'zsh', '', 'console', 'yaml'];
    expect(languages.filter((language) => isShell({ language }))).toEqual([
      'bash',
      'sh',
      'shell',
      'zsh',
    ]);
  });
});
