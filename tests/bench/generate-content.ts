import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { projectRoot } from '../../src/check/index.ts';

/**
 * Writes a content folder with as many runbooks as asked: the ready sample runbooks in turn, each
 * with a date, a title and a text of its own. All of them are complete.
 *
 * @param folder is created
 */
export async function generateContent(folder: string, count: number): Promise<void> {
  const samples = join(projectRoot, 'content');
  await mkdir(join(folder, 'runbooks'), { recursive: true });
  for (const name of await readdir(samples)) {
    // Logs tell of runbooks that are over, of which there are none here.
    if (name !== 'runbooks' && name !== 'logs')
      await cp(join(samples, name), join(folder, name), { recursive: true });
  }
  const ready = await readySamples(join(samples, 'runbooks'));
  const writes = Array.from({ length: count }, (_, number) => {
    const sample = ready[number % ready.length];
    if (!sample) throw new Error('There is no ready runbook among the samples.');
    return writeFile(
      join(folder, 'runbooks', nameOf(sample.name, number, number < ready.length)),
      variant(sample.text, number),
    );
  });
  await Promise.all(writes);
}

interface Sample {
  name: string;
  text: string;
}

async function readySamples(folder: string): Promise<Sample[]> {
  const names = (await readdir(folder)).toSorted();
  const samples = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  );
  return samples.filter(({ text }) => /^status: ready$/m.test(text));
}

/** The first of each kind keeps its name, since other documents link to it. */
function nameOf(sample: string, number: number, isFirst: boolean): string {
  return isFirst ? sample : `${basename(sample, '.mdx')}-${String(number)}.mdx`;
}

function variant(text: string, number: number): string {
  return text
    .replace(/^title: (.*)$/m, (_, title: string) => `title: ${title} (variant ${String(number)})`)
    .replace(
      '## Overview\n',
      () => `## Overview\n\nThis is release number ${String(number)} of its kind.\n`,
    );
}
