// `npm run preview`: serves the site that `npm run build` wrote, under the path it was built for.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { contentRoot, readSite } from '../src/check/index.ts';
import { serveFolder } from './static-server.ts';

const { values } = parseArgs({
  options: {
    content: { type: 'string' },
    port: { type: 'string', default: process.env.PORT ?? '4321' },
    host: { type: 'string', default: '127.0.0.1' },
    out: { type: 'string', default: 'dist' },
  },
});
const folder = resolve(values.out);
const { base } = readSite(contentRoot(values.content));

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
