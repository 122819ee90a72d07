import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { canonicalJson } from '#kernel';
import { readExport, verifyExport, writeExport } from '#publication';
import { detail, submit } from '../support/application.js';
import { startHouse, type House } from '../support/house.js';
import { Person, type Answer } from '../support/person.js';
import { Signatories, type Batch, type Content, type DocumentDraft } from '../support/signing.js';

const DAY = 24 * 3_600_000;
const codeOf = (answer: Answer<unknown>): string => (answer.body as { code: string }).code;

describe('the signed catalogue', () => {
  let house: House;
  let admins: Signatories;
  let beijing: Person;
  let tianjin: Person;
  let hebei: Person;

  beforeAll(async () => {
    house = await startHouse();
    admins = await Signatories.of(house);
    ({ beijing, tianjin, hebei } = admins);
  });
  afterAll(async () => house?.close());

  it('is drafted, objected to, amended, signed by all three, and in force from the last signature', async () => {
    const draft = await admins.draft(beijing, 'qualification', 'P33');
    expect(draft.baseNumber).toBe(1);
    const saved = await admins.save(beijing, draft, { synonyms: ['护士证'] });
    const proposed = await admins.propose(beijing, [draft.id]);
    expect([proposed.status, proposed.body.state, proposed.body.missing]).toEqual([201, 'proposed', ['110000', '120000', '130000']]);
    expect(proposed.body.items[0]?.changes.map(({ path }) => path)).toEqual(['synonyms']);
    expect(proposed.body.items[0]?.sentences.zh[0]).toMatch(/护士执业资格.*北京市、天津市、河北省/);
    expect((await admins.save(beijing, saved.body, { nameEn: 'x' })).status).toBe(409);
    expect((await admins.asOf('P33')).number).toBe(1);

    const objected = await tianjin.post<Batch>(`/api/publication/batches/${proposed.body.id}/object`, { reason: '请写全称' });
    expect([objected.status, objected.body.state]).toEqual([200, 'objected']);
    expect(codeOf(await admins.sign(hebei, proposed.body))).toBe('wrong_batch_state');
    const amended = await beijing.post<Batch>(`/api/publication/batches/${proposed.body.id}/amend`, {});
    expect(amended.body.state).toBe('cancelled');

    const again = (await beijing.get<{ draft: DocumentDraft; issues: readonly unknown[] }>(`/api/publication/drafts/${draft.id}`)).body;
    expect(again.issues).toEqual([]);
    await admins.save(beijing, again.draft, { synonyms: ['护士证', '护士执业证书'] });
    const second = (await admins.propose(beijing, [draft.id])).body;
    const one = await admins.sign(beijing, second);
    expect([one.body.state, one.body.missing]).toEqual(['proposed', ['120000', '130000']]);
    expect((await admins.asOf('P33')).number).toBe(1);
    await admins.sign(hebei, second);
    const last = await admins.sign(tianjin, second);
    expect([last.body.state, last.body.missing, last.body.inForceAt]).toEqual(['signed', [], expect.any(String)]);
    expect((await admins.asOf('P33')).content['synonyms']).toEqual(['护士证', '护士执业证书']);
    expect((await admins.asOf('P33', new Date(Date.parse(last.body.inForceAt ?? '') - 1))).number).toBe(1);
    const found = await beijing.get<{ items: { code: string }[] }>('/api/catalogue/qualifications?q=护士证');
    expect(found.body.items.map(({ code }) => code)).toContain('P33');
    expect((await beijing.get<{ total: number }>('/api/catalogue/qualifications?status=published')).body.total).toBe(165);
  });

  it('verifies with nothing but the statement and the public keys', async () => {
    const batch = await admins.publish('P34', { nameEn: 'Pharmacist, changed' });
    const keys = (await beijing.get<{ items: { id: string; owner: string; publicJwk: JsonWebKey }[] }>('/api/publication/keys')).body.items;
    expect(batch.signatures.map(({ jurisdiction }) => jurisdiction).sort()).toEqual(['110000', '120000', '130000']);
    const { statement } = (await beijing.get<{ statement: Content }>(`/api/publication/batches/${batch.id}/statement`)).body;
    const bytes = Buffer.from(canonicalJson(statement));
    for (const { jurisdiction, keyId, value } of batch.signatures) {
      const key = keys.find(({ id }) => id === keyId);
      expect(key?.owner).toBe(jurisdiction);
      const publicKey = createPublicKey({ key: key?.publicJwk ?? {}, format: 'jwk' });
      expect(verify(null, bytes, publicKey, Buffer.from(value, 'base64url'))).toBe(true);
      expect(verify(null, Buffer.from(canonicalJson({ ...statement, parties: ['110000'] })), publicKey, Buffer.from(value, 'base64url'))).toBe(false);
    }
    const item = batch.items[0]?.version;
    expect(item?.digest).toBe(`sha256:${createHash('sha256').update(canonicalJson(item?.content)).digest('hex')}`);
  });

  it('of many documents is read page by page and by a text, with how much is new, changed and retired', async () => {
    const codes = (await beijing.get<{ items: { code: string }[] }>('/api/catalogue/qualifications?status=published&limit=30')).body.items.map(({ code }) => code).filter((code) => !['P33', 'P34', 'P36'].includes(code)).slice(0, 24);
    const draftIds = [];
    for (const code of codes) {
      const draft = await admins.draft(beijing, 'qualification', code);
      await beijing.put(`/api/publication/drafts/${draft.id}`, { revision: draft.revision, content: { ...draft.content, nameEn: `Together ${code}` }, standing: code === codes[0] ? 'retired' : 'active' });
      draftIds.push(draft.id);
    }
    const { body: batch } = await admins.propose(beijing, draftIds);
    expect(batch.counts).toEqual([{ kind: 'qualification', change: 'changed', count: 23 }, { kind: 'qualification', change: 'retired', count: 1 }]);
    interface Items { readonly items: Batch['items']; readonly total: number; readonly nextCursor: string | null }
    const page = async (query: string): Promise<Items> => (await beijing.get<Items>(`/api/publication/batches/${batch.id}/items?${query}`)).body;
    const first = await page('limit=20');
    const second = await page(`limit=20&cursor=${first.nextCursor ?? ''}`);
    expect([first.items.length, second.items.length, second.total, second.nextCursor]).toEqual([20, 4, 24, null]);
    expect(batch.items.map(({ version }) => version.code)).toEqual(first.items.map(({ version }) => version.code));
    expect([...first.items, ...second.items].map(({ version }) => version.code)).toEqual([...codes].sort());
    expect(second.items.map(({ changes }) => changes.map(({ path }) => path))).toEqual(Array(4).fill(['nameEn']));
    expect((await page(`q=${encodeURIComponent(`together ${codes[1] ?? ''}`)}`)).items.map(({ version }) => version.code)).toEqual([codes[1]]);
    expect(await page('q=zzz')).toMatchObject({ total: 0 });
    await beijing.post(`/api/publication/batches/${batch.id}/cancel`, { reason: '只是试试' });
    expect((await beijing.get('/api/publication/batches/00000000-0000-7000-8000-000000000000/items')).status).toBe(404);
  });

  it('is exported with its proof, and the export verifies offline until one sign of it is changed', async () => {
    await admins.publish('P36', { nameEn: 'Exported' });
    const { body: text, headers } = await beijing.get<string>('/api/publication/export');
    expect(headers.get('content-type')).toMatch(/^application\/jsonl/);
    const records = readExport(text);
    expect(writeExport(records)).toBe(text);
    const verdict = verifyExport(records);
    const held = records.flatMap((each) => (each.record === 'version' ? [each.kind] : []));
    expect(held.filter((kind) => kind !== 'service_type')).toHaveLength(330);
    expect(verdict).toMatchObject({ ok: true, faults: [], versions: held.length });
    expect(verdict.signed + verdict.unsigned).toBe(held.length);
    expect(verdict.signed).toBeGreaterThan(0);
    const wrong = (change: (line: string) => string): string[] => verifyExport(readExport(text.split('\n').map(change).join('\n'))).faults.map(({ what }) => what);
    expect(wrong((line) => line.replace('"nameEn":"Exported"', '"nameEn":"exported"'))).toEqual(['content_changed']);
    expect(wrong((line) => (line.includes('"record":"batch"') ? line.replace('"parties":["110000","120000","130000"]', '"parties":["110000","120000"]') : line))).toContain('signature_wrong');
    expect(wrong((line) => (line.includes('"record":"key"') ? line.replace('"owner":"110000"', '"owner":"310000"') : line))).toContain('key_of_another');
    expect(wrong((line) => (line.includes('"record":"batch"') ? line.replace(/\{"algorithm":"Ed25519","jurisdiction":"120000".*?\},?/, '') : line))).toContain('signature_missing');
  });

  it('lets a scheduled version wait for its instant, and be cancelled until then', async () => {
    const draft = await admins.draft(tianjin, 'qualification', 'P01');
    await admins.save(tianjin, draft, { nameEn: 'Teacher (scheduled)' });
    const at = new Date(Date.now() + 3 * DAY);
    const batch = (await admins.propose(tianjin, [draft.id], at.toISOString())).body;
    for (const who of [tianjin, hebei]) await admins.sign(who, batch);
    const signed = (await admins.sign(beijing, batch)).body;
    expect([signed.state, signed.inForceAt]).toEqual(['signed', at.toISOString()]);
    const names = async (...instants: Date[]): Promise<unknown[]> => Promise.all(instants.map(async (instant) => (await admins.asOf('P01', instant)).content['nameEn']));
    expect(await names(new Date(), new Date(at.getTime() - 1), at)).toEqual(['Teacher qualification', 'Teacher qualification', 'Teacher (scheduled)']);
    const entry = async (instant: Date): Promise<string> => (await hebei.get<{ nameEn: string }>(`/api/catalogue/qualifications/P01?at=${instant.toISOString()}`)).body.nameEn;
    expect([await entry(new Date(at.getTime() - 1)), await entry(at)]).toEqual(['Teacher qualification', 'Teacher (scheduled)']);
    const listed = await hebei.get<{ total: number; items: { nameEn: string }[] }>(`/api/catalogue/qualifications?status=published&q=teacher&at=${at.toISOString()}`);
    expect(listed.body.items.map(({ nameEn }) => nameEn)).toContain('Teacher (scheduled)');
    expect((await hebei.get(`/api/catalogue/recognition?qualification=P01&from=110000&to=120000&at=2020-01-01T00:00:00Z`)).body).toMatchObject({ outcome: 'not_recognised', reason: 'entry_absent' });
    expect((await hebei.get<Batch>(`/api/publication/batches/${batch.id}`)).body.availableActs).toContain('cancel');
    expect((await hebei.post<Batch>(`/api/publication/batches/${batch.id}/cancel`, { reason: '暂缓' })).body.state).toBe('cancelled');
    expect(await names(at)).toEqual(['Teacher qualification']);
    const versions = (await beijing.get<{ items: { number: number; inForceFrom: string | null; inForceUntil: string | null }[] }>('/api/publication/documents/qualification/P01/versions')).body.items;
    expect(versions.map(({ number, inForceFrom, inForceUntil }) => [number, inForceFrom !== null, inForceUntil])).toEqual([[2, false, null], [1, true, null]]);
  });

  it('pins a request to the version under which it was filed', async () => {
    const nurse = await Person.signIn(house.base, 'nurse');
    const before = (await admins.asOf('P33')).number;
    const first = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
    const batch = await admins.publish('P33', { nameEn: 'Nurse practising qualification, renamed' });
    expect(batch.state).toBe('signed');
    const second = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
    const pinned = async (id: string): Promise<unknown> => (await detail(nurse, id) as unknown as { request: { qualificationVersion?: number } }).request.qualificationVersion;
    expect([await pinned(first.id), await pinned(second.id)]).toEqual([before, before + 1]);
  });

  it('rolls back as a version of its own, signed by all', async () => {
    const batch = await admins.publish('P02', { nameEn: 'A mistake' });
    const back = await hebei.post<Batch>(`/api/publication/batches/${batch.id}/roll-back`, { reason: '名称有误' });
    expect([back.status, back.body.state]).toEqual([200, 'proposed']);
    expect(codeOf(await tianjin.post(`/api/publication/batches/${batch.id}/roll-back`, { reason: '同上' }))).toBe('already_rolled_back');
    expect((await admins.asOf('P02')).content['nameEn']).toBe('A mistake');
    for (const who of [beijing, tianjin, hebei]) await admins.sign(who, back.body);
    const now = await admins.asOf('P02');
    expect([now.number, now.content['nameEn']]).toEqual([3, (await admins.asOf('P02', new Date('2026-01-01'))).content['nameEn']]);
  });
});
