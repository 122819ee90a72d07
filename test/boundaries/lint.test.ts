import { beforeAll, describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { PLANTED, ROOT, runTool } from './run-tool.js';

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

const LINT = 'libs/workflow/src/lint';

/** Planted file, the rule that reports it, and a word of the message where one rule carries several prohibitions. */
const BREACHES: readonly (readonly [file: string, rule: string, word: string])[] = [
  [`${LINT}/floating-promise.ts`, '@typescript-eslint/no-floating-promises', 'awaited'],
  [`${LINT}/half-switch.ts`, '@typescript-eslint/switch-exhaustiveness-check', 'closed'],
  [`${LINT}/any-type.ts`, '@typescript-eslint/no-explicit-any', 'any'],
  [`${LINT}/non-null.ts`, '@typescript-eslint/no-non-null-assertion', 'non-null'],
  [`${LINT}/type-import.ts`, '@typescript-eslint/consistent-type-imports', 'import type'],
  [`${LINT}/default-export.ts`, 'no-restricted-syntax', 'default export'],
  [`${LINT}/enumeration.ts`, 'no-restricted-syntax', 'enum'],
  [`${LINT}/wide-constructor.ts`, 'no-restricted-syntax', '6 dependencies'],
  [`${LINT}/database-handle.ts`, 'no-restricted-syntax', 'unit of work'],
  [`${LINT}/date-utils.ts`, 'house/file-name', 'says nothing'],
  [`${LINT}/CamelCase.ts`, 'house/file-name', 'kebab-case'],
  [`${LINT}/long-file.ts`, 'max-lines', '401'],
  [`${LINT}/long-function.ts`, 'max-lines-per-function', 'long'],
  ['apps/web/src/sends-alone.ts', 'no-restricted-imports', 'useCarryOut'],
  ['apps/web/src/conditional-hook.tsx', 'react-hooks/rules-of-hooks', 'conditionally'],
];

describe('lint rules', () => {
  let files: readonly LintedFile[];
  beforeAll(async () => {
    files = JSON.parse(await runTool('eslint/bin/eslint.js', ['--config', path.join(ROOT, 'eslint.config.js'), '--format', 'json', '.'], PLANTED)) as LintedFile[];
  }, 120_000);

  it.each(BREACHES)('%s is reported by %s', (file, rule, word) => {
    const messages = files.find(({ filePath }) => filePath === path.join(PLANTED, file))?.messages ?? [];
    expect(messages.map(({ ruleId }) => ruleId)).toContain(rule);
    expect(messages.map(({ message }) => message).join('\n')).toContain(word);
    expect(new Set(messages.map(({ ruleId }) => ruleId)).size).toBe(1);
  });

  it('reports nothing else in the planted house', () => {
    const reported = files.filter(({ messages }) => messages.length > 0).map(({ filePath }) => path.relative(PLANTED, filePath));
    expect(reported.sort()).toEqual(BREACHES.map(([file]) => file).sort());
  });
});

describe('unused code', () => {
  it('reports an export that nobody imports and a file that nobody reaches', async () => {
    const output = await runTool('knip/bin/knip.js', ['--no-progress', '--reporter', 'json', '--include', 'files,exports'], PLANTED);
    const { issues } = JSON.parse(output) as { issues: readonly { file: string; exports?: readonly { name: string }[]; files?: readonly { name: string }[] }[] };
    const unused = issues.flatMap(({ file, exports = [], files = [] }) => [...exports.map(({ name }) => `${file}: ${name}`), ...files.map(() => file)]);
    expect(unused.sort()).toEqual(['libs/workflow/src/data/lost.ts', 'libs/workflow/src/unused.ts: unused']);
  });
});
