import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, startHouse, type House } from '../support/house.js';
import { Signatories, type Batch, type Content } from '../support/signing.js';

interface Imported {
  readonly id: string;
  readonly state: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly batchId: string | null;
}

interface Row {
  readonly code: string;
  readonly changes: readonly string[];
  readonly issues: readonly { readonly column: string; readonly value: string; readonly code: string; readonly expected: string | null }[];
}

describe('a table of the catalogue', () => {
  let house: House;
  let admins: Signatories;

  beforeAll(async () => {
    house = await startHouse();
    admins = await Signatories.of(house);
  });
  afterAll(async () => house?.close());

  const becomes = async (id: string, state: string): Promise<Imported> => eventually(async () => {
    const { body } = await admins.beijing.get<Imported>(`/api/catalogue/imports/${id}`);
    return body.state === state && body;
  });
  const bringIn = async (bytes: Uint8Array, name: string): Promise<Imported> => becomes((await admins.beijing.bringIn<Imported>('merge', name, bytes)).body.id, 'checked');
  const rows = async (id: string, verdict: string): Promise<readonly Row[]> => (await admins.beijing.get<{ items: Row[] }>(`/api/catalogue/imports/${id}/rows?verdict=${verdict}`)).body.items;

  it('says in plain cells what each host asks; signed, its export brings nothing new', async () => {
    const file = ['code,hostDocuments,fees,timeLimits', 'JJJ-P05,120000 | licence_certificate,120000 | 1250 | 津价〔2020〕1号,120000 | 20 | working_day | 服务承诺', 'JJJ-P06,,120000 | free,'].join('\n');
    const found = await bringIn(Buffer.from(file), 'rules.csv');
    expect(found.counts).toMatchObject({ changed: 1, wrong: 1 });
    expect((await rows(found.id, 'changed')).map(({ code, changes }) => [code, changes])).toEqual([['JJJ-P05', ['fees', 'hostDocuments', 'timeLimits']]]);
    expect((await rows(found.id, 'wrong'))[0]?.issues[0]).toMatchObject({ column: 'fees', value: '120000 | free', code: 'rows', expected: 'jurisdiction | fen | source; …' });

    await admins.beijing.post(`/api/catalogue/imports/${found.id}/confirm`, { titleZh: '表格', titleEn: 'A table', withdraw: false });
    const { batchId } = await becomes(found.id, 'proposed');
    const batch = (await admins.beijing.get<Batch>(`/api/publication/batches/${batchId ?? ''}`)).body;
    for (const who of [admins.beijing, admins.tianjin, admins.hebei]) expect((await admins.sign(who, batch)).status).toBe(200);
    const { content } = (await admins.beijing.get<{ content: Content }>('/api/publication/documents/recognition_rule/JJJ-P05')).body;
    expect(content).toMatchObject({
      hostDocuments: [{ jurisdiction: '120000', documents: ['licence_certificate'] }], fees: [{ jurisdiction: '120000', fen: 1250, source: '津价〔2020〕1号' }], timeLimits: [{ jurisdiction: '120000', value: 20, unit: 'working_day', source: '服务承诺' }],
    });

    for (const format of ['csv', 'xlsx']) {
      const exported = await admins.beijing.download(`/api/catalogue/export?format=${format}&kind=recognition_rule`);
      if (format === 'csv') expect(exported.toString()).toContain('120000 | 20 | working_day | 服务承诺');
      expect((await bringIn(exported, `again.${format}`)).counts).toEqual({ added: 0, changed: 0, unchanged: 165, wrong: 0, withdrawn: 0 });
    }
  });

  it('says who issues an entry; what a class does not have, and an authority that is none, are issues of their cells', async () => {
    const found = await bringIn(Buffer.from('code,authorities,particulars.grades\nP06,110000 | 110000-education; 120000 | 120000-nowhere,一级\nP07,110000 | 110000-education,\n'), 'entries.csv');
    expect((await rows(found.id, 'wrong'))[0]?.issues.map(({ column, code }) => `${column} ${code}`)).toEqual(['authorities (authorities.1.authority) authority_unknown', 'particulars.grades unknown_field']);
    expect((await rows(found.id, 'changed')).map(({ code, changes }) => [code, changes])).toEqual([['P07', ['authorities']]]);
  });
});
