import { createServer } from 'node:net';

/** Both meanings of `localhost`: who listens on one of them would answer for us. */
const hosts = ['127.0.0.1', '::1'];

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
const isTaken = (port, host) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      resolve(error.code === 'EADDRINUSE' || error.code === 'EACCES');
    });
    server.listen(port, host, () => server.close(() => resolve(false)));
  });

/**
 * Whether a server can listen on a port of this machine.
 * @param {number} port
 */
export async function isFree(port) {
  for (const host of hosts) if (await isTaken(port, host)) return false;
  return true;
}
