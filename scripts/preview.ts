// `npm run preview`: serves the site that `npm run build` wrote, under the path it was built for.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { contentRoot } from '../src/check/index.ts';
import { parseSite } from '../src/documents/site/parse.ts';
import { serveFolder } from './static-server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.PORT ?? '4321' },
    host: { type: 'string', default: '127.0.0.1' },
    out: { type: 'string', default: 'dist' },
  },
});
const folder = resolve(values.out);
const settings = join(contentRoot(), 'site.yaml');
const { base } = parseSite(existsSync(settings) ? readFileSync(settings, 'utf8') : '').site;

if (!existsSync(folder)) {
  console.error(`✗ There is no ${values.out}/ to serve.\n→ npm run build`);
  process.exit(2);
}
try {
  const port = Number(values.port);
  const { url } = await serveFolder(folder, { port, host: values.host, base });
  console.log(`\nFlightplan is served at ${url}  (Ctrl+C stops it)`);
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  console.error(
    code === 'EADDRINUSE'
      ? `✗ Port ${values.port} is taken.\n→ Stop what runs there, or choose another: --port ${String(Number(values.port) + 1)}`
      : `✗ ${message}`,
  );
  process.exit(2);
}
