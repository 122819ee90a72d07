import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { Refused } from '#kernel';
import { describeWith, findRedis } from '../../../../test/support/available.js';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { Browser, person, startAuthHouse, type AuthHouse } from '../auth/auth-house.test-support.js';
import { SESSION_COOKIE } from '../auth/cookies.js';
import { Sessions } from '../auth/sessions.service.js';
import { readConfig } from '../config.js';
import { Logger } from '../logging/logger.js';
import { LIMITS, RateLimits } from './rate-limits.js';

const logger = Logger.create('test', 'silent');
const DATABASE = 'postgres://nobody@127.0.0.1:1/none';

function limitsAt(env: Record<string, string> = {}): RateLimits {
  return new RateLimits(readConfig({ TONGBAN_MODE: 'demo', DATABASE_URL: DATABASE, ...env }), logger);
}

/** How many of the calls pass before one is refused, and how long to wait then. */
async function passes(call: () => Promise<void>, most: number): Promise<{ passed: number; retryAfter?: unknown }> {
  for (let passed = 0; passed < most; passed += 1) {
    try {
      await call();
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.code !== 'too_many_requests') throw error;
      return { passed, retryAfter: error.refusal.details?.['retryAfter'] };
    }
  }
  return { passed: most };
}

describe('RateLimits', () => {
  it('lets an address pass 600 times a minute, and then says when to come back', async () => {
    const limits = limitsAt();
    const { passed, retryAfter } = await passes(async () => limits.takeForAddress('203.0.113.7'), 1_000);
    expect(passed).toBe(600);
    expect(retryAfter).toBeGreaterThan(50);
    expect(retryAfter).toBeLessThanOrEqual(60);
    expect(await passes(async () => limits.takeForAddress('203.0.113.8'), 1)).toEqual({ passed: 1 });
  });

  it('counts every act for itself', async () => {
    const limits = limitsAt();
    expect((await passes(async () => limits.takeForAddress('203.0.113.7', 'sign_in'), 1_000)).passed).toBe(LIMITS.sign_in);
    expect((await passes(async () => limits.takeForAccount('a', 'upload'), 1_000)).passed).toBe(LIMITS.upload);
    expect((await passes(async () => limits.takeForAccount('b', 'submit'), 1_000)).passed).toBe(LIMITS.submit);
    expect((await passes(async () => limits.takeForAccount('c', 'certificate_check'), 1_000)).passed).toBe(LIMITS.certificate_check);
    expect((await passes(async () => limits.takeForAddress('203.0.113.7', 'certificate_check'), 1_000)).passed).toBe(LIMITS.certificate_check);
    expect((await passes(async () => limits.takeForAccount('d'), 2_000)).passed).toBe(LIMITS.account);
  });

  it('gives back what signed-in accounts used, so that a hall behind one address works on', async () => {
    const limits = limitsAt();
    const used = async (): Promise<void> => {
      await limits.takeForAddress('203.0.113.7');
      limits.giveBack('203.0.113.7');
    };
    expect((await passes(used, 2_000)).passed).toBe(2_000);
  });

  it('counts nothing when it is off, which production does not allow', async () => {
    const limits = limitsAt({ RATE_LIMIT: 'off' });
    expect((await passes(async () => limits.takeForAddress('203.0.113.7'), 2_000)).passed).toBe(2_000);
    expect(() => limitsAt({ RATE_LIMIT: 'off', TONGBAN_MODE: 'production', OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'x' })).toThrow('RATE_LIMIT');
  });
});

describe('over HTTP', () => {
  let database: TestDatabase;
  let house: AuthHouse;
  beforeAll(async () => {
    database = await cloneDatabase();
    house = await startAuthHouse(database.url, { RATE_LIMIT: 'on', OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'x' });
    house.directory.add('one', person(1));
  });
  afterAll(async () => {
    await house?.close();
    await database?.drop();
  });

  it('refuses uploads of an account after sixty, the account itself goes on', async () => {
    const browser = new Browser(house.config.publicUrl);
    browser.keep(SESSION_COOKIE, (await house.app.get(Sessions).open(person(1), null, undefined)).token);
    await browser.session();
    for (let i = 0; i < LIMITS.upload; i += 1) expect((await browser.send('POST', '/api/probe/upload', { json: {} })).status).toBe(200);
    const refused = await browser.send('POST', '/api/probe/upload', { json: {} });
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([429, 'too_many_requests']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await browser.send('GET', '/api/probe/any')).status).toBe(200);
  });

  it('does not count signed-in people for the address that they share', async () => {
    const browser = new Browser(house.config.publicUrl);
    browser.keep(SESSION_COOKIE, (await house.app.get(Sessions).open(person(1), null, undefined)).token);
    for (let i = 0; i < 13; i += 1) {
      const batch = await Promise.all(Array.from({ length: 50 }, async () => browser.send('GET', '/api/probe/any')));
      expect(batch.filter(({ status }) => status !== 200)).toEqual([]);
    }
  });

  it('refuses an address after 600 requests of nobody, while the web app’s files are not counted', async () => {
    const nobody = new Browser(house.config.publicUrl);
    const answers: number[] = [];
    for (let i = 0; i < 12; i += 1) {
      const batch = await Promise.all(Array.from({ length: 55 }, async () => nobody.send('GET', '/api/probe/public')));
      answers.push(...batch.map(({ status }) => status));
    }
    expect(answers.filter((status) => status === 429).length).toBeGreaterThanOrEqual(55);
    const refused = await nobody.send('GET', '/api/probe/any');
    expect([refused.status, refused.headers.get('content-type')]).toEqual([429, 'application/problem+json; charset=utf-8']);
    expect((await nobody.send('GET', '/index.html')).status).toBe(404);
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describeWith('redis', 'on Redis', () => {
  let redis: ChildProcess;
  let url: string;
  beforeAll(async () => {
    const port = await new Promise<number>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const { port: free } = server.address() as AddressInfo;
        server.close(() => resolve(free));
      });
    });
    redis = spawn(findRedis() ?? '', ['--port', String(port), '--save', '', '--bind', '127.0.0.1'], { stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise<void>((resolve) => redis.stdout?.on('data', (text: Buffer) => String(text).includes('Ready to accept') && resolve()));
    url = `redis://127.0.0.1:${port}`;
  });
  afterAll(() => {
    redis.kill();
  });

  it('counts for all processes together, and goes on by itself when Redis is gone', async () => {
    const [one, two] = [limitsAt({ QUEUE_URL: url }), limitsAt({ QUEUE_URL: url })];
    await new Promise((resolve) => setTimeout(resolve, 300));
    const turns = [one, two];
    let turn = 0;
    expect((await passes(async () => turns[(turn += 1) % 2]?.takeForAccount('a', 'upload'), 500)).passed).toBe(LIMITS.upload);
    redis.kill('SIGKILL');
    await new Promise((resolve) => redis.once('exit', resolve));
    expect((await passes(async () => one.takeForAccount('b', 'upload'), 500)).passed).toBe(LIMITS.upload);
    one.giveBack('203.0.113.7');
    for (const limits of turns) limits.onApplicationShutdown();
  });
});
