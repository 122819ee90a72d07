import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { at, root } from './paths.mjs';
import { Halt } from './terminal.mjs';

const PROGRAM = 'test/bench/run.mjs';

/** `npm run bench`: the measurements of test/bench on a current build. */
export async function run(args) {
  await ensureInstalled();
  await ensureBuilt({ web: false });
  if (!fs.existsSync(at(PROGRAM))) throw new Halt(`There is nothing to measure in this clone yet (${PROGRAM}).`);
  const child = spawn(process.execPath, [at(PROGRAM), ...args], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}
