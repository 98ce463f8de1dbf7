/**
 * What Astro must find in its environment to build the site of a content folder, and what not: it
 * prefers a variable named like one of Vite's own (Vitest sets `BASE_URL`) to the configured value.
 *
 * @param content the content folder
 */
export function prepareEnvironment(content: string): void {
  for (const name of ['BASE_URL', 'SITE', 'MODE', 'DEV', 'PROD', 'SSR', 'ASSETS_PREFIX']) {
    Reflect.deleteProperty(process.env, name);
  }
  process.env.FLIGHTPLAN_CONTENT = content;
}
