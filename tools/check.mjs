import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { endWithUs } from './end-with-us.mjs';
import { ensureInstalled } from './install.mjs';
import { at, root } from './paths.mjs';
import { Halt, lap, say } from './terminal.mjs';

const TSC = 'node_modules/typescript7/bin/tsc';
const ESLINT = ['node_modules/eslint/bin/eslint.js', '--max-warnings=0'];

/** Each check is one program run; the slowest first, two at a time. */
const CHECKS = [
  { name: 'lint', args: [...ESLINT, '.', '--ignore-pattern', 'apps/web/**'] },
  { name: 'web lint', args: [...ESLINT, 'apps/web'], needs: 'apps/web/tsconfig.json' },
  { name: 'types', args: [TSC, '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'boundaries', args: ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'seeds', 'test'] },
  { name: 'unused', args: ['node_modules/knip/bin/knip.js', '--no-progress'] },
  { name: 'web client', args: ['apps/web/generate-client.mjs'], needs: 'test/contract/openapi.json' },
  { name: 'web types', args: [TSC, '--noEmit', '-p', 'apps/web/tsconfig.json'], needs: 'apps/web/tsconfig.json', after: 'web client' },
  { name: 'lock', args: ['tools/complete-lock.mjs', '--check'] },
];

function runCheck({ args }) {
  const begun = performance.now();
  return new Promise((resolve) => {
    const child = endWithUs(spawn(process.execPath, args.map((each, index) => (index === 0 ? at(each) : each)), { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' } }));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk; });
    child.once('close', (code) => resolve({ ok: code === 0, output: output.trim(), seconds: (performance.now() - begun) / 1000 }));
  });
}

function report({ name }, { ok, output, seconds }) {
  lap(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
  if (!ok) say(`${output}\n`);
}

/** Runs the checks two at a time and says every failure. @returns {Promise<string[]>} names of those that failed */
export async function runChecks(checks = CHECKS) {
  const waiting = checks.filter(({ needs }) => !needs || fs.existsSync(at(needs)));
  const done = new Map();
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await done.get(next.after);
      const running = runCheck(next);
      done.set(next.name, running);
      report(next, await running);
    }
  };
  await Promise.all([lane(), lane()]);
  const results = await Promise.all([...done].map(async ([name, running]) => ({ name, ok: (await running).ok })));
  return results.filter(({ ok }) => !ok).map(({ name }) => name);
}

/** `npm run check [-- <name> ...]`: type check, lint, boundary rules, unused code. */
export async function run(args) {
  const unknown = args.filter((arg) => !CHECKS.some(({ name }) => name === arg));
  if (unknown.length > 0) throw new Halt(`There is no check "${unknown[0]}". There are: ${CHECKS.map(({ name }) => name).join(', ')}.`);
  await ensureInstalled();
  const failed = await runChecks(args.length === 0 ? CHECKS : CHECKS.filter(({ name }) => args.includes(name)));
  if (failed.length > 0) throw new Halt(`These checks failed: ${failed.join(', ')}. Their messages stand above.`);
}
