import { isBuiltin } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';
import { root } from './setup/project.mjs';
import { anyOf, describeRow, importTable } from './import-table.mjs';

/** @param {string} file */
const belowRoot = (file) => relative(root, file).replaceAll(sep, '/');

/**
 * @param {string} file below the root
 * @returns {string | undefined} the name of its row: `src/pages`, `scripts`
 */
const rowNameOf = (file) =>
  Object.keys(importTable).find((name) => file === name || file.startsWith(`${name}/`));

/**
 * @param {string} specifier
 * @param {string[]} packages
 */
const isOneOf = (specifier, packages) => new RegExp(`^${anyOf(packages)}(/|$)`).test(specifier);

/**
 * Whether the table lets a file import something.
 * @param {string} file below the root
 * @param {string} specifier as written
 * @param {boolean} isType whether only types are imported
 */
export function isAllowed(file, specifier, isType) {
  const own = rowNameOf(file);
  const row = own && importTable[own];
  if (!row) return true;
  if (specifier.startsWith('.')) {
    const target = belowRoot(resolve(root, dirname(file), specifier));
    if (target.startsWith(`${own}/`)) return true;
    const folders = isType ? [...row.folders, ...(row.typesOf ?? [])] : row.folders;
    return folders.some((folder) => target.startsWith(`src/${folder}/`));
  }
  if (isBuiltin(specifier)) return row.node ?? false;
  if (row.packages) return isOneOf(specifier, row.packages);
  return !isOneOf(specifier, row.packagesNot ?? []);
}

/**
 * Holds Astro files to the import table, as dependency-cruiser does with TypeScript files.
 * @type {import('eslint').Rule.RuleModule}
 */
export const importTableRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = belowRoot(context.physicalFilename);
    /** @param {any} node an import or export with a source, typescript-eslint's flavour included */
    const check = (node) => {
      const specifier = node.source?.value;
      const isType = (node.importKind ?? node.exportKind) === 'type';
      if (typeof specifier !== 'string' || isAllowed(file, specifier, isType)) return;
      const message = `Unexpected import of ${specifier}: ${describeRow(String(rowNameOf(file)))}`;
      context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};
