import type { AstroIntegration } from 'astro';
import { AstroError } from 'astro/errors';
import { checkReport, contentRoot, prettyReport, terminalHasColors } from '../check/index.ts';

/**
 * Stops a build of incomplete content before anything is written. `npm run build` has checked
 * before; this gate holds whoever calls `astro build` directly to the same.
 *
 * @param content the content folder; by default the one that FLIGHTPLAN_CONTENT names
 */
export function gate(content = contentRoot()): AstroIntegration {
  return {
    name: 'flightplan:gate',
    hooks: {
      'astro:config:setup': async ({ command }) => {
        if (command !== 'build') return;
        const checked = await checkReport(content);
        if (checked.errors === 0) return;
        process.stdout.write(prettyReport(checked, terminalHasColors()));
        throw new AstroError(
          `The content has ${String(checked.errors)} errors, and nothing was built.`,
          'Mend what is listed above, or set `status: draft` in a runbook that is not finished.',
        );
      },
    },
  };
}
