// A thread of the check: parses its files, and holds them to the rules once it is sent the index.
import { parentPort, workerData } from 'node:worker_threads';
import type { SiteIndex } from '../lint/context.ts';
import type { SliceData } from './slice-worker.ts';
import { Slice } from './slice.ts';

const { texts, data } = workerData as SliceData;
const slice = new Slice(texts, data);

parentPort?.once('message', (index: SiteIndex) => {
  const files = slice.check(index).map(({ path, kind, problems }) => ({ path, kind, problems }));
  parentPort?.postMessage(files);
});
parentPort?.postMessage(slice.entries());
