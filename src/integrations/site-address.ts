import { contentRoot, readSite } from '../check/index.ts';

/** Where the site is published, as Astro's configuration takes it. */
export interface SiteAddress {
  /** The origin: `https://flightplan.example.com`. */
  site: string;
  /** The path below it: `/` or `/docs`. */
  base: string;
}

/** The address that site.yaml gives the site; the default's where there is no such file. */
export function siteAddress(root = contentRoot()): SiteAddress {
  const { url, base } = readSite(root);
  return { site: url, base: `/${base.replace(/^\/+|\/+$/g, '')}` };
}
