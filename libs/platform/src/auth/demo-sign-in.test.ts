import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { Browser, person, post, startAuthHouse, type AuthHouse } from './auth-house.test-support.js';
import { SESSION_COOKIE } from './cookies.js';

const secret = randomBytes(32);
let database: TestDatabase;
let house: AuthHouse;
const html = { accept: 'text/html' };

beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(async () => {
  await house?.close();
  await database?.drop();
});

describe('the demonstration', () => {
  beforeAll(async () => {
    house = await startAuthHouse(database.url);
    house.directory.add('nurse', person(1));
    house.directory.add('clerk', person(2, post(1, 'case_clerk'), post(2, 'window_clerk')));
    house.directory.add('evil"><script>', { ...person(3), displayName: '<b>示例</b>' });
  });

  async function cards(browser: Browser, returnTo = '/'): Promise<{ response: Response; text: string; at: string }> {
    const response = await browser.visit(`/api/session/sign-in?returnTo=${encodeURIComponent(returnTo)}`, html);
    return { response, text: await response.text(), at: response.url };
  }

  /** Picks a card and gives the address to which the browser is sent in the end. */
  async function pick(browser: Browser, at: string, subject: string): Promise<string> {
    let response = await browser.send('POST', at, { form: { subject }, headers: html });
    while (response.headers.get('location')?.includes('/demo-sign-in/') || response.headers.get('location')?.includes('/api/session/')) {
      response = await browser.send('GET', response.headers.get('location') ?? '', { headers: html });
    }
    return response.headers.get('location') ?? `${response.status}`;
  }

  it('shows the cards in both languages, grouped, without scripts, and signs in by a click', async () => {
    const browser = new Browser(house.config.publicUrl);
    const { response, text, at } = await cards(browser, '/requests?state=routed#top');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    for (const part of ['演示环境', 'no passwords', '申请人', 'Case clerks', 'nurse 的卡片', 'Card of clerk']) expect(text).toContain(part);
    expect(text.indexOf('nurse 的卡片')).toBeLessThan(text.indexOf('clerk 的卡片'));
    expect(text).not.toMatch(/<script|<b>|style=|onclick/);
    expect(await pick(browser, at, 'clerk')).toBe(`${house.config.publicUrl}/requests?state=routed#top`);
    expect(await browser.session()).toMatchObject({ signedIn: true, person: { id: person(2).personId, name: '示例2' }, activePost: { role: 'case_clerk' } });
  });

  it('shows the cards again at the next sign-in, and signs in whoever is picked then', async () => {
    const browser = new Browser(house.config.publicUrl);
    await pick(browser, (await cards(browser)).at, 'clerk');
    const first = browser.cookie(SESSION_COOKIE);
    const again = await cards(browser);
    expect(again.text).toContain('nurse 的卡片');
    await pick(browser, again.at, 'nurse');
    expect(await browser.session()).toMatchObject({ person: { id: person(1).personId } });
    const old = new Browser(house.config.publicUrl);
    old.keep(SESSION_COOKIE, first ?? '');
    expect(await old.session()).toMatchObject({ signedIn: false });
  });

  it('sends a browser that came by another name of the host to the public address first', async () => {
    const elsewhere = house.config.publicUrl.replace('127.0.0.1', 'localhost');
    const response = await new Browser(elsewhere).send('GET', '/api/session/sign-in?returnTo=/x', { headers: { host: new URL(elsewhere).host } });
    expect(response.headers.get('location')).toBe(`${house.config.publicUrl}/api/session/sign-in?returnTo=%2Fx&moved=1`);
    const behindProxy = await new Browser(elsewhere).send('GET', '/api/session/sign-in?moved=1');
    expect(behindProxy.headers.get('location')).toContain(`${house.config.publicUrl}/demo-sign-in/auth`);
  });

  it('refuses a card that does not exist, a foreign choice and a lapsed one, on a page that leads back', async () => {
    const [browser, stranger] = [new Browser(house.config.publicUrl), new Browser(house.config.publicUrl)];
    const { at } = await cards(browser);
    const foreign = await stranger.send('POST', at, { form: { subject: 'clerk' } });
    expect(foreign.status).toBe(400);
    expect(await foreign.text()).toContain('href="/api/session/sign-in"');
    for (const subject of ['nobody', '', 'constructor', '__proto__']) expect((await browser.send('POST', at, { form: { subject } })).status).toBe(400);
    expect((await browser.send('GET', `/demo-sign-in/choose/${'x'.repeat(20)}`)).status).toBe(400);
    expect((await browser.send('POST', at, { json: { subject: 'clerk' } })).status).toBe(415);
    expect((await browser.send('POST', at, { form: { subject: 'x'.repeat(5_000) } })).status).toBe(413);
    const lapsed = await browser.send('GET', '/demo-sign-in/auth/unknown', { headers: html });
    expect(lapsed.status).toBe(400);
    expect(await lapsed.text()).toContain('这次登录已经失效');
  });

  it('sends nobody to a foreign address: neither by redirect_uri nor by returnTo', async () => {
    const browser = new Browser(house.config.publicUrl);
    const start = (await browser.send('GET', '/api/session/sign-in')).headers.get('location') ?? '';
    const bent = new URL(start);
    bent.searchParams.set('redirect_uri', 'https://evil.example/callback');
    const refused = await browser.send('GET', bent.href, { headers: html });
    expect([refused.status, refused.headers.get('location')]).toEqual([400, null]);
    expect(await pick(browser, (await cards(browser, '//evil.example/x')).at, 'nurse')).toBe(`${house.config.publicUrl}/`);
  });

  it('gives bearer tokens for programs, which act in the first post', async () => {
    const program = new Browser(house.config.publicUrl);
    const given = await program.send('POST', '/demo-sign-in/bearer', { form: { subject: 'clerk' } });
    const { access_token: token } = (await given.json()) as { access_token: string };
    const answer = await program.send('POST', '/api/probe/write', { json: {}, headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
    expect(await (await program.send('GET', '/api/probe/clerk', { headers: { authorization: `Bearer ${token}` } })).json()).toMatchObject({ personId: person(2).personId, post: { role: 'case_clerk' } });
    expect((await program.send('POST', '/demo-sign-in/bearer', { form: { subject: 'nobody' } })).status).toBe(404);
  });

  it('gives tokens that the other processes of the same demonstration accept, and no other demonstration', async () => {
    const [one, two] = [await startAuthHouse(database.url, {}, secret), await startAuthHouse(database.url)];
    const sibling = await startAuthHouse(database.url, { PUBLIC_URL: one.config.publicUrl }, secret);
    const stranger = await startAuthHouse(database.url, { PUBLIC_URL: one.config.publicUrl });
    try {
      for (const each of [one, two, sibling, stranger]) each.directory.add('nurse', person(1));
      const given = await new Browser(one.config.publicUrl).send('POST', '/demo-sign-in/bearer', { form: { subject: 'nurse' } });
      const { access_token: token } = (await given.json()) as { access_token: string };
      const at = async (house: AuthHouse): Promise<number> => (await fetch(`http://127.0.0.1:${house.config.port}/api/probe/any`, { headers: { authorization: `Bearer ${token}` } })).status;
      expect([await at(one), await at(sibling), await at(stranger), await at(two)]).toEqual([200, 200, 401, 401]);
    } finally {
      for (const each of [one, two, sibling, stranger]) await each.close();
    }
  });

  it('reaches its provider within the process, also when its public address leads nowhere from here', async () => {
    const hidden = await startAuthHouse(database.url, { PUBLIC_URL: 'https://tongban.example' });
    try {
      const browser = new Browser(hidden.config.publicUrl, `http://127.0.0.1:${hidden.config.port}`);
      hidden.directory.add('nurse', person(1));
      const first = await browser.send('GET', '/api/session/sign-in?returnTo=/here&moved=1');
      expect(first.headers.get('location')).toMatch(/^https:\/\/tongban\.example\/demo-sign-in\/auth\?/);
      expect(first.headers.getSetCookie().join()).toContain('Secure');
      const choose = await browser.send('GET', first.headers.get('location') ?? '');
      expect(await pick(browser, choose.headers.get('location') ?? '', 'nurse')).toBe('https://tongban.example/here');
      expect(await browser.session()).toMatchObject({ signedIn: true });
    } finally {
      await hidden.close();
    }
  });

  it('tells the log no name, no token and no cookie', () => {
    expect(house.log()).not.toMatch(/示例|tongban_session|eyJ/);
  });
});

it('the sign-in page has the colours of the web app', async () => {
  const { CARD_PAGE_STYLE } = await import('./demo-provider/card-page.style.js');
  const tokens = await readFile(new URL('../../../../apps/web/src/design/tokens.css', import.meta.url), 'utf8');
  const declared = CARD_PAGE_STYLE.slice(0, CARD_PAGE_STYLE.indexOf('}')).split('\n').filter((line) => line.trim().startsWith('--'));
  expect(declared.length).toBeGreaterThan(10);
  for (const line of declared) expect(tokens).toContain(line.trim());
});
