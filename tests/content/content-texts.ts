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

/**
 * What a document is checked among: what every document needs (the house's files, cards, principles),
 * and of the others those that it names; a runbook names no other release. With all of them, each
 * check would parse a year of releases anew.
 */
export function neighboursOf(
  [path, text]: readonly [path: string, text: string],
  content: ReadonlyMap<string, string>,
): [path: string, text: string][] {
  return [...content].filter(([other]) => {
    const [, folder, id] = /^(runbooks|logs|guidelines|playbooks)\/(.+)\.mdx$/.exec(other) ?? [];
    if (folder === undefined || id === undefined) return true;
    const isRelease = folder === 'runbooks' || folder === 'logs';
    return (
      text.includes(isRelease ? id : `${folder}/${id}`) &&
      !(isRelease && path.startsWith('runbooks/'))
    );
  });
}
