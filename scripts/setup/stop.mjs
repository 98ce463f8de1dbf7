/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** @param {number} exitCode */
function stop(exitCode) {
  for (const child of running) child.kill();
  process.exit(exitCode);
}

process.on('SIGINT', () => stop(130));
process.on('SIGTERM', () => stop(143));
process.on('SIGHUP', () => stop(129));

// Who stops npm stops the shell between it and this process, and the shell tells nobody.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(143), 1000).unref();
}

/**
 * Lets a child process end no later than this one, whichever way this one is stopped.
 * @param {import('node:child_process').ChildProcess} child
 */
export function stopWithUs(child) {
  running.add(child);
  child.once('close', () => running.delete(child));
}
