import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Writable } from 'node:stream';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { createDataSource } from '../database/data-source.js';
import { Logger } from '../logging/logger.js';
import { CONFIG, LOGGER } from '../tokens.js';
import { HealthModule } from './health.module.js';
import { Readiness, type ReadinessCheck } from './readiness.js';

const logged: string[] = [];
const logger = Logger.create('test', 'info', new Writable({
  write(line: Buffer, _, done): void {
    logged.push(line.toString());
    done();
  },
}));

describe('readiness of a process', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tongban-health-'));
  const queue = { failing: false };
  let database: TestDatabase;
  let dataSource: DataSource;
  let app: NestFastifyApplication;

  const get = async (address: string): Promise<{ status: number; body: { status: string; checks: Record<string, string> } }> => {
    // the answer before this one is remembered for a second
    await new Promise((resolve) => setTimeout(resolve, 1_010));
    const response = await fetch(`${await app.getUrl()}${address}`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    return { status: response.status, body: (await response.json()) as { status: string; checks: Record<string, string> } };
  };
  const failed = async (): Promise<string[]> => {
    const { status, body } = await get('/api/health/ready');
    expect(status).toBe(body.status === 'ready' ? 200 : 503);
    return Object.keys(body.checks).filter((name) => body.checks[name] !== 'ok');
  };
  const asOwner = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query(sql);
    await client.end();
  };

  beforeAll(async () => {
    database = await cloneDatabase();
    dataSource = await createDataSource(database.url, 3, []).initialize();
    const config = { keysFile: path.join(folder, 'keys.json'), mode: 'demo', blobUrl: `file://${folder}/blobs` };
    const foundation = [{ provide: DataSource, useValue: dataSource }, { provide: LOGGER, useValue: logger }, { provide: CONFIG, useValue: config }];
    @Global()
    @Module({ providers: foundation, exports: foundation.map((each) => each.provide) })
    class Foundation {}
    @Module({ imports: [Foundation, HealthModule] })
    class App {}
    app = await NestFactory.create<NestFastifyApplication>(App, new FastifyAdapter(), { logger: false, abortOnError: false });
    // as the queue does: an outside system with a check of its own
    app.get(Readiness).add({ name: 'queue', check: async () => (queue.failing ? Promise.reject(new Error('redis://user:secret@10.0.0.7 refused')) : Promise.resolve()) });
    await app.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    await app.close();
    await dataSource.destroy();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is live and ready when everything answers', async () => {
    expect(await get('/api/health/live')).toEqual({ status: 200, body: { status: 'alive' } });
    expect(await get('/api/health/ready')).toEqual({ status: 200, body: { status: 'ready', checks: { database: 'ok', attachments: 'ok', keys: 'ok', queue: 'ok' } } });
  });

  it('is not ready while the queue is away, says so in the log once, and tells nobody where the queue is', async () => {
    queue.failing = true;
    expect(await failed()).toEqual(['queue']);
    expect(await failed()).toEqual(['queue']);
    expect(logged.filter((line) => line.includes('a readiness check failed'))).toHaveLength(1);
    expect(logged.join('')).not.toContain('works again');
    queue.failing = false;
    expect(await failed()).toEqual([]);
    expect(logged.filter((line) => line.includes('works again'))).toHaveLength(1);
    expect((await get('/api/health/live')).status).toBe(200);
  });

  it('is not ready on a schema that is older than the program, and ready on a newer one', async () => {
    await asOwner('CREATE TABLE kept AS SELECT * FROM public.migration; DELETE FROM public.migration WHERE id = (SELECT max(id) FROM public.migration)');
    expect(await failed()).toEqual(['database']);
    await asOwner(`INSERT INTO public.migration (timestamp, name) VALUES (99999999999999, 'OfTheNextRelease99999999999999')`);
    expect(await failed()).toEqual(['database']);
    await asOwner('INSERT INTO public.migration SELECT * FROM kept WHERE id NOT IN (SELECT id FROM public.migration)');
    expect(await failed()).toEqual([]);
  });

  it('is not ready while the database is away, and still answers', async () => {
    const name = new URL(database.url).pathname.slice(1);
    const limit = async (connections: number): Promise<void> => asOwner(`ALTER DATABASE ${name} CONNECTION LIMIT ${connections}`);
    await limit(0);
    await asOwner('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()');
    expect(await failed()).toEqual(['database']);
    await limit(-1);
    expect(await failed()).toEqual([]);
  });

  it('is not ready once the process begins to end', async () => {
    app.get(Readiness).beginStop();
    expect(await get('/api/health/ready')).toMatchObject({ status: 503, body: { status: 'not_ready', checks: { stopping: 'failed', database: 'ok' } } });
    expect((await get('/api/health/live')).status).toBe(200);
  });
});

describe('checks', () => {
  const readiness = (...checks: ReadinessCheck[]): Readiness => {
    const made = new Readiness(Logger.create('test', 'silent'));
    for (const check of checks) made.add(check);
    return made;
  };

  it('run once for everyone who asks within a second', async () => {
    let runs = 0;
    const one = readiness({ name: 'counted', check: async () => Promise.resolve(void runs++) });
    await Promise.all(Array.from({ length: 50 }, async () => one.run()));
    expect(runs).toBe(1);
  });

  it('that do not come back are failures', async () => {
    const stuck = readiness({ name: 'stuck', check: async () => new Promise(() => undefined) }, { name: 'well', check: async () => Promise.resolve() });
    expect(await stuck.run()).toEqual({ ready: false, checks: { stuck: 'failed', well: 'ok' } });
  });

  it('fail also without a reason', async () => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what a careless check would do
    expect((await readiness({ name: 'mute', check: async () => Promise.reject() }).run()).ready).toBe(false);
  });
});
