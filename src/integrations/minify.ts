import type { AstroIntegration } from 'astro';
import { minify as minifyByTerser } from 'terser';

/**
 * Minifies the scripts of the pages once more, after Vite: Terser finds some two hundred bytes that
 * Vite's own minifier leaves in the run's, of the 30 KB that its page may load.
 */
export function minify(): AstroIntegration {
  return {
    name: 'flightplan:minify',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'flightplan:minify',
                apply: 'build',
                applyToEnvironment: ({ name }) => name === 'client',
                async generateBundle(_, bundle) {
                  for (const chunk of Object.values(bundle)) {
                    if (chunk.type !== 'chunk') continue;
                    // `unsafe` takes it that nobody has replaced `String`, `Error` and their like.
                    const compress = {
                      passes: 4,
                      pure_getters: true,
                      unsafe: true,
                      unsafe_arrows: true,
                    };
                    const { code } = await minifyByTerser(chunk.code, {
                      module: true,
                      ecma: 2020,
                      compress,
                    });
                    chunk.code = code ?? chunk.code;
                  }
                },
              },
            ],
          },
        });
      },
    },
  };
}
