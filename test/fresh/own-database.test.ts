import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type EmptyDatabase, createEmptyDatabase } from '../support/database.js';
import { Launch, allGone, childrenOf, freePort } from './launch.js';

// a whole start, on a machine that may be busy with other tests
jest.setTimeout(120_000);

describe("a start on the user's own PostgreSQL", () => {
  let dataDir: string;
  let database: EmptyDatabase;
  beforeAll(async () => {
    dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'tongban-own-'));
    database = await createEmptyDatabase();
  });
  let launch: Launch | undefined;
  afterEach(async () => {
    launch?.kill('SIGTERM');
    await launch?.ended;
  });
  afterAll(async () => {
    await database.drop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  });

  it('serves from it, starts no other, and leaves it running', async () => {
    const port = await freePort();
    launch = new Launch(['--port', String(port), '--data', dataDir], { env: { DATABASE_URL: database.ownerUrl } });
    await launch.ready();
    expect((await fetch(`http://127.0.0.1:${port}/api/health/ready`)).status).toBe(200);
    expect(launch.output).toContain('(yours)');
    expect(launch.output).not.toContain(new URL(database.ownerUrl).password);
    expect(fs.readdirSync(dataDir)).not.toContain('pg');
    expect(await database.roles()).toContain(`${new URL(database.ownerUrl).pathname.slice(1)}_login`);
    const processes = [launch.pid, ...childrenOf(launch.pid)];

    launch.kill('SIGTERM');
    expect((await launch.ended).code).toBe(0);
    expect(await allGone(processes, 1000)).toBe(true);
    expect(await database.roles()).not.toEqual([]);
  });
});
