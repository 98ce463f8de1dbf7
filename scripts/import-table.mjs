/**
 * Which folder may import what. dependency-cruiser holds scripts and TypeScript to it, ESLint the
 * Astro files, which dependency-cruiser can't read.
 *
 * @typedef {object} Row
 * @property {string[]} folders folders below `src/` whose values may be imported, besides its own
 * @property {string[]} [typesOf] folders of which `import type` may take types, and nothing else
 * @property {string[]} [packages] the only packages, as expressions; default: any
 * @property {string[]} [packagesNot] packages that are out, as expressions
 * @property {boolean} [node] whether Node's own modules are in; default: no
 * @property {string} because what the limit protects
 */

/** The tree tools of the unified family, their types included. */
const trees = ['(@types/)?(unist|mdast|hast|vfile)[\\w-]*', 'github-slugger'];

const astro = ['astro', 'astro:[\\w-]+', '@astrojs/[\\w-]+'];

/** @type {Record<string, Row>} */
export const importTable = {
  'src/documents': {
    folders: [],
    packages: ['zod', 'yaml', 'js-yaml', 'satteri', 'unbash', ...trees],
    because: 'documents are values: the same in the build, the tests and any other tool',
  },
  'src/rendering': {
    folders: [],
    typesOf: ['documents', 'insights'],
    packages: ['satteri', 'shiki', '@shikijs/[\\w-]+', 'vega', 'vega-[\\w-]+', ...trees],
    because:
      'rendering turns Markdown and figures into HTML and knows nothing of where either lives',
  },
  'src/lint': {
    folders: ['documents'],
    packages: ['unified', 'remark-[\\w-]+', 'satteri', 'unbash', 'fastest-levenshtein', ...trees],
    because: 'rules see one document and run in any unified tool and editor',
  },
  'src/check': {
    folders: ['documents', 'lint'],
    packagesNot: [...astro, 'preact', '@preact/[\\w-]+'],
    node: true,
    because: 'the check runs without the site',
  },
  'src/run': {
    folders: [],
    typesOf: ['documents'],
    packages: [],
    because: 'run mode is pure: clock and storage are handed in',
  },
  'src/insights': {
    folders: [],
    typesOf: ['documents'],
    packages: [],
    because: 'figures follow from the logs alone',
  },
  'src/islands': {
    folders: ['run', 'styles'],
    typesOf: ['documents'],
    packagesNot: ['zod', 'yaml', 'satteri', 'unified', ...astro],
    because: 'what islands import, every reader downloads',
  },
  'src/components': {
    folders: ['documents', 'islands', 'rendering', 'styles'],
    typesOf: ['insights', 'run'],
    packagesNot: ['astro:content'],
    because: 'components show what a page hands them',
  },
  'src/layouts': {
    folders: ['components', 'documents', 'islands', 'rendering', 'styles'],
    typesOf: ['insights', 'run'],
    packagesNot: ['astro:content'],
    because: 'layouts show what a page hands them',
  },
  'src/integrations': {
    folders: ['check'],
    typesOf: ['documents'],
    node: true,
    because: "integrations hook into the build and don't know the site's pages",
  },
  'src/pages': {
    folders: [
      'components',
      'documents',
      'insights',
      'integrations',
      'islands',
      'layouts',
      'rendering',
      'run',
      'styles',
    ],
    node: true,
    because: 'pages join the parts; the check has run before them',
  },
  'src/content.config.ts': {
    folders: ['documents', 'integrations'],
    node: true,
    because: 'it names loaders and schemas',
  },
  'astro.config.mjs': {
    folders: ['integrations'],
    node: true,
    because: 'it is wiring',
  },
  scripts: {
    folders: ['check', 'documents', 'insights', 'run'],
    node: true,
    because: 'commands are thin and know nothing of pages',
  },
};

/**
 * The source of an expression that any of the names matches; without names it matches nothing.
 * @param {string[]} names
 */
export const anyOf = (names) => (names.length > 0 ? `(?:${names.join('|')})` : '(?!)');

/**
 * What a row allows, as one line for a message.
 * @param {string} name
 */
export function describeRow(name) {
  const { folders, typesOf = [], because } = /** @type {Row} */ (importTable[name]);
  const parts = [...folders, ...typesOf.map((folder) => `types of ${folder}`)];
  return `${name} may import ${parts.join(', ') || 'no other folder'}: ${because} (scripts/import-table.mjs)`;
}
