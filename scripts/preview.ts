// `npm run preview`: serves the site that `npm run build` wrote.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { serveFolder } from './static-server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.PORT ?? '4321' },
    host: { type: 'string', default: '127.0.0.1' },
    out: { type: 'string', default: 'dist' },
  },
});
const folder = resolve(values.out);

if (!existsSync(folder)) {
  console.error(`✗ There is no ${values.out}/ to serve.\n→ npm run build`);
  process.exit(2);
}
try {
  const { url } = await serveFolder(folder, { port: Number(values.port), host: values.host });
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
