import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Writable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { SystemClock } from '../clock.js';
import { readConfig } from '../config.js';
import { createDataSource } from '../database/data-source.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Logger } from '../logging/logger.js';
import { Metrics } from '../telemetry/metrics.js';
import { DueWork } from './due-work.js';

const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const things = (count: number): { id: string }[] => Array.from({ length: count }, (_, i) => ({ id: idOf(i + 1) }));

let database: TestDatabase;
let source: DataSource;
let metrics: Metrics;
let due: DueWork;
let lines: string[] = [];

beforeAll(async () => {
  database = await cloneDatabase();
  source = await createDataSource(database.url, 2, []).initialize();
  const uow = new UnitOfWork(source, new SystemClock(), { nudge: () => undefined });
  metrics = new Metrics(readConfig({ TONGBAN_MODE: 'demo', DATABASE_URL: database.url }), uow, source);
  due = new DueWork(uow, Logger.create('test', 'debug', new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) })), metrics);
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const failures = async (sweep: string): Promise<string | undefined> => new RegExp(`tongban_sweep_failures_total\\{sweep="${sweep}"[^}]*\\} (\\d+)`).exec(await metrics.page())?.[1];

describe('due work', () => {
  it('goes on behind what fails, says which it was, and counts it', async () => {
    const seen: string[] = [];
    const pass = await due.eachOnItsOwn('example', things(4), async ({ id }) => {
      if (id === idOf(2)) throw new Error('cannot be read');
      seen.push(id);
      return Promise.resolve(id !== idOf(4));
    });
    expect([pass, seen]).toEqual([{ done: 2, failed: 1 }, [idOf(1), idOf(3), idOf(4)]]);
    expect([await failures('example'), await failures('another')]).toEqual(['1', undefined]);
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([expect.objectContaining({ sweep: 'example', id: idOf(2), error: expect.objectContaining({ message: 'cannot be read' }) })]);
  });

  it('looks at every page once, though all of a page fails and stays due', async () => {
    lines = [];
    const all = things(450);
    const asked: string[] = [];
    const pass = await due.pageByPage('pages', async (_tx, after, limit) => {
      asked.push(after);
      return Promise.resolve(all.filter(({ id }) => id > after).slice(0, limit));
    }, async ({ id }) => (id <= idOf(200) ? Promise.reject(new Error('no')) : Promise.resolve(true)));
    expect([pass, asked.length, await failures('pages')]).toEqual([{ done: 250, failed: 200 }, 3, '200']);
  });

  it('ends where nothing is due', async () => {
    expect(await due.pageByPage('nothing', async () => Promise.resolve([]), async () => Promise.resolve(true))).toEqual({ done: 0, failed: 0 });
  });
});
