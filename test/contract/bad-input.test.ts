import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDF } from '../support/application.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { MARKER, headerAttacks, pathAttacks, propertyAttacks, queryAttacks, rawBodyAttacks, type Attack } from './attacks.js';
import { Caller, type Call, type Reply } from './caller.js';
import { ROLES, addressOf, gatherCast, goodCall, roleFor, type Cast } from './callers.js';
import { endpointsOf, fetchDocument, isPublic, type Document, type Endpoint } from './document.js';
import { uploadAttacks } from './upload-attacks.js';
import { faultsOf } from './verdict.js';

const AT_ONCE = 6;
const BEARER = 'Q2hlY2tUaGF0VGhpc0lzTmV2ZXJSZXBlYXRlZA';

let portal: BuiltPortal;
let caller: Caller;
let document: Document;
let endpoints: readonly Endpoint[];
let cast: Cast;
/** What no answer may repeat. */
let secrets: readonly string[];
/** Names of the attacks that each operation has answered. */
const answered = new Map<string, Set<string>>();

beforeAll(async () => {
  portal = await startBuiltPortal();
  caller = new Caller(portal.base);
  document = await fetchDocument(portal.base);
  endpoints = endpointsOf(document);
  cast = await gatherCast(portal.base);
  const people = Object.values(cast.people);
  secrets = [MARKER, BEARER, portal.database.url, new URL(portal.database.url).password, ...people.flatMap((person) => [person.csrfToken(), ...person.cookieHeader().split('; ').map((pair) => pair.split('=')[1] ?? '')])].filter((secret) => secret !== '');
}, 240_000);

afterAll(async () => {
  caller?.close();
  await portal?.close();
});

async function verdict(id: string, { name, call, statuses }: Attack): Promise<readonly string[]> {
  let reply: Reply;
  try {
    reply = await caller.send(call);
  } catch (error) {
    return [`${id}: ${name}: no answer: ${String(error)}`];
  }
  answered.set(id, (answered.get(id) ?? new Set()).add(name));
  return faultsOf(reply, statuses, secrets).map((fault) => `${id}: ${name}: ${fault}`);
}

/** Sends what `attacks` makes of every operation; gives what was wrong with the answers. */
async function attackAll(attacks: (endpoint: Endpoint) => readonly Attack[]): Promise<readonly string[]> {
  const queue = endpoints.flatMap((endpoint) => attacks(endpoint).map((attack) => ({ id: endpoint.id, attack })));
  expect(queue.length).toBeGreaterThan(0);
  const faults: string[] = [];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) faults.push(...(await verdict(next.id, next.attack)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return faults.sort();
}

const good = (endpoint: Endpoint): Call => goodCall(document, cast, endpoint);

describe('bad input to every operation', () => {
  it('the samples themselves are well formed, so that what is refused is refused for its fault', async () => {
    const faults = await attackAll((endpoint) => [{ name: 'sample', call: good(endpoint), statuses: [200, 201, 204, 302, 403, 404, 409, 422] }]);
    expect(faults).toEqual([]);
  }, 240_000);

  it('path parameters', async () => {
    expect(await attackAll((endpoint) => pathAttacks(endpoint, good(endpoint), (override) => addressOf(cast, endpoint, override)))).toEqual([]);
  }, 240_000);

  it('query parameters', async () => {
    expect(await attackAll((endpoint) => queryAttacks(endpoint, good(endpoint)))).toEqual([]);
  }, 240_000);

  it('headers', async () => {
    expect(await attackAll((endpoint) => headerAttacks(endpoint, good(endpoint)))).toEqual([]);
  }, 240_000);

  it('bodies that are none', async () => {
    expect(await attackAll((endpoint) => rawBodyAttacks(endpoint, good(endpoint)))).toEqual([]);
  }, 240_000);

  it('properties of bodies', async () => {
    expect(await attackAll((endpoint) => propertyAttacks(document, endpoint, good(endpoint)))).toEqual([]);
  }, 240_000);

  it('files', async () => {
    expect(await attackAll((endpoint) => uploadAttacks(endpoint, good(endpoint), PDF))).toEqual([]);
  }, 240_000);
});

describe('whoever may not', () => {
  const with_ = (call: Call, headers: Readonly<Record<string, string>>): Call => ({ ...call, headers: { ...call.headers, ...headers } });
  const without = (call: Call, ...names: readonly string[]): Call => ({ ...call, headers: Object.fromEntries(Object.entries(call.headers).filter(([name]) => !names.includes(name))) });

  it('nobody, and whoever has a session that is none: 401', async () => {
    const faults = await attackAll((endpoint) => {
      const call = goodCall(document, cast, endpoint, null);
      const statuses = isPublic(endpoint) ? [] : [401];
      return [
        { name: 'no session', call, statuses },
        ...['x', 'x'.repeat(4_000), '%00', '../..', 'a; b', '"', '%zz'].map((token) => ({ name: `session ${token.slice(0, 5)}`, call: with_(call, { cookie: `tongban_session=${token}` }), statuses })),
      ];
    });
    expect(faults).toEqual([]);
  }, 240_000);

  it('a bearer token that is none: 401, even where everyone may come', async () => {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const tokens = [
      'Bearer', 'Bearer ', `Bearer ${BEARER}`, `Bearer ${BEARER}.${BEARER}.${BEARER}`, `Basic ${BEARER}`, 'nonsense', `Bearer ${part({ alg: 'none' })}.${part({ sub: 'platform', exp: 9_999_999_999 })}.`,
      `Bearer ${part({ alg: 'HS256' })}.${part({ sub: 'platform', exp: 9_999_999_999 })}.${BEARER}`, `Bearer ${'a'.repeat(8_000)}`, `Bearer ${part({ alg: 'ES256', jwk: {}, jku: 'http://127.0.0.1/x', kid: '../../x' })}.${part({})}.AA`,
    ];
    const faults = await attackAll((endpoint) => tokens.map((authorization) => ({ name: authorization.slice(0, 30), call: with_(good(endpoint), { authorization }), statuses: [401] })));
    expect(faults).toEqual([]);
  }, 240_000);

  it('another post: 403', async () => {
    const faults = await attackAll((endpoint) => {
      const allowed = endpoint.operation['x-roles'];
      if (allowed === undefined) return [];
      return ROLES.filter((role) => !allowed.includes(role)).map((role) => ({ name: `as ${role}`, call: goodCall(document, cast, endpoint, role), statuses: [403] }));
    });
    expect(faults).toEqual([]);
  }, 240_000);

  it('a page that is not ours: 403', async () => {
    const faults = await attackAll((endpoint) => {
      if (endpoint.method === 'GET') return [];
      const call = goodCall(document, cast, endpoint, roleFor(endpoint) ?? 'supervisor');
      const token = call.headers['x-csrf-token'] ?? '';
      const calls: Readonly<Record<string, Call>> = {
        'no token': without(call, 'x-csrf-token'), 'empty token': with_(call, { 'x-csrf-token': '' }), 'wrong token': with_(call, { 'x-csrf-token': 'x'.repeat(token.length) }), 'cut token': with_(call, { 'x-csrf-token': token.slice(1) }),
        "another person's token": with_(call, { 'x-csrf-token': cast.people[roleFor(endpoint) === 'catalogue_admin' ? 'resident' : 'catalogue_admin'].csrfToken() }), 'long token': with_(call, { 'x-csrf-token': 'x'.repeat(5_000) }), 'not ASCII': with_(call, { 'x-csrf-token': 'é'.repeat(token.length) }),
        'another origin': with_(call, { origin: 'https://evil.example' }), 'no origin': with_(call, { origin: 'null' }), 'another site': with_(call, { 'sec-fetch-site': 'cross-site' }), 'a sibling': with_(call, { 'sec-fetch-site': 'same-site' }),
      };
      return Object.entries(calls).map(([name, each]) => ({ name, call: each, statuses: [403] }));
    });
    expect(faults).toEqual([]);
  }, 240_000);
});

describe('another way', () => {
  it('a method that is not offered: 404 or 405', async () => {
    const offered = (path: string): readonly string[] => endpoints.filter((each) => each.path === path).map(({ method }) => method);
    const faults = await attackAll((endpoint) => ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'].filter((method) => !offered(endpoint.path).includes(method)).map((method) => {
      const { body: _, ...call } = without(good(endpoint), 'content-type');
      return { name: method, call: { ...call, method }, statuses: [404, 405] };
    }));
    expect(faults).toEqual([]);
  }, 240_000);

  const without = (call: Call, name: string): Call => ({ ...call, headers: Object.fromEntries(Object.entries(call.headers).filter(([each]) => each !== name)) });

  it.each<[string, string, string, Readonly<Record<string, string>>, number[]]>([
    ['nowhere', 'GET', '/api/nothing', {}, [404]], ['nowhere, a page of the web app aside', 'POST', '/nothing', {}, [404]], ['a broken escape', 'GET', '/api/%zz', {}, [400]], ['a broken escape outside', 'GET', '/%', {}, [400]],
    ['not UTF-8', 'GET', '/api/catalogue/qualifications/%ff', {}, [400, 404]], ['traversal', 'GET', '/api/../../package.json', {}, [400, 404]], ['encoded traversal', 'GET', '/assets/..%2f..%2f..%2fpackage.json', {}, [400, 403, 404]],
    ['an address', 'GET', 'http://evil.example/api/nothing', {}, [400, 404]], ['an unknown method', 'PROPFIND', '/api/session', {}, [400, 404, 405]], ['TRACE', 'TRACE', '/api/session', {}, [400, 404, 405]],
    ['a long address', 'GET', `/api/${'a'.repeat(12_000)}`, {}, [404, 413]], ['heads beyond measure', 'GET', '/api/session', { 'x-long': 'a'.repeat(20_000) }, [413]],
    ['a correlation id that is none', 'GET', '/api/nothing', { 'x-correlation-id': '<script>' }, [404]],
  ])('%s', async (name, method, target, headers, statuses) => {
    expect(await verdict('-', { name, call: { method, target, headers }, statuses })).toEqual([]);
  });
});

describe('after all of it', () => {
  it('no operation was left out', () => {
    const tried = (id: string): number => answered.get(id)?.size ?? 0;
    expect(endpoints.filter(({ id }) => tried(id) < 20).map(({ id }) => `${id}: ${tried(id)}`)).toEqual([]);
    const wanting = endpoints.flatMap(({ id, operation }) => {
      const names = [...(answered.get(id) ?? [])];
      return (operation.parameters ?? []).filter(({ name }) => !names.some((each) => each.startsWith(`${name}: `))).map(({ name }) => `${id} ${name}`);
    });
    expect(wanting).toEqual([]);
  });

  it('the portal stands, and nothing surprised it', async () => {
    expect((await caller.send({ method: 'GET', target: '/api/health/ready', headers: {} })).status).toBe(200);
    expect(portal.process.log().split('\n').filter((line) => line.includes('unexpected error') || line.includes(MARKER)).map((line) => line.slice(0, 600))).toEqual([]);
  });
});

it('too many requests are refused with the time to wait', async () => {
  const limited = await startBuiltPortal({ RATE_LIMIT: 'on' });
  const impatient = new Caller(limited.base);
  try {
    const replies: Reply[] = [];
    for (let at = 0; at < 25; at++) replies.push(await impatient.send({ method: 'GET', target: '/api/session/sign-in?returnTo=/', headers: {} }));
    const refused = replies.filter(({ status }) => status !== 302);
    expect(refused.flatMap((reply) => faultsOf(reply, [429], []))).toEqual([]);
    expect(refused.length).toBeGreaterThan(0);
    for (const { headers } of refused) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  } finally {
    impatient.close();
    await limited.close();
  }
}, 240_000);
