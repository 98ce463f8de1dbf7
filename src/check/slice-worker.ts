import { Worker } from 'node:worker_threads';
import type { SiteIndex } from '../lint/context.ts';
import type { HouseData } from './house-data.ts';
import type { IndexEntry } from './site-index.ts';
import type { CheckedFile } from './slice.ts';

/** What a thread is started with. */
export interface SliceData {
  texts: ReadonlyMap<string, string>;
  data: HouseData;
}

/** A slice of the content in a thread of its own. */
export class SliceWorker {
  readonly #worker: Worker;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #entries: Promise<IndexEntry[]>;

  constructor(texts: ReadonlyMap<string, string>, data: HouseData) {
    this.#texts = texts;
    const workerData: SliceData = { texts, data };
    this.#worker = new Worker(new URL('./slice-thread.ts', import.meta.url), { workerData });
    this.#entries = this.#answer<IndexEntry[]>();
  }

  /** What its files contribute to the index. */
  entries(): Promise<IndexEntry[]> {
    return this.#entries;
  }

  /** Holds its files to the rules; their documents stay in the thread. */
  async check(index: SiteIndex): Promise<CheckedFile[]> {
    const answer = this.#answer<Omit<CheckedFile, 'text' | 'document'>[]>();
    this.#worker.postMessage(index);
    const files = await answer;
    return files.map((file) => ({
      ...file,
      text: this.#texts.get(file.path) ?? '',
      document: null,
    }));
  }

  /** Ends the thread. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #answer<Message>(): Promise<Message> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        this.#worker.removeAllListeners();
        act();
      };
      this.#worker.once('message', (message: Message) => {
        settle(() => {
          resolve(message);
        });
      });
      this.#worker.once('error', (error) => {
        settle(() => {
          reject(error instanceof Error ? error : new Error(String(error)));
        });
      });
      this.#worker.once('exit', (code) => {
        settle(() => {
          reject(new Error(`A thread of the check ended with code ${String(code)}.`));
        });
      });
    });
  }
}
