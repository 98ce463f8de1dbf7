import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';

/**
 * Indexes the built pages for the search: those marked `data-pagefind-body`, with the filters
 * that they carry. A query loads a few KB of any size of site.
 */
export function search(): AstroIntegration {
  return {
    name: 'flightplan:search',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const { index, errors } = await pagefind.createIndex({});
        if (!index) throw new Error(`The search index can't be made: ${errors.join('; ')}`);
        try {
          const added = await index.addDirectory({ path: folder });
          const written = await index.writeFiles({ outputPath: `${folder}/pagefind` });
          const failed = [...added.errors, ...written.errors];
          if (failed.length > 0) throw new Error(`The search index failed: ${failed.join('; ')}`);
        } finally {
          await pagefind.close();
        }
      },
    },
  };
}
