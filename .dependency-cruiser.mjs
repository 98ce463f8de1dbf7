import { anyOf, describeRow, importTable } from './scripts/import-table.mjs';

/** @typedef {import('dependency-cruiser').IRegularForbiddenRuleType} Rule */

/**
 * An expression for the paths of a row: a file, or all that a folder holds.
 * @param {string} name
 */
const below = (name) => `^${name.replaceAll('.', '\\.')}${/\.\w+$/.test(name) ? '$' : '/'}`;

/**
 * An expression for packages, by the path they are found at or else the name they are imported by.
 * @param {string[]} names
 */
const packagesLike = (names) => `(?:^|node_modules/)${anyOf(names)}(?:/|$)`;

/**
 * @param {[string, import('./scripts/import-table.mjs').Row]} row
 * @returns {Rule[]}
 */
function rulesOf([name, { folders, typesOf = [], packages, packagesNot, node }]) {
  /** @type {(kind: string, to: Rule['to']) => Rule} */
  const forbid = (kind, to) => ({
    name: `${name}: ${kind}`,
    comment: describeRow(name),
    severity: 'error',
    from: { path: below(name) },
    to,
  });
  const known = [...folders, ...typesOf].map((folder) => below(`src/${folder}`));
  return [
    forbid('folder', { path: '^(src|scripts|tests)/', pathNot: [below(name), ...known] }),
    ...typesOf.map((folder) =>
      forbid(`types of ${folder} only`, {
        path: below(`src/${folder}`),
        dependencyTypesNot: ['type-only'],
      }),
    ),
    ...(packages
      ? [forbid('package', { path: 'node_modules/|^astro:', pathNot: packagesLike(packages) })]
      : []),
    ...(packagesNot ? [forbid('package', { path: packagesLike(packagesNot) })] : []),
    ...(node ? [] : [forbid('Node', { dependencyTypes: ['core'] })]),
  ];
}

export default /** @satisfies {import('dependency-cruiser').IConfiguration} */ ({
  forbidden: [
    ...Object.entries(importTable).flatMap(rulesOf),
    {
      name: 'cycle',
      comment:
        'Modules that import each other are one module: join them, or take out what both need',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'unknown import',
      comment: 'Nothing of that name is in the repository or in package.json',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(astro|virtual):' },
    },
    {
      name: 'orphan',
      comment: 'Nothing imports this module, and it imports nothing: remove it, or use it',
      severity: 'error',
      from: { orphan: true, path: '^src/(check|integrations|lint|run)/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^tests/(fixtures|rules/[^/]+/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
});
