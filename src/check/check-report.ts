import { addFileFindings, readContent } from './check-content.ts';
import { checkManyFiles } from './check-files.ts';
import { readHouseData } from './house-data.ts';
import { reportOf, type Report } from './report.ts';
import { ContentIndex, sameAddress } from './site-index.ts';

/**
 * Reads, parses and checks all content for its problems alone: the same as `checkContent`, but no
 * document is kept, so that the memory of thousands of trees is never needed at once. (Sharing the
 * files among threads was tried: each warms up its own compiler, and nothing is gained.)
 *
 * @param root the content folder
 * @param today the day by which something is due, as YYYY-MM-DD; null where none counts
 * @throws when the content folder is not there or can't be read
 */
export async function checkReport(root: string, today: string | null = null): Promise<Report> {
  const { texts, findings } = await readContent(root);
  const data = readHouseData(texts);
  const files = await checkManyFiles(texts, data, new ContentIndex(texts, data, today), false);
  addFileFindings(files, [...findings, ...sameAddress(texts.keys())], data);
  return reportOf(files);
}
