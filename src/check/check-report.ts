import { availableParallelism } from 'node:os';
import { addFileFindings, readContent } from './check-content.ts';
import { readHouseData } from './house-data.ts';
import { reportOf, type Report } from './report.ts';
import { indexOf, sameAddress } from './site-index.ts';
import { Slice, type CheckedFile } from './slice.ts';
import { SliceWorker } from './slice-worker.ts';

/** Fewer files than this are checked before another thread has started. */
const worthAThread = 150;

/**
 * Reads, parses and checks all content for its problems alone: the same as `checkContent`, but for
 * the documents, which stay in the threads that share the work.
 *
 * @param root the content folder
 * @throws when the content folder is not there or can't be read
 */
export async function checkReport(root: string): Promise<Report> {
  const { texts, findings } = await readContent(root);
  const data = readHouseData(texts);
  const [own = new Map(), ...others] = shares(texts);
  const workers = others.map((share) => new SliceWorker(share, data));
  try {
    const slice = new Slice(own, data);
    const entries = [
      ...slice.entries(),
      ...(await Promise.all(workers.map((worker) => worker.entries()))).flat(),
    ].sort(inFileOrder);
    const index = indexOf(entries, data);
    const checking = workers.map((worker) => worker.check(index));
    const files: CheckedFile[] = slice.check(index);
    for (const found of await Promise.all(checking)) files.push(...found);
    addFileFindings(files, [...findings, ...sameAddress(entries)], data);
    return reportOf(files);
  } finally {
    await Promise.all(workers.map((worker) => worker.end()));
  }
}

/** The files in as many equal shares as threads are worth while, the first for this thread. */
function shares(texts: ReadonlyMap<string, string>): Map<string, string>[] {
  const threads = Math.min(availableParallelism(), Math.floor(texts.size / worthAThread), 8);
  const all = Array.from({ length: Math.max(1, threads) }, () => new Map<string, string>());
  let at = 0;
  for (const [path, text] of texts) all[at++ % all.length]?.set(path, text);
  return all;
}

function inFileOrder(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
