import { relative, resolve, sep } from 'node:path';
import { reportOf, type Report } from './report.ts';

/**
 * The part of a report that is below some paths: everything is read all the same, since
 * a document may refer to any other.
 *
 * @param root the content folder
 * @param paths files or folders, from the working folder or from the content folder
 * @throws a message for the user when a path is none of the content
 */
export function selectPaths(
  root: string,
  report: Report,
  paths: readonly string[],
  workingFolder: string,
): Report {
  if (paths.length === 0) return report;
  const wanted = paths.map((path) => {
    const below = [resolve(workingFolder, path), resolve(root, path)]
      .map((absolute) => relative(root, absolute).split(sep).join('/'))
      .find((inside) => inside === '' || report.files.some((file) => isBelow(file.path, inside)));
    if (below === undefined)
      throw new Error(`No content file is at ${path}: give a file or folder of ${root}.`);
    return below;
  });
  const isWanted = ({ path }: { path: string }): boolean =>
    wanted.some((below) => isBelow(path, below));
  return reportOf(report.files.filter(isWanted));
}

function isBelow(path: string, below: string): boolean {
  return below === '' || path === below || path.startsWith(`${below}/`);
}
