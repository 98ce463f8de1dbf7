// `npm run improve`: lists what logs proposed, improvements and checks, and applies or declines one. It
// edits the files in the working tree, to be looked at as a change in Git.
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import {
  applyProposal,
  contentRoot,
  declineProposal,
  openChecks,
  openImprovements,
  readContent,
} from '../src/check/index.ts';

const usage = `Usage: npm run improve -- [--content DIR]                       lists what is open
       npm run improve -- apply ID                             writes it into its place
       npm run improve -- decline ID --because "why"           keeps the reason with the log

An improvement goes to the end of the section that it names. A check before releases joins
the checks of site.yaml, and with them "Before you start" of every runbook.

Exit code: 0 when it is done, 1 when it could not be, 2 for a call that can't be read.
`;

const { values, positionals } = parseArgs({
  options: {
    content: { type: 'string' },
    because: { type: 'string', default: '' },
    help: { type: 'boolean', short: 'h', default: false },
  },
  allowPositionals: true,
});
const root = contentRoot(values.content);

async function main(): Promise<number> {
  const [verb = 'list', id] = positionals;
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (!['list', 'apply', 'decline'].includes(verb) || (verb !== 'list' && id === undefined)) {
    process.stderr.write(usage);
    return 2;
  }
  const { texts } = await readContent(root);
  if (verb === 'list' || id === undefined) {
    list(texts);
    return 0;
  }
  const change =
    verb === 'apply' ? applyProposal(texts, id) : declineProposal(texts, id, values.because);
  if (change.problem !== null) {
    process.stderr.write(`✗ ${change.problem}\n`);
    for (const { path, line, column, message } of change.problems)
      process.stderr.write(`  ${path}:${String(line)}:${String(column)} ${message}\n`);
    return 1;
  }
  await replaceFiles(change.texts);
  for (const path of change.texts.keys())
    process.stdout.write(`✓ ${relative(process.cwd(), join(root, path))}\n`);
  process.stdout.write(
    '→ Look at it with `git diff`, mend the wording where it does not fit, and commit.\n',
  );
  return 0;
}

/** Writes all texts beside their files before the first takes its place: no file is ever half written. */
async function replaceFiles(texts: ReadonlyMap<string, string>): Promise<void> {
  const files = [...texts.keys()].map((path) => join(root, path));
  const fresh = files.map((file) => join(dirname(file), `.${basename(file)}.next`));
  try {
    const written = [...texts.values()];
    await Promise.all(fresh.map((file, index) => writeFile(file, written[index] ?? '')));
    for (const [index, file] of files.entries()) await rename(fresh[index] ?? '', file);
  } finally {
    await Promise.all(fresh.map((file) => rm(file, { force: true })));
  }
}

function list(texts: ReadonlyMap<string, string>): void {
  const improvements = openImprovements(texts);
  const checks = openChecks(texts);
  if (improvements.length + checks.length === 0) process.stdout.write('✓ Nothing is open.\n');
  for (const { id, log, improvement } of improvements)
    describe(
      id,
      [`to ${improvement.to}, proposed by ${log.path}`, `lesson: ${improvement.lesson}`],
      improvement.wording?.markdown ?? '',
    );
  for (const { id, flags } of checks)
    describe(
      id,
      ['a check before every release, flagged by', ...flags.map(({ log }) => `- ${log.path}`)],
      flags[0]?.preCheck.text ?? '',
    );
}

function describe(id: string, facts: readonly string[], wording: string): void {
  const lines = [
    id,
    ...facts.map((fact) => `  ${fact}`),
    '',
    wording.replace(/^(?=.)/gm, '    '),
    '',
    `  npm run improve -- apply ${id}`,
    `  npm run improve -- decline ${id} --because "…"`,
  ];
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
