import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DIRECTORY_ENTITIES, DirectoryQueries } from '#directory';
import { createDataSource, newId, PUBLIC, SystemClock, UnitOfWork } from '#platform';
import { cloneDatabase, type TestDatabase } from '../../../test/support/database.js';
import { SETTLEMENT_ENTITIES } from './data/entities.js';
import { InstitutionQueries } from './data/institution.queries.js';
import { SettlementService } from './settlement.service.js';

let database: TestDatabase;
let source: ReturnType<typeof createDataSource>;
let uow: UnitOfWork;
let settlement: SettlementService;

beforeAll(async () => {
  database = await cloneDatabase();
  source = await createDataSource(database.url, 2, [...DIRECTORY_ENTITIES, ...SETTLEMENT_ENTITIES]).initialize();
  uow = new UnitOfWork(source, new SystemClock(), { nudge: () => undefined });
  settlement = new SettlementService(new InstitutionQueries(), new DirectoryQueries(uow), uow);
});

afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const PAGE = { offset: 0, limit: 100 };

describe('the register of institutions', () => {
  it('has every institution, in pages', async () => {
    const pages = await Promise.all([0, 100, 200, 300].map(async (offset) => settlement.listInstitutions(PUBLIC, { offset, limit: 100 })));
    expect(pages.map((page) => [page.total, page.items.length])).toEqual([[316, 100], [316, 100], [316, 100], [316, 16]]);
    expect(new Set(pages.flatMap((page) => page.items.map((item) => item.id))).size).toBe(316);
  });

  it.each([['协和医院'], ['XIEHE'], ['zgyxkxybjxhyy'], ['协和 帅府园'], ['HS005']])('finds by %s', async (q) => {
    const { items } = await settlement.listInstitutions(PUBLIC, { ...PAGE, q });
    expect(items.map((item) => item.nameZh)).toContain('中国医学科学院北京协和医院');
  });

  it('takes the pattern signs of a search literally', async () => {
    expect((await settlement.listInstitutions(PUBLIC, { ...PAGE, q: '%' })).total).toBe(0);
    expect((await settlement.listInstitutions(PUBLIC, { ...PAGE, q: '_' })).total).toBe(0);
  });

  it('means a place with everything under it, and the counties that 雄安新区 owns', async () => {
    expect((await settlement.listInstitutions(PUBLIC, { ...PAGE, jurisdiction: '110000' })).total).toBe(98);
    expect((await settlement.listInstitutions(PUBLIC, { ...PAGE, jurisdiction: '130000' })).total).toBe(154);
    expect((await settlement.listInstitutions(PUBLIC, { ...PAGE, jurisdiction: '133100' })).items.map((item) => item.jurisdictionCode)).toEqual(['133100', '133100']);
    expect((await settlement.listInstitutions(PUBLIC, { ...PAGE, jurisdiction: '990000' })).total).toBe(0);
  });

  it('means every class of grade three by 三级', async () => {
    const total = async (grade?: 'grade_3' | 'grade_3a'): Promise<number> => (await settlement.listInstitutions(PUBLIC, { ...PAGE, grade })).total;
    expect([await total('grade_3a'), await total('grade_3'), await total()]).toEqual([78, 124, 316]);
  });

  it('says of each that the state of settlement is unknown', async () => {
    const { items } = await settlement.listInstitutions(PUBLIC, PAGE);
    expect(new Set(items.map((item) => `${item.provenance.status} ${item.provenance.settlementStatus} ${String(item.code)}`))).toEqual(new Set(['name_list_not_official unknown null']));
  });

  it('refuses an id that it does not know', async () => {
    const [first] = (await settlement.listInstitutions(PUBLIC, PAGE)).items;
    expect(await settlement.getInstitution(PUBLIC, String(first?.id))).toEqual(first);
    await expect(settlement.getInstitution(PUBLIC, newId())).rejects.toMatchObject({ refusal: { code: 'institution_unknown' } });
  });

  it('cannot be changed by the application', async () => {
    await expect(uow.run(PUBLIC, async (tx) => tx.execute(`UPDATE settlement.institution SET name_zh = 'x'`))).rejects.toThrow('permission denied');
  });
});
