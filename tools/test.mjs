import { spawn } from 'node:child_process';
import { ensureBuilt } from './build.mjs';
import { runChecks } from './check.mjs';
import { ensureInstalled } from './install.mjs';
import { at, root } from './paths.mjs';

const JEST = ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning', at('node_modules/jest/bin/jest.js')];

function runJest(args, failedChecks) {
  // the closing line of the run belongs to the reporter, so it also repeats which checks failed
  const env = { ...process.env, FAILED_CHECKS: failedChecks.join(', ') };
  const child = spawn(process.execPath, [...JEST, ...args], { cwd: root, stdio: 'inherit', env });
  // the terminal tells Jest itself; waiting for it lets it stop its database
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}

/**
 * `npm test [-- <arguments of Jest>]`: install, build, checks, every test. Naming tests, or `--jest-only`, leaves the checks out.
 * The checks do not stop the tests: one run shows everything that is wrong, and Jest's count comes last.
 */
export async function run(args) {
  const jestArgs = args.filter((arg) => arg !== '--jest-only');
  await ensureInstalled();
  await ensureBuilt();
  const failed = args.length > 0 ? [] : await runChecks();
  const code = await runJest(jestArgs, failed);
  process.exitCode = code === 0 && failed.length > 0 ? 1 : code;
}
