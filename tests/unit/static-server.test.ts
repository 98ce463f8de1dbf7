import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveFolder, type StaticServer } from '../../scripts/static-server.ts';

let folder: string;
let server: StaticServer;

/** Asks for a path exactly as written; `fetch` would tidy it up first. */
const get = (path: string) =>
  new Promise<{ status: number; type: string; location: string; body: string }>(
    (resolve, reject) => {
      request({ host: '127.0.0.1', port: server.port, path }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => (body += text));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            type: response.headers['content-type'] ?? '',
            location: response.headers.location ?? '',
            body,
          }),
        );
      })
        .on('error', reject)
        .end();
    },
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'static-server-'));
  await mkdir(join(folder, 'site', 'cards'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'site', 'index.html'), 'home');
  await writeFile(join(folder, 'site', '404.html'), 'not here');
  await writeFile(join(folder, 'site', 'cards', 'index.html'), 'cards');
  await writeFile(join(folder, 'site', 'site.webmanifest'), '{}');
  server = await serveFolder(join(folder, 'site'), { base: '/docs' });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

test('the address is that of the first page', async () => {
  expect(server.url).toBe(`http://localhost:${server.port}/docs/`);
  expect(await get('/docs/')).toMatchObject({ status: 200, body: 'home' });
  expect(await get('/docs')).toMatchObject({ status: 302, location: '/docs/' });
});

test('a folder answers with its index page', async () => {
  expect(await get('/docs/cards/?q=1')).toMatchObject({
    status: 200,
    type: 'text/html;charset=utf-8',
    body: 'cards',
  });
});

test('what is not there, or not under the base, is the 404 page', async () => {
  const notFound = { status: 404, type: 'text/html;charset=utf-8', body: 'not here' };
  expect(await get('/docs/none')).toMatchObject(notFound);
  expect(await get('/cards/')).toMatchObject(notFound);
});

test('nothing outside the folder is served', async () => {
  expect(await get('/docs/../secret.txt')).toMatchObject({ status: 404 });
  expect(await get('/docs/%2e%2e/secret.txt')).toMatchObject({ status: 404 });
});

test('files have the type that browsers need', async () => {
  expect(await get('/docs/site.webmanifest')).toMatchObject({ type: 'application/manifest+json' });
});

test('a page that is written later is served without a restart', async () => {
  await writeFile(join(folder, 'site', 'later.html'), 'later');
  expect(await get('/docs/later.html')).toMatchObject({ status: 200, body: 'later' });
});

test('a taken port is an error', async () => {
  await expect(serveFolder(folder, { port: server.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
