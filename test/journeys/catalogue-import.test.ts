import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '#kernel';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { startHouse, eventually, type House } from '../support/house.js';
import type { Person, Answer } from '../support/person.js';
import { Signatories, type Batch, type Content } from '../support/signing.js';

interface Imported {
  readonly id: string;
  readonly state: string;
  readonly rows: number;
  readonly checked: number;
  readonly drafted: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly fileIssues: readonly { readonly column: string; readonly code: string }[];
  readonly problem: { readonly code: string; readonly details: Content } | null;
  readonly batchId: string | null;
  readonly availableActs: readonly string[];
}
interface Row {
  readonly line: number | null;
  readonly code: string;
  readonly verdict: string;
  readonly matchedBy: string | null;
  readonly changes: readonly string[];
  readonly issues: readonly { readonly column: string; readonly value: string; readonly code: string; readonly expected: string | null; readonly zh: string }[];
}
interface Line {
  readonly kind: string;
  readonly code: string;
  readonly content: Content;
}

const TITLES = { titleZh: '按官方清单更新', titleEn: 'Update from the official list' };
const codeOf = (answer: Answer<unknown>): unknown => (answer.body as { code?: string }).code;

describe('a catalogue file', () => {
  let database: TestDatabase;
  let house: House;
  let admins: Signatories;
  let beijing: Person;

  const exported = async (query = ''): Promise<Buffer> => beijing.download(`/api/catalogue/export?${query}`);
  const lines = async (): Promise<Line[]> => (await exported()).toString().split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
  const linesOf = (records: readonly object[]): Buffer => Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  const get = async (id: string): Promise<Imported> => (await beijing.get<Imported>(`/api/catalogue/imports/${id}`)).body;
  const becomes = async (id: string, state: string): Promise<Imported> => eventually(async () => {
    const found = await get(id);
    if (found.problem && found.state === 'stopped') throw new Error(JSON.stringify(found.problem));
    return found.state === state && found;
  }, 100_000);
  const bringIn = async (bytes: Uint8Array, mode = 'merge', name = 'a.jsonl'): Promise<Imported> => {
    const answer = await beijing.bringIn<Imported>(mode, name, bytes);
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
    return becomes(answer.body.id, 'checked');
  };
  const rows = async (id: string, verdict: string): Promise<Row[]> => (await beijing.get<{ items: Row[] }>(`/api/catalogue/imports/${id}/rows?limit=100&verdict=${verdict}`)).body.items;
  const confirm = async (id: string, more: object = {}): Promise<Answer<Imported>> => beijing.post(`/api/catalogue/imports/${id}/confirm`, { ...TITLES, withdraw: false, ...more });
  const signAll = async (batchId: string | null): Promise<Batch> => {
    const batch = (await beijing.get<Batch>(`/api/publication/batches/${batchId ?? ''}`)).body;
    for (const who of [beijing, admins.tianjin]) expect((await admins.sign(who, batch)).status).toBe(200);
    return (await admins.sign(admins.hebei, batch)).body;
  };

  const enter = async (env: Readonly<Record<string, string>>): Promise<void> => {
    house = await startHouse({ database, env });
    admins = await Signatories.of(house);
    beijing = admins.beijing;
  };
  /** Another process on the same database. */
  const restart = async (env: Readonly<Record<string, string>>): Promise<void> => {
    await house.close();
    await enter(env);
  };

  beforeAll(async () => {
    database = await cloneDatabase();
    await enter({});
  });
  afterAll(async () => {
    await house?.close();
    await database?.drop();
  });

  it.each(['jsonl', 'json', 'csv', 'xlsx'])('of %s that was exported changes nothing, however often it is brought in', async (format) => {
    const file = await exported(`format=${format}`);
    for (const _ of [1, 2]) {
      const { rows: count, counts, availableActs } = await bringIn(file, 'merge', `a.${format}`);
      expect([count, counts]).toEqual([format === 'csv' ? 165 : 330, { added: 0, changed: 0, unchanged: count, wrong: 0, withdrawn: 0 }]);
      expect(availableActs).toEqual(['discard']);
    }
  });

  it('changes the catalogue only when it is confirmed and everyone has signed; then its export is the file, byte for byte', async () => {
    const records = await lines();
    const changed = Buffer.from((await exported()).toString().replace('"nameEn":"Teacher qualification"', '"nameEn":"Teacher, imported"'));
    const extra = { ...records.find(({ code }) => code === 'P33'), code: 'P990' };
    const rule = records.find(({ code }) => code === 'JJJ-P33');
    const extraRule = { ...rule, code: 'JJJ-P990', content: { ...rule?.content, qualificationCode: 'P990' } };
    const file = [...changed.toString().split('\n').filter((line) => line !== ''), canonicalJson(extra), canonicalJson(extraRule)].sort((a, b) => {
      const [left, right] = [a, b].map((line) => JSON.parse(line) as Line);
      return `${left?.kind ?? ''}\0${left?.code ?? ''}` < `${right?.kind ?? ''}\0${right?.code ?? ''}` ? -1 : 1;
    }).map((line) => `${line}\n`).join('');
    const found = await bringIn(Buffer.from(file));
    expect(found.counts).toEqual({ added: 2, changed: 1, unchanged: 329, wrong: 0, withdrawn: 0 });
    expect((await rows(found.id, 'changed')).map(({ code, changes }) => [code, changes])).toEqual([['P01', ['nameEn']]]);
    expect((await beijing.get<{ total: number }>('/api/publication/drafts')).body.total).toBe(0);
    expect((await confirm(found.id)).body.state).toBe('drafting');
    const proposed = await becomes(found.id, 'proposed');
    expect(proposed.drafted).toBe(3);
    expect((await lines()).length).toBe(330);
    expect((await signAll(proposed.batchId)).state).toBe('signed');
    expect((await exported()).toString()).toBe(file);
    expect((await bringIn(Buffer.from(file))).counts['unchanged']).toBe(332);
  });

  it('keeps its good rows, and says of every wrong one where, what, and what is expected', async () => {
    const csv = ['编码,中文名称,nameEn,holderType,validity.value,legalBasis.verified,颜色', 'P02,=cmd|x,Changed,person,5,TRUE,red', 'P03,名,n,robot,abc,maybe,', 'P02,again,,person,,TRUE,', 'EXAMPLE,x,x,person,1,TRUE,', 'p 99,x,x,person,1,TRUE,'].join('\n');
    const found = await bringIn(Buffer.from(csv), 'merge', 'a.csv');
    expect(found.fileIssues.map(({ column, code }) => [column, code])).toEqual([['颜色', 'unknown_column']]);
    expect(found.counts).toMatchObject({ changed: 1, wrong: 4 });
    const wrong = await rows(found.id, 'wrong');
    expect(wrong.find(({ line }) => line === 3)?.issues.map(({ column, value, code }) => [column, value, code])).toEqual([['legalBasis.verified', 'maybe', 'yes_or_no'], ['validity.value', 'abc', 'whole_number']]);
    expect(wrong.find(({ line }) => line === 4)?.issues).toEqual([expect.objectContaining({ column: 'code', code: 'duplicate', expected: '2', zh: '与第 2 行重复' })]);
    expect(wrong.find(({ line }) => line === 5)?.issues[0]?.code).toBe('example');
    expect(wrong.find(({ line }) => line === 6)?.issues.map(({ column, code }) => `${column} ${code}`)).toEqual(expect.arrayContaining(['code code_form', 'parties too_few', 'class one_of']));
    const faults = (await beijing.download(`/api/catalogue/imports/${found.id}/faults`)).toString();
    expect(faults).toMatch(/^\uFEFF"工作表 sheet","行 row"/);
    expect(faults).toContain('"","3","P03","validity.value","abc","应为整数","a whole number"\r\n');
    await confirm(found.id);
    const { batchId } = await becomes(found.id, 'proposed');
    const batch = (await beijing.get<Batch>(`/api/publication/batches/${batchId ?? ''}`)).body;
    expect(batch.items.map(({ version }) => [version.code, version.content['nameZh'], version.content['sector']])).toEqual([['P02', '=cmd|x', expect.any(String)]]);
    expect((await exported('format=csv')).toString()).not.toMatch(/"[=+@]/);
  });

  it('that cannot be a catalogue is refused with its own reason', async () => {
    const reason = async (bytes: Uint8Array): Promise<unknown> => {
      const answer = await beijing.bringIn<{ code: string; details?: { fault?: string } }>('merge', 'a.xlsx', bytes);
      return [answer.status, answer.body.code, answer.body.details?.fault];
    };
    expect(await reason(Buffer.from('%PDF-1.7'))).toEqual([422, 'import_unreadable', 'type']);
    expect(await reason(Buffer.alloc(0))).toEqual([422, 'import_unreadable', 'empty']);
    expect(await reason(Buffer.alloc(50 * 1024 * 1024, '{}\n'))).toEqual([413, 'import_too_large', undefined]);
    const tianjin = admins.tianjin;
    const own = await bringIn(Buffer.from('code,nameZh\nP04,x'), 'merge', 'a.csv');
    expect(codeOf(await tianjin.post(`/api/catalogue/imports/${own.id}/confirm`, { ...TITLES, withdraw: false }))).toBe('import_of_another');
    expect((await tianjin.get<Imported>(`/api/catalogue/imports/${own.id}`)).body.availableActs).toEqual([]);
    expect(codeOf(await beijing.post(`/api/catalogue/imports/${own.id}/resume`, {}))).toBe('import_wrong_state');
    expect((await beijing.post<Imported>(`/api/catalogue/imports/${own.id}/discard`, {})).body.state).toBe('discarded');
  });

  it('replaces the list: by code, then by name; what is not in it is withdrawn, but only when that is confirmed expressly', async () => {
    const records = await lines();
    const qualifications = records.filter(({ kind }) => kind === 'qualification');
    const [byCode, byName, gone] = qualifications;
    const official = qualifications.filter((each) => each !== gone).map((record) => {
      const content = { ...record.content, provenance: { ...(record.content['provenance'] as Content), status: 'official_list' } };
      return record === byName ? { ...record, code: 'GJ-002', content: { ...content, nameZh: ` ${String(record.content['nameZh'])}（）` } } : { ...record, content };
    });
    const broken = await bringIn(Buffer.concat([linesOf(official), Buffer.from('{broken\n')]), 'replace');
    expect([broken.availableActs, codeOf(await confirm(broken.id, { withdraw: true }))]).toEqual([['discard'], 'import_list_not_whole']);
    const found = await bringIn(linesOf(official), 'replace');
    const rule = records.find(({ kind, content }) => kind === 'recognition_rule' && content['qualificationCode'] === gone?.code);
    expect(found.counts).toEqual({ added: 0, changed: official.length, unchanged: 0, wrong: 0, withdrawn: rule ? 2 : 1 });
    expect((await rows(found.id, 'withdrawn')).map(({ code, line }) => [code, line])).toEqual([[gone?.code, null], ...(rule ? [[rule.code, null]] : [])]);
    const changed = await rows(found.id, 'changed');
    expect(changed.slice(0, 2).map(({ code, matchedBy, changes }) => [code, matchedBy, changes])).toEqual([[byCode?.code, 'code', ['provenance.status']], [byName?.code, 'name', ['nameZh', 'provenance.status']]]);
    expect(codeOf(await confirm(found.id))).toBe('import_withdrawal_not_confirmed');
    expect((await confirm(found.id, { withdraw: true })).status).toBe(200);
    const { batchId } = await becomes(found.id, 'proposed');
    await signAll(batchId);
    const after = await lines();
    const standings = Object.fromEntries((after as unknown as { code: string; standing: string }[]).map(({ code, standing }) => [code, standing]));
    expect([standings[gone?.code ?? ''], standings[rule?.code ?? gone?.code ?? ''], standings[byName?.code ?? '']]).toEqual(['retired', 'retired', 'active']);
    expect((await beijing.get<{ total: number }>('/api/catalogue/qualifications?status=published')).body.total).toBe(official.length);
  });

  it('is stopped and resumed, and goes on by itself after a restart', async () => {
    const file = linesOf((await lines()).filter(({ kind }) => kind === 'qualification').slice(0, 120).map((record) => ({ ...record, content: { ...record.content, nameEn: `${String(record.content['nameEn'])}!` } })));
    await restart({ PROCESS: 'http' });
    const begun = (await beijing.bringIn<Imported>('merge', 'a.jsonl', file)).body;
    expect([begun.state, begun.rows, begun.checked, begun.availableActs]).toEqual(['checking', 120, 0, ['stop', 'discard']]);
    const act = async (name: string): Promise<Imported> => (await beijing.post<Imported>(`/api/catalogue/imports/${begun.id}/${name}`, {})).body;
    const stopped = await act('stop');
    expect([stopped.state, stopped.availableActs]).toEqual(['stopped', ['resume', 'discard']]);
    expect((await act('resume')).state).toBe('checking');
    await restart({});
    expect((await becomes(begun.id, 'checked')).counts['changed']).toBe(120);
    expect((await confirm(begun.id)).body.state).toBe('drafting');
    await restart({});
    expect((await becomes(begun.id, 'proposed')).drafted).toBe(120);
  });
});
