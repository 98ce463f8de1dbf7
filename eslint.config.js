import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';
import { importTableRule } from './scripts/import-table-rule.mjs';

/** Folders whose results follow from their arguments alone. */
const pure = 'src/{documents,insights,lint,rendering,run}/**/*.{ts,tsx}';

/** What reaches the outside world. */
const outside = [
  'window',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'globalThis',
  'setTimeout',
  'setInterval',
  'requestAnimationFrame',
  'performance',
  'fetch',
  'process',
  'console',
  'crypto',
];

/** What differs from call to call. */
const clock = [
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'new Date()'],
  ['CallExpression[callee.name="Date"]', 'Date()'],
  ['MemberExpression[object.name="Date"][property.name="now"]', 'Date.now()'],
  ['MemberExpression[object.name="Math"][property.name="random"]', 'Math.random()'],
  ['MemberExpression[object.name="Temporal"][property.name="Now"]', 'Temporal.Now'],
];

const byArgument = 'the caller hands it in as an argument, so that a test can too.';

export default defineConfig(
  globalIgnores(['dist', '.astro', '.cache', 'public', 'tests/fixtures']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  astro.configs.recommended,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { boolean: true, string: true } },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: [pure],
    rules: {
      'no-restricted-globals': [
        'error',
        ...outside.map((name) => ({ name, message: `This folder is pure: ${byArgument}` })),
      ],
      'no-restricted-syntax': [
        'error',
        ...clock.map(([selector, name]) => ({
          selector,
          message: `Unexpected ${name} in a pure folder: ${byArgument}`,
        })),
      ],
    },
  },
  {
    // Types in Astro files are the business of `astro check`.
    files: ['**/*.astro', '**/*.astro/*'],
    extends: [ts.configs.disableTypeChecked],
    plugins: { flightplan: { rules: { 'import-table': importTableRule } } },
    languageOptions: { parserOptions: { projectService: false } },
    rules: { 'flightplan/import-table': 'error' },
  },
  {
    // JSON.parse and its like are `any` here, and a JSDoc cast for each says less than the code.
    files: ['**/*.{js,mjs}'],
    rules: {
      'no-undef': 'off', // tsc looks at these files too
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
    },
  },
  {
    files: ['tests/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'MemberExpression[object.name=/^(describe|it|test|suite)$/][property.name=/^(only|skip|skipIf|runIf|todo|fixme|fails|fail)$/]',
          message: 'Unexpected part of the tests switched off: mend the test or remove it.',
        },
      ],
    },
  },
);
