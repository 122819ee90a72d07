import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { Browser, startAuthHouse } from './auth-house.test-support.js';

/** A tripwire in place of the demonstration's provider: whoever loads it fails. */
const loaded = jest.fn();
jest.unstable_mockModule('oidc-provider', () => {
  loaded();
  throw new Error('the tripwire');
});

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(async () => database?.drop());

it('production has no demonstration provider: not mounted, not even loaded', async () => {
  const PUBLIC_URL = 'https://tongban.example';
  const production = await startAuthHouse(database.url, { TONGBAN_MODE: 'production', RATE_LIMIT: 'on', PUBLIC_URL, OIDC_ISSUER: `${PUBLIC_URL}/demo-sign-in`, OIDC_CLIENT_ID: 'x' });
  try {
    const browser = new Browser(PUBLIC_URL, `http://127.0.0.1:${production.config.port}`);
    for (const [method, path] of [['GET', '.well-known/openid-configuration'], ['GET', 'auth'], ['GET', 'choose/x'], ['POST', 'bearer'], ['POST', 'token'], ['GET', 'cards.css'], ['GET', 'jwks']] as const) {
      expect((await browser.send(method, `/demo-sign-in/${path}`)).status).toBe(404);
    }
    expect(loaded).not.toHaveBeenCalled();
  } finally {
    await production.close();
  }
});

it('a demonstration with a provider of its own has none either', async () => {
  const own = await startAuthHouse(database.url, { OIDC_ISSUER: 'https://provider.example', OIDC_CLIENT_ID: 'x' });
  try {
    expect((await new Browser(own.config.publicUrl).send('GET', '/demo-sign-in/.well-known/openid-configuration')).status).toBe(404);
    expect(loaded).not.toHaveBeenCalled();
  } finally {
    await own.close();
  }
});

it('production refuses a provider without https', async () => {
  await expect(startAuthHouse(database.url, { TONGBAN_MODE: 'production', RATE_LIMIT: 'on', OIDC_ISSUER: 'http://provider.example', OIDC_CLIENT_ID: 'x' })).rejects.toThrow('OIDC_ISSUER must be https in production');
});

it('the tripwire works: a demonstration steps on it', async () => {
  await expect(startAuthHouse(database.url)).rejects.toThrow('the tripwire');
  expect(loaded).toHaveBeenCalled();
});
