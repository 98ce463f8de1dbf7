import { readDocument } from '../../../src/check/read-document.ts';
import type { Log } from '../../../src/documents/log/schema.ts';

/** A log of a day with some body, read as from its file. */
export function parsedLog(day: string, body: string, frontMatter = ''): Log {
  const path = `logs/${day}-a.mdx`;
  const text = `---\nrunbook: a\nstarted: ${day}T09:00:00Z\n${frontMatter}---\n\n${body}`;
  const document = readDocument(path, text)?.document;
  if (document?.kind !== 'log') throw new Error('Unexpected document, expected a log');
  return document;
}
