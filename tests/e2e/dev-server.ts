import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '../../src/check/index.ts';

/** A running `npm run dev`. */
export interface DevServer {
  url: string;
  /** The content folder it shows, for a test to change. */
  content: string;
  close: () => Promise<void>;
}

/** What the site is made of. */
const sources = ['astro.config.mjs', 'package.json', 'tsconfig.json', 'public', 'scripts', 'src'];

/**
 * Starts `npm run dev` on a copy of the small complete content.
 *
 * Astro keeps what a dev server knows in the project's own `.astro/`, and a second server there
 * would show its content in the first. So the project is copied, to below itself, where the copy
 * finds the packages.
 */
export async function startDevServer(): Promise<DevServer> {
  mkdirSync(join(projectRoot, '.cache'), { recursive: true });
  const project = mkdtempSync(join(projectRoot, '.cache/dev-'));
  const content = join(project, 'content');
  for (const name of [...sources, 'tests/rules']) {
    cpSync(join(projectRoot, name), join(project, name), { recursive: true });
  }
  cpSync(join(projectRoot, 'tests/fixtures/complete'), content, { recursive: true });
  allowPackages(project);
  const port = await freePort();
  const server = spawn(
    process.execPath,
    [join(project, 'scripts/dev.ts'), ...['--content', content, '--port', String(port)]],
    { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  let output = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes('watching for file changes')) resolve();
      });
    }
    void ended.then(() => reject(new Error(`The dev server did not start:\n${output}`)));
  });
  return {
    url: `http://localhost:${port}/`,
    content,
    close: async () => {
      server.kill();
      await ended;
      rmSync(project, { recursive: true });
    },
  };
}

/** Vite serves files of the project only, and the packages are above the copy. */
function allowPackages(project: string): void {
  renameSync(join(project, 'astro.config.mjs'), join(project, 'site.config.mjs'));
  writeFileSync(
    join(project, 'astro.config.mjs'),
    `import config from './site.config.mjs';
const server = { ...config.vite?.server, fs: { allow: [${JSON.stringify(projectRoot)}] } };
export default { ...config, vite: { ...config.vite, server } };
`,
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
