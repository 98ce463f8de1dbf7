/*
 * How long `check` takes on a thousand runbooks, as a share of what remark-cli takes with its
 * recommended and consistent presets on the same files. Both are whole processes, side by side,
 * in turns: `check` before and after each remark-cli, which takes ten times as long, so that a slow
 * moment of the machine meets both. The bound is a tenth; the exit code says whether it holds.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/check/index.ts';
import { generateContent } from './generate-content.ts';
import { quantile } from './quantile.ts';

const files = 1_000;
const rounds = 5;
const bound = 0.1;

const folder = await mkdtemp(join(tmpdir(), 'flightplan-bench-'));
try {
  await generateContent(folder, files);
  const configuration = join(folder, '.remarkrc.json');
  const plugins = [
    'remark-frontmatter',
    'remark-gfm',
    'remark-mdx',
    'remark-preset-lint-recommended',
    'remark-preset-lint-consistent',
  ];
  await writeFile(
    configuration,
    JSON.stringify({
      plugins: plugins.map((name) => join(projectRoot, 'node_modules', name, 'index.js')),
    }),
  );
  const check = [...npmCommand('check'), '--content', folder, '--format', 'json'];
  const remark = [
    join(projectRoot, 'node_modules/remark-cli/cli.js'),
    '--rc-path',
    configuration,
    '--no-config',
    '--ext',
    'mdx',
    '--no-stdout',
    folder,
  ];
  const rows: { checkMs: number; remarkMs: number }[] = [];
  time(check);
  for (let round = 1; round <= rounds; round++) {
    const before = time(check);
    const remarkMs = time(remark);
    const row = { checkMs: (before + time(check)) / 2, remarkMs };
    rows.push(row);
    console.log(
      `round ${String(round)}: check ${seconds(row.checkMs)}, remark-cli ${seconds(row.remarkMs)}, ratio ${(row.checkMs / row.remarkMs).toFixed(3)}`,
    );
  }
  const ratio = quantile(
    rows.map(({ checkMs, remarkMs }) => checkMs / remarkMs),
    0.5,
  );
  console.log(
    `${String(files)} runbooks, median ratio ${ratio.toFixed(3)}, bound ${String(bound)}`,
  );
  process.exitCode = ratio <= bound ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** What `npm run` gives to Node for a command of package.json. */
function npmCommand(name: string): string[] {
  const text = readFileSync(join(projectRoot, 'package.json'), 'utf8');
  const { scripts } = JSON.parse(text) as { scripts: Record<string, string> };
  const [node, ...arguments_] = scripts[name]?.split(' ') ?? [];
  if (node !== 'node') throw new Error(`package.json has no command of Node called ${name}.`);
  return arguments_;
}

/** Milliseconds that a Node process takes as a whole. */
function time(arguments_: string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, arguments_, {
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1 << 28,
    cwd: projectRoot,
  });
  // remark-cli writes its warnings to standard error and exits 0; a 2 is a call that failed.
  if (status !== 0)
    throw new Error(`Exit code ${String(status)}: ${stderr.toString().slice(-500)}`);
  return performance.now() - started;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
