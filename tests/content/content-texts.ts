import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/check/index.ts';

/** The texts of the sample content, by their paths from the content folder. */
export function contentTexts(): Map<string, string> {
  const folder = join(projectRoot, 'content');
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:mdx|yaml)$/.test(path))
      .toSorted()
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]),
  );
}
