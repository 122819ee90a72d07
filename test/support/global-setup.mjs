import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { applicationUrl } from '../../tools/database.mjs';
import { startPostgres } from '../../tools/embedded-pg.mjs';

const TEMPLATE = 'tongban_template';
const ROOMY = 1 << 30;
const run = promisify(execFile);

/** Cloning a database takes 20 ms in memory and up to 700 ms on a busy disk; containers often give /dev/shm only 64 MB. */
function clusterFolder() {
  try {
    const memory = fs.statfsSync('/dev/shm');
    if (memory.bavail * memory.bsize > ROOMY) return `/dev/shm/tongban-test-${process.pid}`;
  } catch {
    // no such folder on this system
  }
  return path.join(os.tmpdir(), `tongban-test-${process.pid}`);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** A killed run leaves its server and its files: the next run, not the user, clears them away. */
async function removeLeftOvers(folder, stopServer) {
  const parent = path.dirname(folder);
  for (const name of fs.readdirSync(parent)) {
    const pid = Number(/^tongban-test-(\d+)$/.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    await stopServer(path.join(parent, name), 'immediate');
    for (const file of fs.readdirSync(parent)) if (file.startsWith(name)) fs.rmSync(path.join(parent, file), { recursive: true, force: true });
  }
}

async function withAdmin(url, sql) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const each of sql) await client.query(each);
  } finally {
    await client.end();
  }
}

/** One server for the run with one prepared database, which every test file clones (test/support/database.ts). */
export default async function globalSetup() {
  if (globalThis.__TEST_DATABASE__) return;
  const { stopServer } = await import('../../tools/embedded-pg.mjs');
  const folder = clusterFolder();
  await removeLeftOvers(folder, stopServer);
  const password = 'only-for-tests';
  const server = await startPostgres({
    clusterDir: folder,
    user: 'tongban',
    password,
    logFile: `${folder}.log`,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
  globalThis.__TEST_DATABASE__ = { server, folder };
  const ownerUrl = server.url(TEMPLATE);
  await withAdmin(server.url(), [`create database ${TEMPLATE}`]);
  const env = { ...process.env, DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: applicationUrl(ownerUrl, password), TONGBAN_DATA: `${folder}.data`, TONGBAN_KEYS: `${folder}.data/keys.json`, TONGBAN_MODE: 'demo', NODE_OPTIONS: '' };
  fs.mkdirSync(env.TONGBAN_DATA, { recursive: true });
  await run(process.execPath, ['--enable-source-maps', path.resolve(import.meta.dirname, '../../dist/apps/cli/src/main.js'), 'prepare', '--demo'], { env });
  await withAdmin(server.url(), [`alter database ${TEMPLATE} with is_template true allow_connections false`]);
  // what the processes of the tests read: test/support/database.ts
  process.env.TEST_PG_ADMIN = server.url();
  process.env.TEST_PG_TEMPLATE = TEMPLATE;
  process.env.TEST_PG_LOGIN = env.DATABASE_URL;
  process.env.TEST_KEYS = env.TONGBAN_KEYS;
}
