import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentRoot } from '../check/index.ts';
import { parseSite } from '../documents/site/parse.ts';

/** Where the site is published, as Astro's configuration takes it. */
export interface SiteAddress {
  /** The origin: `https://flightplan.example.com`. */
  site: string;
  /** The path below it: `/` or `/docs`. */
  base: string;
}

/** The address that site.yaml gives the site; the default's where there is no such file. */
export function siteAddress(root = contentRoot()): SiteAddress {
  const path = join(root, 'site.yaml');
  const { site } = parseSite(existsSync(path) ? readFileSync(path, 'utf8') : '');
  return { site: site.url, base: `/${site.base.replace(/^\/+|\/+$/g, '')}` };
}
