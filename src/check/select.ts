import { relative, resolve, sep } from 'node:path';
import type { CheckedContent } from './check-content.ts';

/**
 * The part of a checked content that is below some paths: everything is read all the same, since
 * a document may refer to any other.
 *
 * @param paths files or folders, from the working folder or from the content folder
 * @throws a message for the user when a path is none of the content
 */
export function selectPaths(
  content: CheckedContent,
  paths: readonly string[],
  workingFolder: string,
): CheckedContent {
  if (paths.length === 0) return content;
  const wanted = paths.map((path) => {
    const below = [resolve(workingFolder, path), resolve(content.root, path)]
      .map((absolute) => relative(content.root, absolute).split(sep).join('/'))
      .find((inside) => inside === '' || content.files.some((file) => isBelow(file.path, inside)));
    if (below === undefined)
      throw new Error(`No content file is at ${path}: give a file or folder of ${content.root}.`);
    return below;
  });
  const isWanted = ({ path }: { path: string }): boolean =>
    wanted.some((below) => isBelow(path, below));
  const problems = content.problems.filter(isWanted);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return {
    ...content,
    files: content.files.filter(isWanted),
    problems,
    errors,
    warnings: problems.length - errors,
  };
}

function isBelow(path: string, below: string): boolean {
  return below === '' || path === below || path.startsWith(`${below}/`);
}
