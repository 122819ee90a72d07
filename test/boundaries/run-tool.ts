import { spawn } from 'node:child_process';
import path from 'node:path';

/** The clone and the small house full of breaches in it. */
export const ROOT = path.resolve(import.meta.dirname, '../..');
export const PLANTED = path.join(ROOT, 'test/boundaries/planted');

/** Runs a checking program as `npm run check` does, in a folder. Its exit code is no error here: breaches are what it is asked for. */
export function runTool(script: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(ROOT, 'node_modules', script), ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString(); });
    child.stderr.on('data', (chunk: Buffer) => { errors += chunk.toString(); });
    child.once('error', reject);
    child.once('close', () => {
      if (output === '') reject(new Error(`${script} said nothing: ${errors}`));
      else resolve(output);
    });
  });
}
