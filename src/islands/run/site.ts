/** What the page knows of the site, from its attributes. */
interface SiteFacts {
  /** The site's base path, without a slash at its end. */
  base: string;
  /** Opens a new file in the Git host: `{name}` and `{text}` stand for the log; empty without one. */
  newLog: string;
}

/** Where runs are drawn: nowhere in a test of a part, and in the worker that keeps the run. */
export const root = (globalThis as { document?: Document }).document?.querySelector<HTMLElement>(
  '[data-run-root]',
);

/** What the page knows of the site. */
export const site: SiteFacts = {
  base: root?.dataset.base ?? '',
  newLog: root?.dataset.newLog ?? '',
};
