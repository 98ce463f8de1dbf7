import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import config from '../../.dependency-cruiser.mjs';
import { isAllowed } from '../../scripts/import-table-rule.mjs';

/** What a folder must not import, and the rule that says so. */
const forbidden = [
  ['src/documents', `import 'astro'`, 'src/documents: package'],
  ['src/documents', `import 'node:fs'`, 'src/documents: Node'],
  ['src/documents', `import type { x } from '../lint/x.ts'`, 'src/documents: folder'],
  ['src/rendering', `import 'astro:content'`, 'src/rendering: package'],
  ['src/rendering', `import 'node:fs'`, 'src/rendering: Node'],
  ['src/rendering', `import '../documents/x.ts'`, 'src/rendering: types of documents only'],
  ['src/lint', `import 'astro'`, 'src/lint: package'],
  ['src/lint', `import 'node:fs'`, 'src/lint: Node'],
  ['src/lint', `import '../check/x.ts'`, 'src/lint: folder'],
  ['src/check', `import 'astro'`, 'src/check: package'],
  ['src/check', `import 'astro:content'`, 'src/check: package'],
  ['src/check', `import '../pages/x.ts'`, 'src/check: folder'],
  ['src/run', `import 'zod'`, 'src/run: package'],
  ['src/run', `import 'node:fs'`, 'src/run: Node'],
  ['src/run', `import '../documents/x.ts'`, 'src/run: types of documents only'],
  ['src/run', `import '../islands/x.ts'`, 'src/run: folder'],
  ['src/insights', `import 'node:fs'`, 'src/insights: Node'],
  ['src/insights', `import '../documents/x.ts'`, 'src/insights: types of documents only'],
  ['src/insights', `import '../run/x.ts'`, 'src/insights: folder'],
  ['src/islands', `import 'node:fs'`, 'src/islands: Node'],
  ['src/islands', `import 'zod'`, 'src/islands: package'],
  ['src/islands', `import '../documents/x.ts'`, 'src/islands: types of documents only'],
  ['src/islands', `import '../components/Card.astro'`, 'src/islands: folder'],
  ['src/components', `import 'node:fs'`, 'src/components: Node'],
  ['src/components', `import 'astro:content'`, 'src/components: package'],
  ['src/components', `import '../insights/x.ts'`, 'src/components: types of insights only'],
  ['src/layouts', `import '../pages/x.ts'`, 'src/layouts: folder'],
  ['src/integrations', `import '../pages/x.ts'`, 'src/integrations: folder'],
  ['src/integrations', `import '../islands/x.ts'`, 'src/integrations: folder'],
  ['src/pages', `import '../lint/x.ts'`, 'src/pages: folder'],
  ['src/pages', `import '../check/x.ts'`, 'src/pages: folder'],
  ['src/pages', `import '../../scripts/x.ts'`, 'src/pages: folder'],
  ['scripts', `import '../src/islands/x.ts'`, 'scripts: folder'],
  ['scripts', `import '../tests/x.ts'`, 'scripts: folder'],
  ['tests', `import './missing.ts'`, 'unknown import'],
] as const;

/** What looks close to the above and is allowed. */
const allowed = [
  ['src/documents', `import 'zod'; import type { Root } from 'mdast'`],
  ['src/lint', `import '../documents/x.ts'`],
  ['src/run', `import type { x } from '../documents/x.ts'`],
  ['src/islands', `import '../run/x.ts'`],
  ['src/check', `import 'node:fs'; import '../lint/x.ts'`],
  ['src/pages', `import 'astro:content'; import '../documents/x.ts'`],
  ['tests', `import '../scripts/x.ts'; import 'zod'`],
] as const;

/** The imports of some code, as the rule for Astro files is asked about them. */
const importsIn = (code: string) =>
  [...code.matchAll(/import (?<type>type)?.*?'(?<specifier>.+?)'/g)].map(({ groups }) => ({
    specifier: groups?.specifier ?? '',
    isType: groups?.type !== undefined,
  }));

let root: string;
let violations: string[];

/** The file that holds an import of one of the lists. */
const fileOf = (list: string, index: number, folder: string) =>
  `${folder}/${list}-${String(index)}.ts`;

async function write(path: string, text: string) {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'import-table-')));
  await symlink(resolve('node_modules'), join(root, 'node_modules'), 'junction');
  await write('package.json', '{ "type": "module" }');
  const folders = new Set([...forbidden, ...allowed].map(([folder]) => folder));
  for (const folder of folders) await write(`${folder}/x.ts`, 'export const x = 1;');
  await write('src/components/Card.astro', '');
  await write('src/run/cycle-a.ts', `import './cycle-b.ts'`);
  await write('src/run/cycle-b.ts', `import './cycle-a.ts'`);
  await write('src/lint/orphan.ts', `export const unused = 1`);
  for (const [index, [folder, code]] of forbidden.entries()) {
    await write(fileOf('forbidden', index, folder), code);
  }
  for (const [index, [folder, code]] of allowed.entries()) {
    await write(fileOf('allowed', index, folder), code);
  }

  const { output } = await cruise(['src', 'scripts', 'tests'], {
    ...config.options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: config.forbidden },
  });
  violations = (output as ICruiseResult).summary.violations.map(
    ({ from, rule }) => `${from} ${rule.name}`,
  );
});

afterAll(() => rm(root, { recursive: true }));

test.each(forbidden.map((row, index) => [...row, index] as const))(
  '%s may not: %s',
  (folder, _code, rule, index) => {
    expect(violations).toContain(`${fileOf('forbidden', index, folder)} ${rule}`);
  },
);

test.each(allowed.map((row, index) => [...row, index] as const))(
  '%s may: %s',
  (folder, _code, index) => {
    const file = fileOf('allowed', index, folder);
    expect(violations.filter((violation) => violation.startsWith(`${file} `))).toEqual([]);
  },
);

test('modules that import each other are a violation', () => {
  expect(violations).toContain('src/run/cycle-a.ts cycle');
});

test('a module that nothing uses is a violation', () => {
  expect(violations).toContain('src/lint/orphan.ts orphan');
});

test('Astro files are held to the same table', () => {
  const ask = (folder: string, code: string) =>
    importsIn(code).every(({ specifier, isType }) =>
      isAllowed(`${folder}/Card.astro`, specifier, isType),
    );
  const ofTheTable = forbidden.filter(([folder, , rule]) => rule.startsWith(folder));
  expect(ofTheTable.filter(([folder, code]) => ask(folder, code))).toEqual([]);
  expect(allowed.filter(([folder, code]) => !ask(folder, code))).toEqual([]);
  expect(isAllowed('src/components/Card.astro', 'fs', false)).toBe(false);
});
