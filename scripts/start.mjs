// `npm start`: from a fresh clone to the site in the browser.
import { parseArgs } from 'node:util';
import { ensureInstalled } from './setup/install.mjs';
import { isFree } from './setup/port.mjs';
import { SetupError } from './setup/project.mjs';
import { runNode } from './setup/run.mjs';

const { values } = parseArgs({
  options: { port: { type: 'string' }, host: { type: 'string' } },
});
const port = Number(values.port ?? process.env.PORT ?? 4321);
const host = values.host ?? '127.0.0.1';

try {
  if (!(await isFree(port))) {
    throw new SetupError(
      `Port ${port} is taken.`,
      `Stop what runs there, or choose another: npm start -- --port ${port + 1}`,
    );
  }
  const runtime = await ensureInstalled();
  const steps = [
    ['scripts/build.ts'], // which checks first
    ['scripts/preview.ts', '--port', String(port), '--host', host],
  ];
  for (const step of steps) {
    const { ok } = await runNode(runtime, step, { show: true });
    if (!ok) {
      process.exitCode = 1;
      break;
    }
  }
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`${error.output}✗ ${error.message}\n→ ${error.remedy}`);
  process.exitCode = 1;
}
