import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compiled } from '../../scripts/setup/compiled.mjs';
import { root } from '../../scripts/setup/project.mjs';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flightplan-compiled-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A script and a module of its, outside of the sources; resolves to the script's path from the root. */
async function writeScript(word: string): Promise<string> {
  await writeFile(join(folder, 'word.ts'), `export const word: string = '${word}';\n`);
  await writeFile(
    join(folder, 'script.ts'),
    "import { word } from './word.ts';\nexport const said = word;\n",
  );
  return relative(root, join(folder, 'script.ts'));
}

/** What the script says when it is loaded from where `compiled` says. */
async function said(script: string): Promise<string> {
  const address = await compiled(script, join(folder, 'kept'));
  return ((await import(/* @vite-ignore */ address)) as { said: string }).said;
}

async function madeFiles(): Promise<string[]> {
  return (await readdir(join(folder, 'kept'))).filter((name) => name.endsWith('.mjs'));
}

describe('A script in one file', () => {
  it('says what its source says', async () => {
    expect(await said(await writeScript('one'))).toBe('one');
    expect(await madeFiles()).toHaveLength(1);
  });

  it('is made anew when a module of its is written anew', async () => {
    const script = await writeScript('one');
    await said(script);
    await writeScript('two');
    expect(await said(script)).toBe('two');
  });

  it('is made anew when a module of its was written while it was made', async () => {
    const script = await writeScript('one');
    const later = new Date(Date.now() + 60_000);
    await utimes(join(folder, 'word.ts'), later, later);
    await said(script);
    // Of the same size, in the same moment: nothing but the record tells that it may be another.
    await writeScript('two');
    await utimes(join(folder, 'word.ts'), later, later);
    expect(await said(script)).toBe('two');
  });

  it('is made again when its file is gone', async () => {
    const script = await writeScript('one');
    await said(script);
    for (const name of await madeFiles()) await rm(join(folder, 'kept', name));
    await said(script);
    expect(await madeFiles()).toHaveLength(1);
  });

  it('is the source itself where no file can be made', async () => {
    const script = await writeScript('one');
    await writeFile(join(folder, 'kept'), 'A file where the folder should be.');
    expect(fileURLToPath(await compiled(script, join(folder, 'kept')))).toBe(
      join(folder, 'script.ts'),
    );
  });
});
