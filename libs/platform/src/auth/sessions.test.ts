import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { Browser, person, post, startAuthHouse, type AuthHouse } from './auth-house.test-support.js';
import { SESSION_COOKIE } from './cookies.js';
import { sessionHash } from './session-token.js';
import { ABSOLUTE_LIMIT, POST_IDLE_LIMIT, RESIDENT_IDLE_LIMIT, Sessions } from './sessions.service.js';

const MINUTE = 60_000;
const clerkPost = post(1, 'case_clerk');
const windowPost = post(2, 'window_clerk');
const resident = person(1);
const clerk = person(2, clerkPost, windowPost);

let database: TestDatabase;
let house: AuthHouse;
let other: AuthHouse;

beforeAll(async () => {
  database = await cloneDatabase();
  house = await startAuthHouse(database.url);
  other = await startAuthHouse(database.url);
  for (const { directory } of [house, other]) {
    directory.add('resident', resident);
    directory.add('clerk', clerk);
  }
});
afterAll(async () => {
  await house?.close();
  await other?.close();
  await database?.drop();
});
beforeEach(() => house.clock.travelTo(new Date()));

async function signedIn(who = clerk, at: AuthHouse = house): Promise<Browser> {
  const browser = new Browser(at.config.publicUrl);
  const { token } = await at.app.get(Sessions).open(who, null, undefined);
  browser.keep(SESSION_COOKIE, token);
  await browser.session();
  return browser;
}

async function status(browser: Browser, path: string): Promise<number> {
  return (await browser.send('GET', path)).status;
}

async function problem(response: Response): Promise<{ status: number; code: string; reason: unknown }> {
  const body = (await response.json()) as { code: string; details?: { reason?: unknown } };
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return { status: response.status, code: body.code, reason: body.details?.reason };
}

async function rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** Time passes for the session, and the few seconds for which the process trusts what it read are over too. */
function passes(milliseconds: number): void {
  house.clock.travelTo(new Date(house.clock.now().getTime() + milliseconds));
  (house.app.get(Sessions) as unknown as { recent: { clear(): void } }).recent.clear();
}

describe('a session', () => {
  it('acts in the first post of a clerk, and as a resident for whoever has none', async () => {
    const view = await (await signedIn()).session();
    expect(view).toMatchObject({ signedIn: true, person: { id: clerk.personId }, activePost: { id: clerkPost.postId } });
    expect(view.posts.map(({ id }) => id)).toEqual([clerkPost.postId, windowPost.postId]);
    expect(await (await signedIn(resident)).session()).toMatchObject({ signedIn: true, activePost: null, posts: [] });
  });

  it('is kept in the database by its hash alone', async () => {
    const browser = await signedIn();
    const token = browser.cookie(SESSION_COOKIE) ?? '';
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const kept = await rows('SELECT s::text AS row FROM platform.session s WHERE id_hash = $1', [sessionHash(token)]);
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(await rows('SELECT s::text FROM platform.session s'))).not.toContain(token);
    expect(house.log()).not.toContain(token);
  });

  it('ends after half an hour of rest in a post, two hours as a resident', async () => {
    const [atWork, atHome] = [await signedIn(), await signedIn(resident)];
    passes(POST_IDLE_LIMIT - 2 * MINUTE);
    expect(await status(atWork, '/api/probe/any')).toBe(200);
    passes(POST_IDLE_LIMIT - 2 * MINUTE);
    expect(await status(atWork, '/api/probe/any')).toBe(200);
    passes(POST_IDLE_LIMIT);
    expect(await problem(await atWork.send('GET', '/api/probe/any'))).toMatchObject({ status: 401, code: 'not_signed_in' });
    expect(await status(atHome, '/api/probe/any')).toBe(200);
    passes(RESIDENT_IDLE_LIMIT);
    expect(await status(atHome, '/api/probe/any')).toBe(401);
  });

  it('ends after twelve hours, however busy, and also when the post was switched meanwhile', async () => {
    const browser = await signedIn();
    for (let gone = 0; gone < ABSOLUTE_LIMIT - 20 * MINUTE; gone += 20 * MINUTE) {
      passes(20 * MINUTE);
      expect(await status(browser, '/api/probe/any')).toBe(200);
      if (gone === 0) {
        expect((await browser.send('POST', '/api/session/post', { json: { postId: windowPost.postId } })).status).toBe(200);
        await browser.session();
      }
    }
    passes(20 * MINUTE);
    expect(await status(browser, '/api/probe/any')).toBe(401);
  });

  it('is written when seen, at most once a minute', async () => {
    const browser = await signedIn();
    const seen = async (): Promise<Date | undefined> => (await rows<{ seen_at: Date }>('SELECT seen_at FROM platform.session WHERE id_hash = $1', [sessionHash(browser.cookie(SESSION_COOKIE) ?? '')]))[0]?.seen_at;
    const first = await seen();
    passes(MINUTE / 2);
    await status(browser, '/api/probe/any');
    expect(await seen()).toEqual(first);
    passes(MINUTE);
    await status(browser, '/api/probe/any');
    expect((await seen())?.getTime()).toBeGreaterThan(first?.getTime() ?? Infinity);
  });

  it('asks database and directory once for many requests at the same time', async () => {
    const browser = await signedIn();
    passes(0);
    const before = house.directory.loads;
    await Promise.all(Array.from({ length: 20 }, async () => status(browser, '/api/probe/any')));
    expect(house.directory.loads - before).toBe(1);
  });

  it('loses a post that the directory takes away, and the person with it when they are gone', async () => {
    const passing = person(9, post(9, 'case_clerk'));
    house.directory.add('passing', passing);
    const browser = await signedIn(passing);
    expect(await status(browser, '/api/probe/clerk')).toBe(200);
    house.directory.add('passing', person(9));
    passes(0);
    expect(await problem(await browser.send('GET', '/api/probe/clerk'))).toMatchObject({ status: 403, code: 'forbidden' });
    expect(await status(browser, '/api/probe/resident')).toBe(200);
    house.directory.known.delete('passing');
    passes(0);
    expect(await status(browser, '/api/probe/any')).toBe(401);
  });

  it('does not follow a token that was never given out', async () => {
    const browser = new Browser(house.config.publicUrl);
    for (const token of ['', 'x', 'a'.repeat(43), '../../etc', '%00', 'a'.repeat(5_000)]) {
      browser.keep(SESSION_COOKIE, token);
      expect(await status(browser, '/api/probe/any')).toBe(401);
      expect(await status(browser, '/api/probe/public')).toBe(200);
    }
    expect(await browser.session()).toMatchObject({ signedIn: false, csrfToken: '' });
    expect(browser.cookie(SESSION_COOKIE)).toBeUndefined();
  });

  it('removes rows of sessions that ran out long ago', async () => {
    await signedIn();
    const [{ id }] = (await rows<{ id: Buffer }>('SELECT id_hash AS id FROM platform.session ORDER BY created_at LIMIT 1')) as [{ id: Buffer }];
    await rows(`UPDATE platform.session SET expires_at = now() - interval '2 days' WHERE id_hash = $1`, [id]);
    await signedIn();
    expect(await rows('SELECT FROM platform.session WHERE id_hash = $1', [id])).toHaveLength(0);
  });
});

describe('switching the post', () => {
  it('gives a new session and ends the old one', async () => {
    const browser = await signedIn();
    const [before, csrfBefore] = [browser.cookie(SESSION_COOKIE) ?? '', browser.csrf];
    const response = await browser.send('POST', '/api/session/post', { json: { postId: windowPost.postId } });
    expect(await response.json()).toMatchObject({ signedIn: true, activePost: { id: windowPost.postId, role: 'window_clerk', jurisdiction: { code: '120000', nameZh: '天津市' } } });
    expect(browser.cookie(SESSION_COOKIE)).not.toBe(before);
    await browser.session();
    expect(browser.csrf).not.toBe(csrfBefore);
    const thief = new Browser(house.config.publicUrl);
    thief.keep(SESSION_COOKIE, before);
    expect(await status(thief, '/api/probe/any')).toBe(401);
  });

  it('to null acts as a resident', async () => {
    const browser = await signedIn();
    await browser.send('POST', '/api/session/post', { json: { postId: null } });
    expect(await browser.session()).toMatchObject({ activePost: null });
    expect(await status(browser, '/api/probe/resident')).toBe(200);
    expect(await status(browser, '/api/probe/clerk')).toBe(403);
  });

  it('refuses a post that is not held, and what is no post at all', async () => {
    const browser = await signedIn(resident);
    const token = browser.cookie(SESSION_COOKIE);
    expect(await problem(await browser.send('POST', '/api/session/post', { json: { postId: clerkPost.postId } }))).toMatchObject({ code: 'post_not_held' });
    for (const json of [{}, { postId: 'x' }, { postId: 7 }, { postId: clerkPost.postId, role: 'platform_admin' }, [], 'x']) {
      expect(await problem(await browser.send('POST', '/api/session/post', { json }))).toMatchObject({ status: 400, code: 'malformed' });
    }
    expect(browser.cookie(SESSION_COOKIE)).toBe(token);
    expect(await status(browser, '/api/probe/resident')).toBe(200);
  });

  it('is audited, as are sign-in and sign-out', async () => {
    const browser = await signedIn();
    await browser.send('POST', '/api/session/post', { json: { postId: null } });
    await browser.session();
    await browser.send('POST', '/api/session/sign-out', { json: {} });
    const acts = await rows<{ act: string; subject_id: string; detail: object }>(`SELECT act, subject_id, detail FROM platform.audit_entry WHERE act LIKE 'session.%' ORDER BY id DESC LIMIT 3`);
    expect(acts.reverse()).toEqual([
      { act: 'session.sign_in', subject_id: clerk.personId, detail: { postId: clerkPost.postId } },
      { act: 'session.switch_post', subject_id: clerk.personId, detail: { from: clerkPost.postId, to: null } },
      { act: 'session.sign_out', subject_id: clerk.personId, detail: { postId: null, everywhere: false, others: 0 } },
    ]);
  });
});

describe('signing out', () => {
  it('ends this session at once and leaves the others', async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    const token = here.cookie(SESSION_COOKIE) ?? '';
    const response = await here.send('POST', '/api/session/sign-out', { json: {} });
    expect({ status: response.status, body: await response.json() }).toEqual({ status: 200, body: { providerSignOutUrl: null } });
    expect(here.cookie(SESSION_COOKIE)).toBeUndefined();
    here.keep(SESSION_COOKIE, token);
    expect(await status(here, '/api/probe/any')).toBe(401);
    expect(await status(there, '/api/probe/any')).toBe(200);
  });

  it('everywhere ends every session of the person and nobody else’s, in another process within five seconds', async () => {
    const [here, there, foreign] = [await signedIn(), await signedIn(), await signedIn(resident)];
    const elsewhere = await signedIn(clerk, other);
    expect(await status(elsewhere, '/api/probe/any')).toBe(200);
    await here.send('POST', '/api/session/sign-out', { json: { everywhere: true } });
    expect(await status(there, '/api/probe/any')).toBe(401);
    expect(await status(foreign, '/api/probe/any')).toBe(200);
    expect(await status(elsewhere, '/api/probe/any')).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    expect(await status(elsewhere, '/api/probe/any')).toBe(401);
  }, 20_000);

  it('answers whoever is not signed in', async () => {
    const response = await new Browser(house.config.publicUrl).send('POST', '/api/session/sign-out', {});
    expect({ status: response.status, body: await response.json() }).toEqual({ status: 200, body: { providerSignOutUrl: null } });
  });
});

describe('the guard', () => {
  it('lets nobody in who is not signed in, except where the handler is public', async () => {
    const nobody = new Browser(house.config.publicUrl);
    expect(await (await nobody.send('GET', '/api/probe/public')).json()).toEqual({ kind: 'public' });
    for (const path of ['any', 'clerk', 'resident']) expect(await problem(await nobody.send('GET', `/api/probe/${path}`))).toMatchObject({ status: 401, code: 'not_signed_in' });
  });

  it('goes by the active post, not by the posts held', async () => {
    const [atWork, atHome] = [await signedIn(), await signedIn(resident)];
    expect([await status(atWork, '/api/probe/clerk'), await status(atWork, '/api/probe/resident')]).toEqual([200, 403]);
    expect([await status(atHome, '/api/probe/clerk'), await status(atHome, '/api/probe/resident')]).toEqual([403, 200]);
    expect(await (await atWork.send('GET', '/api/probe/clerk')).json()).toMatchObject({ kind: 'person', personId: clerk.personId, post: { postId: clerkPost.postId, reach: 'own', authorityId: clerkPost.authorityId } });
  });
});

describe('an unsafe request', () => {
  const sameOrigin = { 'sec-fetch-site': 'same-origin' };

  it('needs the token of the session', async () => {
    const [browser, stranger] = [await signedIn(), await signedIn(resident)];
    expect((await browser.send('POST', '/api/probe/write', { json: {}, headers: sameOrigin })).status).toBe(200);
    for (const [token, reason] of [['', 'token_missing'], ['x', 'token_wrong'], [stranger.csrf, 'token_wrong']] as const) {
      const refused = await problem(await browser.send('POST', '/api/probe/write', { json: {}, headers: { ...sameOrigin, 'x-csrf-token': token } }));
      expect(refused).toEqual({ status: 403, code: 'csrf', reason });
    }
    browser.csrf = '';
    expect(await problem(await browser.send('POST', '/api/session/sign-out', { json: {} }))).toMatchObject({ code: 'csrf', reason: 'token_missing' });
  });

  it('is refused from another site, and from another origin where the browser tells only that', async () => {
    const browser = await signedIn();
    const sent = async (headers: Record<string, string>): Promise<number> => (await browser.send('POST', '/api/probe/write', { json: {}, headers })).status;
    expect(await sent({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await sent({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await sent({ origin: 'https://evil.example' })).toBe(403);
    expect(await sent({ origin: 'null' })).toBe(403);
    expect(await sent({ origin: house.config.publicUrl })).toBe(200);
    expect(await sent({})).toBe(200);
  });
});
