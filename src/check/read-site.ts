import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSite } from '../documents/site/parse.ts';
import type { Site } from '../documents/site/schema.ts';

/** The site.yaml of a content folder; the defaults where there is none. */
export function readSite(root: string): Site {
  const path = join(root, 'site.yaml');
  return parseSite(existsSync(path) ? readFileSync(path, 'utf8') : '').site;
}
