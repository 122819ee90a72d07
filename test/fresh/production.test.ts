import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readConfig } from '#platform';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { startProcess } from '../support/processes.js';

const PROVIDER = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'tongban' };

let folder: string;
let keys: string;
let database: TestDatabase;
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tongban-production-'));
  keys = path.join(folder, 'keys.json');
  database = await cloneDatabase();
});
afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** The portal without a word of a mode: production is what it is by itself. */
const start = async (env: Readonly<Record<string, string>>): ReturnType<typeof startProcess> => startProcess('portal', { DATABASE_URL: database.url, TONGBAN_DATA: folder, ...env });

function bringKeys(mode = 0o600): void {
  copyFileSync(process.env['TEST_KEYS'] ?? '', keys);
  chmodSync(keys, mode);
}

describe('a start in production', () => {
  it('refuses without keys and makes none', async () => {
    await expect(start(PROVIDER)).rejects.toThrow(/portal ended with 1 [^]*keys\.json is missing/);
    expect(existsSync(keys)).toBe(false);
  }, 90_000);

  it('refuses as a worker, too', async () => {
    await expect(start({ ...PROVIDER, PROCESS: 'worker' })).rejects.toThrow(/portal ended with 1 [^]*keys\.json is missing/);
  }, 90_000);

  it('refuses keys that others may read', async () => {
    bringKeys(0o644);
    await expect(start(PROVIDER)).rejects.toThrow(/portal ended with 1 [^]*chmod 600/);
  }, 90_000);

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['a provider that signs people in', {}, /OIDC_ISSUER is missing/],
    ['a name at that provider', { OIDC_ISSUER: 'https://id.example' }, /OIDC_CLIENT_ID is missing/],
    ['its limits', { ...PROVIDER, RATE_LIMIT: 'off' }, /RATE_LIMIT=off is for rehearsals/],
    ['the real time', { ...PROVIDER, CALENDAR_CLOCK: '2026-01-01T00:00:00Z' }, /CALENDAR_CLOCK is for rehearsals/],
    ['https', { ...PROVIDER, PUBLIC_URL: 'http://tongban.example' }, /PUBLIC_URL must be https/],
  ])('refuses without %s', async (_what, env, message) => {
    bringKeys();
    await expect(start(env)).rejects.toThrow(message);
  }, 90_000);

  it('knows no secret by itself', () => {
    expect(() => readConfig(PROVIDER)).toThrow('DATABASE_URL is missing');
    const config = readConfig({ ...PROVIDER, DATABASE_URL: database.url });
    expect([config.mode, config.oidc.clientSecret, config.metricsToken]).toEqual(['production', undefined, undefined]);
  });

  it('with keys and a provider it serves, and offers no invented people', async () => {
    bringKeys();
    const portal = await start(PROVIDER);
    try {
      expect(await (await fetch(`${portal.base}/api/session`)).json()).toMatchObject({ signedIn: false, mode: 'production' });
      for (const where of ['auth', '.well-known/openid-configuration', 'jwks']) expect((await fetch(`${portal.base}/demo-sign-in/${where}`)).status).toBe(404);
    } finally {
      expect(await portal.stop()).toBe(0);
    }
  }, 90_000);
});
