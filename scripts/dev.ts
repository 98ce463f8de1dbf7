// `npm run dev`: the site with live preview; a broken document shows its problems on its page.
import { parseArgs } from 'node:util';
import { dev } from 'astro';
import { contentRoot, projectRoot } from '../src/check/index.ts';
import { prepareEnvironment } from './site-environment.ts';

const { values } = parseArgs({
  options: {
    content: { type: 'string' },
    port: { type: 'string', default: process.env.PORT ?? '4321' },
    host: { type: 'string' },
  },
});

prepareEnvironment(contentRoot(values.content));
await dev({
  root: projectRoot,
  server: { port: Number(values.port), ...(values.host ? { host: values.host } : {}) },
});
