import { defineConfig } from 'astro/config';
import { gate } from './src/integrations/gate.ts';
import { minify } from './src/integrations/minify.ts';
import { search } from './src/integrations/search.ts';
import { siteAddress } from './src/integrations/site-address.ts';

export default defineConfig({
  ...siteAddress(),
  outDir: process.env.FLIGHTPLAN_OUT ?? 'dist',
  trailingSlash: 'always',
  integrations: [gate(), minify(), search()],
  devToolbar: { enabled: false },
  // Documents are coloured by src/rendering/highlight.ts, with classes.
  markdown: { syntaxHighlight: false },
  build: {
    // Every page shares its styles and scripts, and the security policy knows no inline ones.
    inlineStylesheets: 'never',
    assets: 'assets',
  },
  vite: {
    build: {
      assetsInlineLimit: 0,
      cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    },
  },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
      // The search index is read by WebAssembly.
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
    },
  },
});
