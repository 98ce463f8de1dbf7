import type { Service } from '../documents/service/schema.ts';
import type { Site } from '../documents/site/schema.ts';
import type { Team } from '../documents/team/schema.ts';
import { kindOf } from '../documents/kinds.ts';
import type { Disk } from './disk.ts';
import { fileProblem } from './file-rules.ts';
import { findFiles, type FileFinding } from './find-files.ts';
import { readHouseData, type HouseData } from './house-data.ts';
import { byPlace, compare } from './problem.ts';
import { readText } from './read-text.ts';
import { reportOf, type Report } from './report.ts';
import { ContentIndex, sameAddress } from './site-index.ts';
import { checkFiles, type CheckedFile } from './check-files.ts';

/** The whole content, checked. */
export interface CheckedContent extends Report {
  /** The content folder. */
  root: string;
  site: Site;
  services: Service[];
  teams: Team[];
  /** In file order. */
  files: CheckedFile[];
}

/** The content as it was read from the disk. */
export interface ReadContent {
  /** Each file's text, without byte-order mark, by its path from the content folder. */
  texts: Map<string, string>;
  /** What is wrong with files and folders, before any is parsed. */
  findings: FileFinding[];
}

/**
 * Reads all files of a content folder.
 *
 * @throws when the content folder is not there or can't be read
 */
export async function readContent(root: string, disk?: Disk): Promise<ReadContent> {
  const { paths, findings } = await findFiles(root, disk);
  const texts = new Map<string, string>();
  const read = await Promise.all(
    paths.map(async (path) => [path, await readText(root, path, disk)] as const),
  );
  for (const [path, result] of read) {
    if (typeof result === 'string') texts.set(path, result);
    else findings.push(result);
  }
  return { texts, findings };
}

/**
 * Reads, parses and checks all content.
 *
 * @param root the content folder
 * @throws when the content folder is not there or can't be read
 */
export async function checkContent(root: string, disk?: Disk): Promise<CheckedContent> {
  const { texts, findings } = await readContent(root, disk);
  return checkTexts(root, texts, findings);
}

/** Checks content that has been read. */
export function checkTexts(
  root: string,
  texts: ReadonlyMap<string, string>,
  findings: readonly FileFinding[] = [],
  today: string | null = null,
): CheckedContent {
  const data = readHouseData(texts);
  const files = checkFiles(texts, data, new ContentIndex(texts, data, today), true);
  addFileFindings(files, [...findings, ...sameAddress(texts.keys())], data);
  const { site, services, teams } = data;
  return { root, site, services, teams, ...reportOf(files) };
}

/** Adds the problems of whole files to the checked files; one that could not be read joins them. */
export function addFileFindings(
  files: CheckedFile[],
  findings: readonly FileFinding[],
  { rulesUrl }: Pick<HouseData, 'rulesUrl'>,
): void {
  const byPath = new Map(files.map((file) => [file.path, file]));
  for (const { path, rule, ...finding } of findings) {
    let file = byPath.get(path);
    if (!file) {
      file = { path, text: '', kind: kindOf(path)?.kind ?? null, document: null, problems: [] };
      byPath.set(path, file);
      files.push(file);
    }
    file.problems.push(fileProblem(path, rule, finding, rulesUrl));
    file.problems.sort(byPlace);
  }
  files.sort((a, b) => compare(a.path, b.path));
}
