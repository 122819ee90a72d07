import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, startHouse, type House } from '../support/house.js';
import { Signatories, type Content } from '../support/signing.js';
import { readServices } from '../../seeds/services/read-services.js';
import { SEED_FOLDER } from '../../seeds/read-reference.js';
import { SERVICE_QUERIES } from './service-queries.js';

interface Facet {
  readonly value: string;
  readonly count: number;
}

interface Page {
  readonly items: readonly { readonly code: string; readonly number: number; readonly nameEn: string; readonly modes: readonly string[]; readonly audience: readonly string[] }[];
  readonly total: number;
  readonly nextCursor: string | null;
  readonly facets: { readonly audience: readonly Facet[]; readonly department: readonly (Facet & { readonly nameZh: string })[]; readonly mode: readonly Facet[]; readonly lifeEvent: readonly Facet[] };
  readonly totalByWords: number;
}

interface Ways {
  readonly ways: readonly {
    readonly mode: string; readonly steps: readonly { readonly en: string }[]; readonly windows: readonly { readonly jurisdictionCode: string }[]; readonly windowsTotal: number;
    readonly promisedOn: string; readonly decidedBy: string; readonly deliveredBy: string; readonly provisional: boolean; readonly bring: readonly { readonly material: { readonly code: string } }[];
  }[];
  readonly notOffered: readonly { readonly mode: string; readonly by: string }[];
}

/** Of the queries, how many must find what is meant among the first three. */
const LEAST_RATE = 0.9;
const BEFORE = '2024-06-01T00:00:00+08:00';

describe('finding services', () => {
  let house: House;
  let admins: Signatories;
  beforeAll(async () => {
    house = await startHouse();
    admins = await Signatories.of(house);
  });
  afterAll(async () => house?.close());

  async function get<T>(path: string): Promise<{ status: number; body: T }> {
    const response = await fetch(`${house.base}/api/onestop/${path}`);
    return { status: response.status, body: (await response.json()) as T };
  }
  const list = async (query: Readonly<Record<string, string>> = {}): Promise<Page> => (await get<Page>(`service-types?${new URLSearchParams(query)}`)).body;
  const codes = ({ items }: Page): string[] => items.map(({ code }) => code);
  const ways = async (from: string, to: string, code = 'recognition.person'): Promise<Ways> => (await get<Ways>(`service-types/${code}/where?from=${from}&to=${to}`)).body;

  it('tells the total of what is published, page by page without loss', async () => {
    const all = await list({ status: 'published', limit: '100' });
    expect(all.total).toBeGreaterThanOrEqual(4);
    const first = await list({ status: 'published', limit: '3' });
    const second = await list({ status: 'published', limit: '3', cursor: first.nextCursor ?? '' });
    expect([...codes(first), ...codes(second)]).toEqual(codes(all).slice(0, first.items.length + second.items.length));
    expect([first.total, second.total]).toEqual([all.total, all.total]);
    expect(await list({ status: 'proposed' })).toMatchObject({ items: [], total: 0 });
  });

  it('has what is meant by everyday words among the first three', async () => {
    const numbers = new Map(readServices(SEED_FOLDER).services.map(({ row }) => [row.code, row.id]));
    const missed: string[] = [];
    for (const [query, ...expected] of SERVICE_QUERIES) {
      const found = codes(await list({ q: query, limit: '3' })).map((code) => numbers.get(code) ?? code);
      if (!found.some((id) => expected.includes(id))) missed.push(`${query}: ${expected.join('/')} expected, ${found.join(', ') || 'nothing'} found`);
    }
    const rate = 1 - missed.length / SERVICE_QUERIES.length;
    process.stdout.write(`services: ${(rate * 100).toFixed(1)} % of ${SERVICE_QUERIES.length} queries in the first three\n${missed.map((line) => `  ${line}\n`).join('')}`);
    expect(SERVICE_QUERIES.length).toBeGreaterThanOrEqual(100);
    expect(rate).toBeGreaterThanOrEqual(LEAST_RATE);
  });

  it('finds every service by its own name, first', async () => {
    const hidden: string[] = [];
    for (const { row } of readServices(SEED_FOLDER).services) {
      for (const q of [row.nameZh, row.nameEn]) {
        const [first] = codes(await list({ q, limit: '1' }));
        if (first !== row.code) hidden.push(`${q}: ${first ?? 'nothing'}`);
      }
    }
    expect(hidden).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, string>>, (page: Page) => void]>([
    ['an audience', { audience: 'enterprise' }, ({ items }) => expect(items.every(({ audience }) => audience.includes('enterprise'))).toBe(true)],
    ['a mode', { mode: 'joint' }, ({ items }) => expect(items.every(({ modes }) => modes.includes('joint'))).toBe(true)],
    ['a life event', { lifeEvent: 'working_elsewhere' }, (page) => expect(codes(page)).toContain('registration.transfer')],
    ['a department', { department: 'government' }, (page) => expect(page.facets.department.find(({ value }) => value === 'government')).toMatchObject({ nameZh: '政务服务', count: page.total })],
    ['a place below a party', { jurisdiction: '110105' }, (page) => expect(page.total).toBeGreaterThanOrEqual(4)],
    ['what is about qualifications', { aboutQualification: 'yes' }, (page) => expect(codes(page).sort()).toEqual(['recognition.organisation', 'recognition.person', 'recognition.result', 'registration.transfer'])],
  ])('is narrowed by %s, and counts what another choice would leave', async (_what, query, holds) => {
    const page = await list({ ...query, limit: '100' });
    expect(page.items.length).toBeGreaterThan(0);
    holds(page);
    for (const [part, facets] of Object.entries(page.facets) as [string, readonly Facet[]][]) {
      const [facet] = facets;
      if (facet) expect((await list({ ...query, [part]: facet.value })).total).toBe(facet.count);
    }
  });

  it.each([
    ['个人资格互认确认', 'recognition.person'], ['grzghrqr', 'recognition.person'], ['zhiyezhuce', 'registration.transfer'], ['recognition.result', 'recognition.result'], ['外地证书在本地用', 'recognition.person'],
    ['体检结果到外地还认吗', 'recognition.result'], ['how do I move my practice registration', 'registration.transfer'], ['recogniton of a personal qualificaton', 'recognition.person'], ['个人资格互任确认', 'recognition.person'],
  ])('has what is meant by %s among the first three', async (q, code) => {
    expect(codes(await list({ q, limit: '3' }))).toContain(code);
  });

  it('says that other conditions hide what the words find, and finds nothing for what is about nothing here', async () => {
    expect(await list({ q: '个人资格互认确认', audience: 'institution', aboutQualification: 'no' })).toMatchObject({ items: [], total: 0 });
    const hidden = await list({ q: '个人资格互认确认', audience: 'enterprise' });
    expect([hidden.total, hidden.totalByWords > 0]).toEqual([0, true]);
    expect((await list({ q: 'qqqxxxzzz' })).totalByWords).toBe(0);
    for (const q of ['%', '\\']) expect((await list({ q })).items).toEqual([]);
    expect(codes(await list({ q: '_', limit: '100' })).filter((code) => !code.includes('_'))).toEqual([]);
  });

  it('lists life events in the order of a life, each with its services', async () => {
    const { items } = (await get<{ items: { code: string; nameZh: string; count: number }[] }>('life-events')).body;
    expect([items[0]?.code, items.length]).toEqual(['birth', 20]);
    const working = items.find(({ code }) => code === 'working_elsewhere');
    expect(working?.count).toBe((await list({ lifeEvent: 'working_elsewhere' })).total);
  });

  it('shows a service as of an instant, and each version, whether it holds or not', async () => {
    const batch = await admins.publish('recognition.result', { nameEn: 'Reuse of a test result' }, 'service_type');
    expect(batch.state).toBe('signed');
    const read = async (path: string): Promise<unknown> => (await get<Content>(`service-types/recognition.result${path}`)).body['nameEn'];
    const [first, second] = [await read('/versions/1'), await read('/versions/2')];
    expect([first, second]).toEqual(['Recognition of a result, a grade or a proof', 'Reuse of a test result']);
    expect(await read(`?at=${encodeURIComponent(BEFORE)}`)).toBe(first);
    expect((await list({ q: 'reuse of a test result' })).items[0]).toMatchObject({ code: 'recognition.result', number: 2 });
    expect((await list({ q: 'recognition.result', at: BEFORE })).items[0]).toMatchObject({ code: 'recognition.result', number: 1 });
    expect((await get(`service-types/recognition.result?at=2020-01-01T00:00:00Z`)).status).toBe(404);
    expect([(await get('service-types/recognition.result/versions/9')).status, (await get('service-types/recognition.result/versions/x')).status, (await get('service-types/nothing.here')).status]).toEqual([404, 400, 404]);
  });

  it('answers whether something can be done from where somebody is', async () => {
    const { ways: found, notOffered } = await ways('110105', '120000');
    expect(notOffered).toEqual([]);
    expect(found.map(({ mode }) => mode)).toEqual(['online', 'collect_and_forward', 'instant']);
    const [online, collected, instant] = found;
    expect(online).toMatchObject({ windows: [], windowsTotal: 0 });
    expect(collected?.windows).toEqual([expect.objectContaining({ jurisdictionCode: '110105' })]);
    expect(collected?.steps.map(({ en }) => en).join(' ')).toMatch(/window in Chaoyang.*Tianjin/);
    expect([online?.promisedOn, online?.decidedBy, online?.deliveredBy]).toEqual([online?.promisedOn, online?.decidedBy, online?.deliveredBy].sort());
    expect(instant?.promisedOn).toBe(instant?.deliveredBy);
    expect(online?.bring.map(({ material }) => material.code)).toContain('qualification_certificate');
    expect((await ways('110000', '120000')).ways[1]).toMatchObject({ windowsTotal: 16 });
  });

  it('follows what places offer, and says who does not', async () => {
    expect(await ways('110105', '120000', 'registration.transfer')).toMatchObject({ ways: [{ mode: 'joint' }], notOffered: [] });
    await admins.publish('registration.transfer', { offers: [{ jurisdiction: '110000', modes: [] }] }, 'service_type');
    // What this process remembers of the service types is a few seconds old at most.
    expect(await eventually(async () => { const found = await ways('110105', '120000', 'registration.transfer'); return found.ways.length === 0 && found; }, 10_000)).toMatchObject({ notOffered: [{ mode: 'joint', by: 'here' }] });
    expect(await ways('130000', '110105', 'registration.transfer')).toMatchObject({ ways: [], notOffered: [{ mode: 'joint', by: 'there' }] });
    expect((await get('service-types/registration.transfer/where?from=990000&to=120000')).status).toBe(422);
    expect((await get('service-types/registration.transfer/where?from=110000')).status).toBe(400);
  });
});
