import path from 'node:path';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const VAGUE_NAMES = /(^|[-.])(utils?|helpers?|common|managers?)([-.]|$)/;
const KEBAB_CASE = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** A file is named for what it holds. */
const fileName = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    Program(node) {
      const name = path.basename(context.filename);
      if (VAGUE_NAMES.test(name)) context.report({ node, message: `"${name}" says nothing: name the file for what it holds (no utils, helpers, common, manager)` });
      if (!KEBAB_CASE.test(name)) context.report({ node, message: `"${name}" is not kebab-case` });
    },
  }),
};

const house = { rules: { 'file-name': fileName } };

const SYNTAX = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name: a default export has another name in every importer.' },
  { selector: 'ExportSpecifier[exported.name="default"]', message: 'Export by name: a default export has another name in every importer.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals or a const object instead of an enum.' },
  { selector: 'MethodDefinition[kind="constructor"] > FunctionExpression[params.length>6]', message: 'A constructor has at most 6 dependencies: the class does too much.' },
];
const DATABASE_HANDLES = {
  selector: 'Identifier[name=/^(DataSource|EntityManager)$/]',
  message: 'Only the platform and data/ name DataSource and EntityManager: everyone else gets a Tx from the unit of work.',
};

const sized = (fileLines, functionLines) => ({
  'max-lines': ['error', { max: fileLines }],
  'max-lines-per-function': ['error', { max: functionLines, skipBlankLines: true, skipComments: true, IIFEs: true }],
});

/** What needs no knowledge of types, for every source file. */
const plainRules = {
  ...sized(400, 60),
  'house/file-name': 'error',
  'no-restricted-syntax': ['error', ...SYNTAX],
  'no-var': 'error',
  'prefer-const': 'error',
  'no-debugger': 'error',
  eqeqeq: ['error', 'always', { null: 'ignore' }],
};

const typedRules = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false, fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: true, attributes: false, inheritedMethods: false, properties: false, returns: false, variables: false } }],
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/prefer-promise-reject-errors': 'error',
  '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
};

export default [
  { ignores: ['dist/**', '.data/**', 'coverage/**', 'test/boundaries/planted/**', 'apps/web/src/api/schema.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.{js,mjs,cjs}'], plugins: { house }, rules: plainRules },
  {
    files: ['**/*.{ts,tsx,mts}'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
    plugins: { house, '@typescript-eslint': tseslint.plugin },
    rules: { ...plainRules, ...typedRules },
  },
  {
    files: ['{apps,libs,seeds}/**/*.ts'],
    ignores: ['libs/platform/**', '**/data/**', '**/*.{test,test-support}.ts', 'apps/web/**'],
    rules: { 'no-restricted-syntax': ['error', ...SYNTAX, DATABASE_HANDLES] },
  },
  { files: ['test/**', '**/*.{test,test-support}.{ts,tsx}'], rules: sized(800, 150) },
  { files: ['apps/web/**/*.tsx'], rules: sized(400, 150) },
  { files: ['apps/web/**/*.{ts,tsx}'], plugins: { 'react-hooks': reactHooks }, rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' } },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    ignores: ['apps/web/src/api/carry-out.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [{ name: '@tanstack/react-query', importNames: ['useMutation'], message: 'Acts are sent with useCarryOut: it keeps the commandId of a second try and reads again what the act may have changed.' }] }] },
  },
  { files: ['libs/platform/src/database/migrations/**'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  {
    // the tools that read these files ask for a default export
    files: ['*.config.{js,mjs}', 'apps/web/vite.config.ts', 'tools/closing-line-reporter.mjs', 'test/support/global-*.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
];
