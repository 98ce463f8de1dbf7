/*
 * `npm run check`: reads, parses and checks the content, and says all that is wrong with it.
 *
 * package.json starts it with two of V8's flags, which take a tenth off a large check. Trees die
 * young: with a nursery of 16 MB memory is used again while the processor still has it at hand. And a
 * collection that happens to come while a tree is alive must not teach V8 to make the next thousand
 * trees as old objects, which then wait for a full collection.
 */
import { relative } from 'node:path';
import { parseArgs } from 'node:util';

const usage = `Usage: npm run check -- [--content DIR] [--format pretty|json|sarif|github] [PATH…]

  --content DIR   the content folder (default: FLIGHTPLAN_CONTENT, else content/)
  --format NAME   how to report (default: pretty)
  PATH…           report only these files or folders

Exit code: 0 without errors, 1 with errors, 2 when the check could not be done.
`;
const formats = ['pretty', 'json', 'sarif', 'github'] as const;

function readArguments() {
  const { values, positionals } = parseArgs({
    options: {
      content: { type: 'string' },
      format: { type: 'string', default: 'pretty' },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowPositionals: true,
  });
  const format = formats.find((name) => name === values.format);
  if (!format)
    throw new Error(`Unknown format \`${values.format}\`: choose ${formats.join(', ')}.`);
  return { ...values, format, paths: positionals };
}

async function main(): Promise<number> {
  const { content, format, help, paths } = readArguments();
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  const check = await import('../src/check/index.ts');
  const root = check.contentRoot(content);
  const workingFolder = process.env.INIT_CWD ?? process.cwd();
  const report = await check.checkReport(root, new Date().toISOString().slice(0, 10));
  const checked = check.selectPaths(root, report, paths, workingFolder);
  const prefix = `${relative(workingFolder, root).replaceAll('\\', '/') || '.'}/`.replace(
    /^\.\//,
    '',
  );
  const reports = {
    pretty: () => check.prettyReport(checked, check.terminalHasColors(), prefix),
    json: () => check.jsonReport(checked),
    sarif: () => check.sarifReport(checked, prefix),
    github: () => check.githubReport(checked, prefix),
  };
  const text = reports[format]();
  await new Promise((written) => process.stdout.write(text, written));
  return checked.errors > 0 ? 1 : 0;
}

try {
  // At once: to take apart what a large check leaves behind would take as long as fifty documents.
  process.exit(await main());
} catch (error) {
  const { code, path, message } = error as NodeJS.ErrnoException;
  const reason =
    code === 'ENOENT' && path
      ? `There is no content folder at ${path}: name it with --content or FLIGHTPLAN_CONTENT.`
      : message;
  process.stderr.write(`${reason}\n`);
  process.exitCode = 2;
}
