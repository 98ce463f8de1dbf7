import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { projectRoot } from '../../src/check/index.ts';

/**
 * Writes a content folder with as many runbooks as asked, and no less than the sample content has:
 * the samples as they are, which link to each other, and then the ready ones in turn, each with a
 * name, a title and a text of its own.
 *
 * @param folder is created
 */
export async function generateContent(folder: string, count: number): Promise<void> {
  const samples = join(projectRoot, 'content');
  await cp(samples, folder, { recursive: true });
  const names = await readdir(join(samples, 'runbooks'));
  const ready = await readySamples(join(samples, 'runbooks'));
  const writes = Array.from({ length: Math.max(0, count - names.length) }, (_, number) => {
    const sample = ready[number % ready.length];
    if (!sample) throw new Error('There is no ready runbook among the samples.');
    return writeFile(
      join(folder, 'runbooks', `${basename(sample.name, '.mdx')}-${String(number)}.mdx`),
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

function variant(text: string, number: number): string {
  return (
    text
      // It was released long ago: a ready one would be told of its missing log, a thousand times.
      .replace('\nstatus: ready\n', '\nstatus: retired\n')
      .replace(
        /^title: (.*)$/m,
        (_, title: string) => `title: ${title} (variant ${String(number)})`,
      )
      .replace(
        '## Overview\n',
        () => `## Overview\n\nThis is release number ${String(number)} of its kind.\n`,
      )
  );
}
