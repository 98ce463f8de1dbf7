const spinner = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
const isTerminal = process.stdout.isTTY && process.env.TERM !== 'dumb';

/** Whether what is printed may have colours; `NO_COLOR` says no. */
export const hasColors = isTerminal && process.stdout.hasColors();

/**
 * @param {number} code an ANSI colour
 * @returns {(text: string) => string}
 */
const color = (code) => (text) => (hasColors ? `\u001b[${code}m${text}\u001b[0m` : text);

/** Colours for a terminal that has them. */
export const paint = { green: color(32), red: color(31), dim: color(2), bold: color(1) };

/**
 * A duration for people: `0.4 s`, `12 s`, `2 min 5 s`.
 * @param {number} ms
 */
export function duration(ms) {
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Shows that work is under way until it is done: a running clock on a terminal, elsewhere a line
 * each half minute, so that nobody takes a long step for a stuck one.
 * @template Result
 * @param {() => string} text what is being done; nothing is shown while it is empty
 * @param {() => Promise<Result>} work
 * @returns {Promise<{ result: Result, took: string }>}
 */
export async function withProgress(text, work) {
  const start = performance.now();
  const elapsed = () => duration(performance.now() - start);
  let frame = 0;
  const timer = isTerminal
    ? setInterval(() => {
        if (text() === '') return;
        const sign = spinner[frame++ % spinner.length];
        process.stdout.write(`\r\u001b[2K${sign} ${text()}  ${paint.dim(elapsed())}`);
      }, 100)
    : setInterval(() => text() && console.log(`… ${text()}  ${elapsed()}`), 30_000);
  try {
    const result = await work();
    return { result, took: elapsed() };
  } finally {
    clearInterval(timer);
    if (isTerminal) process.stdout.write('\r\u001b[2K');
  }
}

/**
 * Prints the line of a step that is over.
 * @param {boolean} ok
 * @param {string} text
 * @param {string} [took]
 */
export function printDone(ok, text, took = '') {
  const sign = ok ? paint.green('✓') : paint.red('✗');
  // Another step's clock may be running in this line.
  if (isTerminal) process.stdout.write('\r\u001b[2K');
  console.log(`${sign} ${text}${took && `  ${paint.dim(took)}`}`);
}
