import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { projectRoot } from '../../../src/check/index.ts';

let content = '';
const log = 'logs/2026-11-03-refunds-rolled-back.mdx';

beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'flightplan-improve-'));
  await cp(join(projectRoot, 'tests/fixtures/complete'), content, { recursive: true });
  const file = join(content, log);
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('status="applied"', 'status="proposed"'));
});

afterEach(() => rm(content, { recursive: true }));

/** Runs `npm run improve`; `reads` says whether anybody reads what it prints. */
async function improve(
  words: string[],
  { reads = true } = {},
): Promise<{ code: number | null; output: string }> {
  const child = spawn(
    process.execPath,
    [join(projectRoot, 'scripts/command.mjs'), 'improve', ...words, '--content', content],
    { cwd: projectRoot, env: { ...process.env, NO_COLOR: '1' } },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  if (!reads) child.stdout.destroy();
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

const applying = ['apply', '2026-11-03-refunds-rolled-back#1'];

it('names the files that it changed', async () => {
  const { code, output } = await improve(applying);
  expect(code).toBe(0);
  expect(output).toMatch(
    /✓ .*2026-11-03-checkout\.mdx\n✓ .*refunds-rolled-back\.mdx\n→ Look at it/,
  );
});

it('changes all of its files also when nobody reads what it prints', async () => {
  const before = await readdir(content, { recursive: true });
  const { code, output } = await improve(applying, { reads: false });
  expect({ code, output }).toEqual({ code: 0, output: '' });
  expect(await readFile(join(content, log), 'utf8')).toContain('status="applied"');
  expect(await readFile(join(content, 'runbooks/2026-11-03-checkout.mdx'), 'utf8')).toContain(
    'less than 20 ms',
  );
  expect(await readdir(content, { recursive: true })).toEqual(before);
});

it('says what it can do where it is called in another way', async () => {
  expect(await improve(['accept', 'that'])).toMatchObject({
    code: 2,
    output: expect.stringContaining('Usage: npm run improve') as string,
  });
});
