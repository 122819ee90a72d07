import { spawn } from 'node:child_process';
import { findRedis } from '../available.js';
import { freePort } from '../waiting.js';

/** A Redis server of the test's own, without a file. */
export interface RedisServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts Redis on a free port; call it only under `describeWith('redis', ...)`. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const server = spawn(findRedis() ?? 'redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => server.once('close', () => { resolve(); }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => { reject(new Error(`Redis ended with ${String(code)}`)); });
    server.stdout.on('data', (text: Buffer) => { if (String(text).includes('Ready to accept connections')) resolve(); });
  });
  const stop = async (): Promise<void> => {
    server.kill();
    await ended;
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}
