import { spawn } from 'node:child_process';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { at, root } from './paths.mjs';

/** `npm run chaos`: the shaking of test/chaos on a current build. */
export async function run(args) {
  await ensureInstalled();
  await ensureBuilt({ web: false });
  const child = spawn(process.execPath, [at('test/chaos/run.mjs'), ...args], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}
