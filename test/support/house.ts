import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CLOCK, LiveHub, Logger, createApp, readConfig, stopApp, type Config, type SystemClock } from '#platform';
import { PortalApp } from '../../apps/portal/src/portal-app.module.js';
import { cloneDatabase, type TestDatabase } from './database.js';
import { freePort } from './waiting.js';

export { eventually } from './waiting.js';

/** The whole of Tongban in the test's own process, on a database of its own. */
export interface House {
  readonly app: NestFastifyApplication;
  readonly base: string;
  readonly config: Config;
  readonly clock: SystemClock;
  readonly database: TestDatabase;
  /** Everything that was logged. */
  log(): string;
  close(): Promise<void>;
}

export interface HouseOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** A database that outlives this house. */
  readonly database?: TestDatabase;
}

/** Starts the portal as `npm start` does, but on a clone of the prepared database and a free port. */
export async function startHouse({ env = {}, database }: HouseOptions = {}): Promise<House> {
  const db = database ?? (await cloneDatabase());
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tongban-house-'));
  const port = await freePort();
  const config = readConfig({
    TONGBAN_MODE: 'demo', RATE_LIMIT: 'off', DATABASE_URL: db.url, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`,
    TONGBAN_DATA: folder, TONGBAN_KEYS: process.env['TEST_KEYS'] ?? '', LOG_LEVEL: 'debug', ...env,
  });
  const lines: string[] = [];
  const logger = Logger.create('portal', config.logLevel, new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) }));
  const app = await createApp({ name: 'portal', module: (c, l) => PortalApp.forRoot(c, l) }, config, logger);
  await app.listen({ port, host: '127.0.0.1' });
  await app.get(LiveHub).start();
  const close = async (): Promise<void> => {
    await stopApp(app);
    if (!database) await db.drop();
    await rm(folder, { recursive: true, force: true });
  };
  return { app, base: `http://127.0.0.1:${port}`, config, clock: app.get<SystemClock>(CLOCK), database: db, log: () => lines.join(''), close };
}
