const base = import.meta.env.BASE_URL;

/**
 * The address of a page or file of this site, under the site's base path.
 *
 * @param path from the site's root, such as `/runbooks/`
 */
export function link(path: string): string {
  return base.replace(/\/$/, '') + path;
}

/** The address of a document's page, by the folder of its kind. */
export function pageOf(folder: string, id: string): string {
  return link(`/${folder}/${encodeURIComponent(id)}/`);
}

/** The address of the plan that a run of a runbook follows; only a runbook that can be run has one. */
export function planOf(runbookId: string): string {
  return `${pageOf('runbooks', runbookId)}plan.json`;
}
