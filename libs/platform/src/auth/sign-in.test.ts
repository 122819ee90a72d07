import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { Browser, person, startAuthHouse, type AuthHouse } from './auth-house.test-support.js';
import { SESSION_COOKIE, SIGN_IN_COOKIE } from './cookies.js';
import { RogueProvider } from './rogue-provider.test-support.js';
import { SIGN_IN_SECONDS } from './sign-in.service.js';

const html = { accept: 'text/html,application/xhtml+xml' };
let database: TestDatabase;
let house: AuthHouse;
const provider = new RogueProvider();

beforeAll(async () => {
  database = await cloneDatabase();
  await provider.start();
  house = await startAuthHouse(database.url, { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: 'tongban', OIDC_CLIENT_SECRET: 's3cret' });
  house.directory.add('known', person(1));
});
afterAll(async () => {
  await house?.close();
  await provider.stop();
  await database?.drop();
});
beforeEach(() => {
  house.clock.travelTo(new Date());
  provider.broken.clear();
});

/** Begins a sign-in; gives what the provider was told. */
async function begin(browser: Browser, returnTo = '/'): Promise<URLSearchParams> {
  const response = await browser.send('GET', `/api/session/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  expect(response.status).toBe(302);
  const address = new URL(response.headers.get('location') ?? '');
  expect(address.origin).toBe(provider.issuer);
  provider.next = { claims: { sub: 'known', nonce: address.searchParams.get('nonce') ?? '' }, foreignKey: false };
  return address.searchParams;
}

async function comeBack(browser: Browser, query: Record<string, string>): Promise<Response> {
  return browser.send('GET', `/api/session/callback?${new URLSearchParams(query).toString()}`);
}

async function problem(response: Response): Promise<object> {
  const body = (await response.json()) as { code: string; details?: { reason?: string } };
  return { status: response.status, code: body.code, reason: body.details?.reason };
}

const failed = (reason: string): object => ({ status: 502, code: 'sign_in_failed', reason });

describe('a sign-in', () => {
  it('asks with PKCE, state and nonce, and leaves nothing in the database until it succeeds', async () => {
    const browser = new Browser(house.config.publicUrl);
    const asked = await begin(browser, '/me');
    expect(Object.fromEntries(asked)).toMatchObject({ client_id: 'tongban', response_type: 'code', scope: 'openid', code_challenge_method: 'S256', redirect_uri: `${house.config.publicUrl}/api/session/callback` });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(20);
    expect((await house.dataSource.query('SELECT count(*)::int AS n FROM platform.session'))[0].n).toBe(0);
    const response = await comeBack(browser, { code: 'x', state: asked.get('state') ?? '' });
    expect([response.status, response.headers.get('location')]).toEqual([302, `${house.config.publicUrl}/me`]);
    const [cookie = ''] = response.headers.getSetCookie().filter((line) => line.startsWith(SESSION_COOKIE));
    expect(cookie).toMatch(/^tongban_session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(browser.cookie(SIGN_IN_COOKIE)).toBeUndefined();
    expect(await browser.session()).toMatchObject({ signedIn: true, person: { id: person(1).personId } });
  });

  it('never keeps a session token that was there before', async () => {
    const browser = new Browser(house.config.publicUrl);
    const planted = 'p'.repeat(43);
    browser.keep(SESSION_COOKIE, planted);
    const asked = await begin(browser);
    await comeBack(browser, { code: 'x', state: asked.get('state') ?? '' });
    expect(browser.cookie(SESSION_COOKIE)).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(browser.cookie(SESSION_COOKIE)).not.toBe(planted);
  });

  it('fails with a state that is foreign, missing or used, and without the cookie', async () => {
    const [browser, stranger] = [new Browser(house.config.publicUrl), new Browser(house.config.publicUrl)];
    const [asked, foreign] = [await begin(browser), await begin(stranger)];
    expect(await problem(await comeBack(browser, { code: 'x', state: foreign.get('state') ?? '' }))).toEqual(failed('provider_answer'));
    expect(await problem(await comeBack(browser, { code: 'x', state: asked.get('state') ?? '' }))).toEqual(failed('expired'));
    await begin(browser);
    expect(await problem(await comeBack(browser, { code: 'x' }))).toEqual(failed('provider_answer'));
    expect(await problem(await comeBack(new Browser(house.config.publicUrl), { code: 'x', state: asked.get('state') ?? '' }))).toEqual(failed('expired'));
  });

  it('fails when it took too long, and with a cookie that was changed', async () => {
    const browser = new Browser(house.config.publicUrl);
    const asked = await begin(browser);
    house.clock.travelTo(new Date(Date.now() + (SIGN_IN_SECONDS + 1) * 1_000));
    expect(await problem(await comeBack(browser, { code: 'x', state: asked.get('state') ?? '' }))).toEqual(failed('expired'));
    house.clock.travelTo(new Date());
    const again = await begin(browser);
    const [content = '', signature = ''] = (browser.cookie(SIGN_IN_COOKIE) ?? '').split('.');
    const ticket = JSON.parse(Buffer.from(content, 'base64url').toString('utf8')) as object;
    const bent = Buffer.from(JSON.stringify({ ...ticket, returnTo: 'https://evil.example/' })).toString('base64url');
    browser.keep(SIGN_IN_COOKIE, `${bent}.${signature}`);
    expect(await problem(await comeBack(browser, { code: 'x', state: again.get('state') ?? '' }))).toEqual(failed('expired'));
  });

  it.each([
    ['another nonce', { nonce: 'other' }, false],
    ['another audience', { aud: 'someone-else' }, false],
    ['another issuer', { iss: 'https://evil.example' }, false],
    ['a token that ran out', { exp: Math.floor(Date.now() / 1_000) - 3_600 }, false],
    ['a key that is not the provider’s', {}, true],
  ])('fails with an ID token that has %s', async (_, claims, foreignKey) => {
    const browser = new Browser(house.config.publicUrl);
    const asked = await begin(browser);
    provider.next = { claims: { ...provider.next.claims, ...claims }, foreignKey };
    expect(await problem(await comeBack(browser, { code: 'x', state: asked.get('state') ?? '' }))).toEqual(failed('provider_answer'));
    expect(await browser.session()).toMatchObject({ signedIn: false });
  });

  it('tells who cancelled, whom nobody knows, and that the provider broke down', async () => {
    const browser = new Browser(house.config.publicUrl);
    let asked = await begin(browser);
    expect(await problem(await comeBack(browser, { error: 'access_denied', state: asked.get('state') ?? '' }))).toEqual(failed('cancelled'));
    asked = await begin(browser);
    provider.next.claims = { ...provider.next.claims, sub: 'stranger' };
    expect(await problem(await comeBack(browser, { code: 'x', state: asked.get('state') ?? '' }))).toMatchObject({ code: 'person_unknown' });
    asked = await begin(browser);
    provider.broken.add('/token');
    expect(await problem(await comeBack(browser, { code: 'x', state: asked.get('state') ?? '' }))).toEqual(failed('provider_answer'));
  });

  it('leads a browser to the sign-in page, which words the problem', async () => {
    const browser = new Browser(house.config.publicUrl);
    const response = await browser.send('GET', '/api/session/callback?code=x&state=y', { headers: html });
    const address = new URL(response.headers.get('location') ?? '');
    expect([response.status, address.origin, address.pathname]).toEqual([302, house.config.publicUrl, '/sign-in']);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ problem: 'sign_in_failed', reason: 'expired' });
  });
});

describe('a provider that is down', () => {
  it('is a clear problem, and the next try finds it again', async () => {
    const late = new RogueProvider();
    await late.start();
    const port = Number(new URL(late.issuer).port);
    await late.stop();
    const waiting = await startAuthHouse(database.url, { OIDC_ISSUER: `http://127.0.0.1:${port}`, OIDC_CLIENT_ID: 'tongban' });
    try {
      const browser = new Browser(waiting.config.publicUrl);
      expect((await browser.send('GET', '/api/probe/public')).status).toBe(200);
      const down = await browser.send('GET', '/api/session/sign-in');
      expect(await problem(down)).toEqual(failed('provider_unavailable'));
      const led = await browser.send('GET', '/api/session/sign-in', { headers: html });
      expect(led.headers.get('location')).toContain('/sign-in?problem=sign_in_failed');
      expect((await browser.send('GET', '/api/probe/any', { headers: { authorization: 'Bearer a.b.c' } })).status).toBe(503);
      const back = new RogueProvider();
      await back.start(port);
      expect((await browser.send('GET', '/api/session/sign-in')).status).toBe(302);
      await back.stop();
    } finally {
      await waiting.close();
    }
  });
});

it('signing out leads on to the provider’s own sign-out', async () => {
  const browser = new Browser(house.config.publicUrl);
  const asked = await begin(browser);
  await comeBack(browser, { code: 'x', state: asked.get('state') ?? '' });
  await browser.session();
  const { providerSignOutUrl } = (await (await browser.send('POST', '/api/session/sign-out', { json: {} })).json()) as { providerSignOutUrl: string };
  const address = new URL(providerSignOutUrl);
  expect(`${address.origin}${address.pathname}`).toBe(`${provider.issuer}/bye`);
  expect(address.searchParams.get('post_logout_redirect_uri')).toBe(`${house.config.publicUrl}/`);
  expect(address.searchParams.get('id_token_hint')?.split('.')).toHaveLength(3);
});

describe('a bearer token', () => {
  const good = { sub: 'known', aud: 'tongban-api' };
  const ask = async (token: string, path = '/api/probe/any'): Promise<Response> => new Browser(house.config.publicUrl).send('GET', path, { headers: { authorization: `Bearer ${token}` } });

  it('is good when the provider gave it for our API to someone whom the directory knows', async () => {
    const response = await ask(await provider.token(good));
    expect([response.status, await response.json()]).toMatchObject([200, { kind: 'person', personId: person(1).personId, post: null }]);
    expect((await ask(await provider.token({ ...good, roles: ['platform_admin'], posts: ['x'] }), '/api/probe/clerk')).status).toBe(403);
    expect((await ask(await provider.token({ ...good, aud: ['other', 'tongban-api'] }))).status).toBe(200);
  });

  it('is refused with any flaw, also where anyone may go', async () => {
    const now = Math.floor(Date.now() / 1_000);
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ ...good, iss: provider.issuer, exp: now + 300 })).toString('base64url')}.`;
    const token = await provider.token(good);
    const flawed = {
      issuer: await provider.token({ ...good, iss: 'https://evil.example' }),
      audience: await provider.token({ ...good, aud: 'tongban' }),
      'no audience': await provider.token({ sub: 'known' }),
      key: await provider.token(good, true),
      'ran out': await provider.token({ ...good, exp: now - 60 }),
      'never runs out': await provider.token({ ...good, exp: undefined }),
      'not yet': await provider.token({ ...good, nbf: now + 600 }),
      'no subject': await provider.token({ aud: 'tongban-api' }),
      stranger: await provider.token({ ...good, sub: 'stranger' }),
      unsigned,
      changed: `${token.slice(0, -6)}AAAAAA`,
      cut: token.slice(0, 40),
      nothing: '',
      noise: '....',
    };
    for (const [flaw, each] of Object.entries(flawed)) {
      const response = await ask(each, '/api/probe/public');
      expect([flaw, response.status, response.headers.get('www-authenticate')]).toEqual([flaw, 401, 'Bearer error="invalid_token"']);
      expect(await problem(response)).toMatchObject({ code: 'not_signed_in' });
    }
    expect((await new Browser(house.config.publicUrl).send('GET', '/api/probe/public', { headers: { authorization: 'Basic eDp5' } })).status).toBe(401);
  });

  it('cannot switch posts, and needs no CSRF token', async () => {
    const headers = { authorization: `Bearer ${await provider.token(good)}` };
    const program = new Browser(house.config.publicUrl);
    expect((await program.send('POST', '/api/probe/write', { json: {}, headers })).status).toBe(200);
    expect((await program.send('POST', '/api/session/post', { json: { postId: null }, headers })).status).toBe(403);
  });

  it('is checked once in a few seconds, and its keys are fetched once', async () => {
    const token = await provider.token(good);
    const [before, loads] = [provider.asked.filter((path) => path === '/jwks').length, house.directory.loads];
    for (let i = 0; i < 10; i += 1) expect((await ask(token)).status).toBe(200);
    expect(house.directory.loads - loads).toBe(1);
    expect(provider.asked.filter((path) => path === '/jwks').length - before).toBeLessThanOrEqual(1);
  });
});

it('the log tells no token, no cookie and no secret', () => {
  expect(house.log()).toContain('sign-in: provider_answer');
  expect(house.log()).not.toMatch(/eyJ|s3cret|tongban_si|known|stranger/);
});
