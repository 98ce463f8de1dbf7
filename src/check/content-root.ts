import { isAbsolute, join, resolve } from 'node:path';

/** The folder of Flightplan itself. */
export const projectRoot = resolve(import.meta.dirname, '../..');

/**
 * The content folder: a flag's value, else the environment's FLIGHTPLAN_CONTENT, else `content/`.
 *
 * @param flag relative to where the command was called
 */
export function contentRoot(flag?: string): string {
  const given = flag ?? process.env.FLIGHTPLAN_CONTENT;
  if (!given) return join(projectRoot, 'content');
  return isAbsolute(given) ? resolve(given) : resolve(process.env.INIT_CWD ?? process.cwd(), given);
}
