import { createServer, type ServerResponse } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

/** How to serve a folder. */
export interface ServeOptions {
  /** Default: any free port. */
  port?: number;
  /** Default: `127.0.0.1`, this machine only. `0.0.0.0` lets a phone in the same network in. */
  host?: string;
  /** The path that the site stands under, such as `/docs/`. Default: `/`. */
  base?: string;
}

/** A running server. */
export interface StaticServer {
  port: number;
  /** The address of the site's first page, with a slash at its end. */
  url: string;
  /** Stops listening and hangs up on whoever is connected. */
  close: () => Promise<void>;
}

/**
 * Serves a built site as a plain web host does: index pages for folders, `404.html` for what is
 * not there. Each request reads the disk, so a rebuilt site is served without a restart.
 *
 * @throws NodeJS.ErrnoException with code `EADDRINUSE` when the port is taken
 */
export async function serveFolder(
  folder: string,
  { port = 0, host = '127.0.0.1', base = '/' }: ServeOptions = {},
): Promise<StaticServer> {
  const prefix = `/${base}/`.replace(/\/+/g, '/');
  const notFound = (response: ServerResponse) => {
    const page = join(folder, '404.html');
    response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' });
    response.end(existsSync(page) ? readFileSync(page) : 'Not found');
  };
  const serve = sirv(folder, {
    dev: true,
    etag: true,
    onNoMatch: (_request, response) => {
      notFound(response);
    },
  });
  const server = createServer((request, response) => {
    const { url = '/' } = request;
    if (url === prefix.slice(0, -1)) {
      response.writeHead(302, { Location: prefix }).end();
    } else if (url.startsWith(prefix)) {
      request.url = url.slice(prefix.length - 1);
      serve(request, response);
    } else {
      notFound(response);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    url: `http://localhost:${String(address.port)}${prefix}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
