import fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkContent, checkTexts, type Problem } from '../../src/check/index.ts';
import { disk, type Disk } from '../../src/check/disk.ts';
import { completeContent } from '../rules/example-content.ts';

const runbook = 'runbooks/2026-11-03-checkout.mdx';
const complete = completeContent();
const runbookText = complete.get(runbook) ?? '';

describe('What is no sound content gets a message, and nothing throws', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'flightplan-robust-'));
    for (const [path, text] of complete) write(path, text);
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function write(path: string, text: string | Uint8Array): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  async function said(path = runbook, on?: Disk): Promise<string[]> {
    const { problems } = await checkContent(folder, on);
    return problems.filter((problem) => problem.path === path).map(inOneLine);
  }

  it('the complete content itself', async () => {
    expect((await checkContent(folder)).problems).toEqual([]);
  });

  it('an empty file', async () => {
    write(runbook, '');
    const [first] = await said();
    expect(first).toBe(
      '1:1 valid-yaml Unexpected empty file, expected `key: value` lines between two lines `---` at the top of the file, write the document',
    );
  });

  it('a file of nothing but front matter', async () => {
    write(runbook, `${runbookText.split('\n---\n')[0] ?? ''}\n---\n`);
    const rules = (await said()).map((line) => line.split(' ')[1]);
    expect(rules.filter((rule) => rule === 'section-present')).toHaveLength(7);
  });

  it('bytes that are no text', async () => {
    write(
      runbook,
      Uint8Array.from({ length: 4096 }, (_, index) => (index * 131) % 256),
    );
    expect(await said()).toEqual([
      '1:1 file-readable Unexpected bytes that are no UTF-8 text, expected a text in UTF-8, save it as UTF-8, or remove it',
    ]);
  });

  it('text with a null character', async () => {
    write(runbook, runbookText.replace('Overview', 'Over\0view'));
    expect(await said()).toEqual([
      '1:1 file-readable Unexpected bytes that are no UTF-8 text, expected a text in UTF-8, save it as UTF-8, or remove it',
    ]);
  });

  it('10 MB of text', async () => {
    write(runbook, 'Words that nobody reads.\n'.repeat(400_000));
    expect(await said()).toEqual([
      '1:1 file-readable Unexpected 10 MB of text, expected at most 524288 characters, split it into several documents',
    ]);
  });

  it('broken YAML in a document', async () => {
    write(runbook, runbookText.replace('title: Checkout', 'title: {Checkout'));
    expect(await said()).toEqual([
      '2:43 valid-yaml Unexpected `{` that is never closed, expected a `}` after the last of its values, write `}` here',
    ]);
  });

  it('broken YAML in the list of teams', async () => {
    write('teams.yaml', 'payments: {{{\n\t- :\n');
    expect(await said('teams.yaml')).not.toEqual([]);
  });

  it('broken YAML in the house rules, where the defaults hold', async () => {
    write('site.yaml', 'house: [');
    expect(await said('site.yaml')).toEqual([
      '1:9 valid-yaml Unexpected `[` that is never closed, expected a `]` after the last of its items, write `]` here',
    ]);
    expect(await said()).toEqual([]);
  });

  it('a tag that is never closed', async () => {
    write(runbook, runbookText.replace(/<\/Level>\n(?=\n## Monitoring)/, ''));
    expect(await said()).toEqual([
      '137:1 valid-mdx Unexpected `<Level>` that is never closed, expected `</Level>` after its last line, write `</Level>` on a line of its own before line 148',
    ]);
  });

  it('a code block that is never closed', async () => {
    write(runbook, runbookText.replace('--to 42\n```\n', '--to 42\n'));
    expect(await said()).toEqual([
      '42:1 fence-closed Unexpected code block that is never closed, from line 40 on, expected a line of three backticks after its last command, write the closing fence here',
    ]);
  });

  it('a file that is gone when it is read', async () => {
    const vanishing: Disk = {
      ...disk,
      read: (file) => {
        if (file.endsWith('checkout.mdx')) rmSync(file);
        return disk.read(file);
      },
    };
    expect(await said(runbook, vanishing)).toEqual([
      '1:1 file-readable Unexpected file that is gone, expected a readable text, restore it, or remove the link to it',
    ]);
  });

  it('a folder that may not be read', async () => {
    // A superuser may read every folder: the disk that says no is handed in.
    const guarded: Disk = {
      ...disk,
      list: (path) =>
        path.endsWith('runbooks')
          ? Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' }))
          : disk.list(path),
    };
    expect(await said('runbooks', guarded)).toEqual([
      '1:1 file-readable Unexpected no permission to read it, expected a readable text, give yourself the right to read it',
    ]);
  });

  it('two files with one address', async () => {
    write('runbooks/old/2026-11-03-checkout.mdx', runbookText);
    const problems = [...(await said()), ...(await said('runbooks/old/2026-11-03-checkout.mdx'))];
    expect(problems).toEqual([
      '1:1 address-unique Unexpected address /runbooks/2026-11-03-checkout/, which `runbooks/2026-11-03-checkout.mdx` has too, expected an address of its own, rename one of the two files',
    ]);
  });

  it('a link out of the content', async () => {
    symlinkSync('/etc/hostname', join(folder, 'runbooks/2026-11-04-secrets.mdx'));
    symlinkSync('/etc', join(folder, 'runbooks/elsewhere'));
    const message =
      '1:1 file-inside Unexpected link out of the content folder, expected a file of its own, replace the link by a copy of the file';
    expect(await said('runbooks/2026-11-04-secrets.mdx')).toEqual([message]);
    expect(await said('runbooks/elsewhere')).toEqual([message]);
  });

  it('a link to itself', async () => {
    symlinkSync('2026-11-04-loop.mdx', join(folder, 'runbooks/2026-11-04-loop.mdx'));
    expect(await said('runbooks/2026-11-04-loop.mdx')).toEqual([
      '1:1 file-readable Unexpected link that leads back to itself, expected a readable text, remove the link',
    ]);
  });

  it('a link to nothing', async () => {
    symlinkSync('nothing.mdx', join(folder, 'runbooks/2026-11-04-gone.mdx'));
    expect(await said('runbooks/2026-11-04-gone.mdx')).toEqual([
      '1:1 file-readable Unexpected file that is gone, expected a readable text, restore it, or remove the link to it',
    ]);
  });

  it('a link to the folder that it is in, which is not walked for ever', async () => {
    symlinkSync('.', join(folder, 'runbooks/again'));
    const { files, problems } = await checkContent(folder);
    expect(problems.map(inOneLine)).toEqual([
      '1:1 file-inside Unexpected link to a folder, expected a folder of its own, replace the link by a copy of the folder, or remove it',
    ]);
    expect(files).toHaveLength(complete.size + 1);
  });
});

describe('Any change of the complete content', () => {
  it('throws nothing, and every problem is at a place of its file, in the form of all messages', () => {
    fc.assert(
      fc.property(fc.constantFrom(...complete.keys()), edits(), (path, changes) => {
        const text = changes.reduce((current, change) => change(current), complete.get(path) ?? '');
        const { problems } = checkTexts('', new Map([...complete, [path, text]]));
        for (const problem of problems) expectSound(problem, path === problem.path ? text : null);
      }),
      { numRuns: 2_000, interruptAfterTimeLimit: 40_000 },
    );
  }, 60_000);
});

type Edit = (text: string) => string;

const pieces = [
  ...Array.from('{}<>`"\'|\\[]()#*_~&:-\t\n\r\0\u00a0\ud800😀'),
  '\n---\n',
  '\n```\n',
  '\n```bash\n',
  '<Stage>',
  '</Stage>',
  '<Level name="x" within="1m">',
  '<Lesson title="x">',
  '</Lesson>',
  '<b>',
  '{/*',
  '*/}',
  '<!--',
  '- [ ] ',
  '> ',
  '\n## Rollback\n',
  '\n| a | b |\n| - | - |\n',
  '![x](',
  '[x]: /y/',
  'TODO',
  ': ',
];

/** Some deletions, repetitions and insertions of characters, pieces of syntax and lines. */
function edits(): fc.Arbitrary<Edit[]> {
  const where = fc.double({ min: 0, max: 1, noNaN: true });
  const size = fc.integer({ min: 1, max: 30 });
  const edit = fc.oneof(
    fc.tuple(where, size).map(([at, length]): Edit => (text) => {
      const from = Math.floor(at * text.length);
      return text.slice(0, from) + text.slice(from + length);
    }),
    fc.tuple(where, size).map(([at, length]): Edit => (text) => {
      const from = Math.floor(at * text.length);
      return text.slice(0, from + length) + text.slice(from);
    }),
    fc.tuple(where, fc.constantFrom(...pieces)).map(([at, piece]): Edit => (text) => {
      const from = Math.floor(at * text.length);
      return text.slice(0, from) + piece + text.slice(from);
    }),
    fc.tuple(where, where, fc.constantFrom(0, 1, 2)).map(([at, to, copies]): Edit => (text) => {
      const lines = text.split('\n');
      const [line = ''] = lines.splice(Math.floor(at * lines.length), copies === 1 ? 0 : 1);
      const again = Array.from({ length: copies }, () => line);
      lines.splice(Math.floor(to * (lines.length + 1)), 0, ...again);
      return lines.join('\n');
    }),
  );
  return fc.array(edit, { minLength: 1, maxLength: 4 });
}

function expectSound(problem: Problem, text: string | null): void {
  const { line, column, endLine, endColumn, message } = problem;
  const found = inOneLine(problem);
  expect(message, found).toMatch(/^Unexpected \S[^]*, expected \S[^]*, [a-z]/);
  if (text === null) return;
  const lines = text.split(/\r\n|\r|\n/);
  expect(line, found).toBeGreaterThanOrEqual(1);
  expect(endLine, found).toBeGreaterThanOrEqual(line);
  expect(endLine, found).toBeLessThanOrEqual(lines.length);
  expect(column, found).toBeGreaterThanOrEqual(1);
  expect(column, found).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
  expect(endColumn, found).toBeGreaterThanOrEqual(line === endLine ? column : 1);
  expect(endColumn, found).toBeLessThanOrEqual((lines[endLine - 1] ?? '').length + 1);
}

function inOneLine({ line, column, rule, message }: Problem): string {
  return `${String(line)}:${String(column)} ${rule} ${message}`;
}
