import type { Code } from 'mdast';
import { describe, expect, it } from 'vitest';
import { isShell, readCommand } from '../../../src/documents/command.ts';
import { firstOf, treeOf } from './parsed-text.ts';

function read(text: string) {
  return readCommand(firstOf<Code>(treeOf(text), 'code'));
}

describe('A command block', () => {
  it('has its language, its code as written, and its place', () => {
    expect(read('Text.\n\n```Bash\nship go \\\n  --now\n```\n')).toEqual({
      language: 'bash',
      danger: false,
      code: 'ship go \\\n  --now',
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
