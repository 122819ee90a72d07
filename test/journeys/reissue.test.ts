import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { certify, type IssuedCertificate } from '../support/certificates.js';
import { payloadOf, verifyAbroad } from '../support/foreign-wallet.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person, type Answer } from '../support/person.js';

interface Certificate extends IssuedCertificate {
  readonly requestNumber: string;
  readonly state: string;
  readonly stateSource: string | null;
  readonly validUntil: string | null;
  readonly validFrom: string;
  readonly reissuedAsId: string | null;
  readonly acts: readonly { readonly act: string; readonly reason: string | null }[];
  readonly availableActs: readonly string[];
}

interface Told {
  readonly kind: string;
  readonly subjectId: string;
  readonly issuer: { readonly code: string };
  readonly params: { readonly certificateNumber?: string; readonly requestId?: string };
}

const HOLDER = { holderName: '示例甲', holderNumber: '999011199205120020' };
const problemOf = ({ status, body }: Answer<unknown>): unknown[] => {
  const { code, details } = body as { code: string; details?: { because?: string } };
  return [status, code, ...(details?.because === undefined ? [] : [details.because])];
};

// whole flows, on a machine that may be busy with other tests
jest.setTimeout(120_000);

describe('a certificate that an alert revoked by mistake', () => {
  let house: House;
  let nurse: Person;
  let issuer: Person;
  let clerk: Person;
  let supervisor: Person;

  beforeAll(async () => {
    house = await startHouse();
    [nurse, issuer, clerk, supervisor] = await Promise.all(['nurse', 'clerk-beijing', 'clerk-tianjin-health', 'supervisor-tianjin'].map(async (subject) => Person.signIn(house.base, subject))) as [Person, Person, Person, Person];
    await issuer.switchTo((await issuer.refresh()).posts.find(({ authority }) => authority?.nameZh.includes('卫生'))?.id ?? '');
  });
  afterAll(async () => house?.close());

  const get = async (id: string, who = nurse): Promise<Certificate> => (await who.get<Certificate>(`/api/exchange/credentials/${id}`)).body;
  const copy = async (id: string): Promise<string> => (await nurse.get<{ compact: string }>(`/api/exchange/credentials/${id}/compact`)).body.compact;
  const reissue = async (id: string, who = clerk): Promise<Answer<Certificate>> => who.post(`/api/exchange/credentials/${id}/reissue`, { reason: '预警有误，签发机关已更正' });
  const becomes = async (id: string, state: string): Promise<Certificate> => eventually(async () => { const now = await get(id); return now.state === state && now; });
  /** What the authorities here were told of certificates that they may issue anew. */
  const told = async (who = clerk): Promise<Told[]> => (await who.get<{ items: Told[] }>('/api/catalogue/jurisdiction-notices?limit=50')).body.items.filter(({ kind }) => kind === 'certificate_reissuable');

  async function mark(kind: string): Promise<string> {
    const marked = await issuer.post<{ id: string }>('/api/catalogue/alerts', { commandId: randomUUID(), qualificationCode: 'P33', kind, ...HOLDER, certificateNumber: 'TEST-2020-0001', reason: '张冠李戴' });
    expect(marked.status).toBe(201);
    return marked.body.id;
  }
  async function end(id: string, act: 'correct' | 'lift' = 'correct'): Promise<void> {
    expect((await issuer.post(`/api/catalogue/alerts/${id}/${act}`, { commandId: randomUUID(), reason: '录错了人' })).status).toBe(200);
  }

  it('stays revoked; those who decided are told, and issue it anew with a number and a place of its own', async () => {
    const { id } = await certify(nurse, clerk, 'P33');
    const before = await get(id);
    const oldCopy = await copy(id);
    const alert = await mark('revoked');
    await becomes(id, 'revoked');
    expect([(await get(id, clerk)).availableActs, await told()]).toEqual([['print'], []]);
    expect(problemOf(await reissue(id))).toEqual([409, 'certificate_not_reissued', 'alert_stands']);

    await end(alert);
    const [notice] = await eventually(async () => { const found = await told(); return found.length > 0 && found; });
    expect(notice).toMatchObject({ subjectId: id, issuer: { code: '110000' }, params: { certificateNumber: before.number, requestId: before.requestId } });
    expect(await told(await Person.signIn(house.base, 'catalogue-hebei'))).toEqual([]);
    expect(await get(id)).toMatchObject({ state: 'revoked', stateSource: 'alert', reissuedAsId: null });
    expect([(await get(id, clerk)).availableActs, (await get(id, supervisor)).availableActs, (await get(id)).availableActs]).toEqual([['print', 'reissue'], ['reissue'], ['copy', 'print']]);

    expect((await reissue(id, nurse)).status).toBe(403);
    expect(problemOf(await reissue(id, await Person.signIn(house.base, 'supervisor-hebei')))).toEqual([404, 'not_found']);
    const other = await Person.signIn(house.base, 'clerk-tianjin-other');
    expect(problemOf(await reissue(id, other))).toEqual([404, 'not_found']);

    const { status, body: next } = await reissue(id);
    expect([status, next]).toEqual([201, expect.objectContaining({ number: `${before.number}-2`, requestId: before.requestId, state: 'valid', validFrom: before.validFrom, validUntil: before.validUntil, reissuedAsId: null })]);
    const old = await get(id);
    expect(old).toMatchObject({ state: 'revoked', reissuedAsId: next.id });
    expect(old.acts.map(({ act, reason }) => [act, reason])).toEqual([['issued', null], ['revoked', null], ['reissued', '预警有误，签发机关已更正']]);
    expect(problemOf(await reissue(id))).toEqual([409, 'certificate_not_reissued', 'reissued']);

    const newCopy = await copy(next.id);
    await expect(verifyAbroad(oldCopy)).rejects.toThrow(/status 1/);
    await expect(verifyAbroad(newCopy)).resolves.toMatchObject({ certificate_number: next.number, replaces: before.number, holder_name: '示例甲', holder_certificate_number: 'TEST-2020-0001' });
    const place = (compact: string): unknown => (payloadOf(compact)['status'] as { status_list: { idx: number } }).status_list.idx;
    expect(place(newCopy)).not.toBe(place(oldCopy));
    for (const number of [before.number, next.number, before.requestNumber]) expect((await clerk.get<{ items: Certificate[] }>(`/api/exchange/credentials?number=${number}`)).body.items.map((each) => each.id)).toEqual([next.id, id]);
    await eventually(async () => (await nurse.get<{ items: { template: string; params: { certificateNumber?: string } }[] }>('/api/notices?limit=50')).body.items.some(({ template, params }) => template === 'credential.issued' && params.certificateNumber === next.number));
  });

  it('is ordered by a person, of whom the audit says so; the platform signs', async () => {
    const client = new pg.Client({ connectionString: house.database.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ act: string; kind: string; role: string | null }>(`SELECT act, actor->>'kind' AS kind, actor->>'role' AS role FROM platform.audit_entry WHERE act IN ('certificate.reissue_order', 'certificate.reissued') ORDER BY at, id`);
    const acts = await client.query(`SELECT p.id IS NOT NULL AS known FROM exchange.credential_act a LEFT JOIN directory.person p ON p.id = a.person_id WHERE a.act = 'reissued'`);
    await client.end();
    expect([rows, acts.rows]).toEqual([[{ act: 'certificate.reissue_order', kind: 'person', role: 'case_clerk' }, { act: 'certificate.reissued', kind: 'system', role: null }], [{ known: true }]]);
  });

  it('follows what is said from then on, and may be issued anew again', async () => {
    const second = (await nurse.get<{ items: Certificate[] }>('/api/exchange/credentials?limit=10')).body.items.find(({ state }) => state === 'valid');
    const id = second?.id ?? '';
    const [revoked, cancelled, suspended] = [await mark('revoked'), await mark('cancelled'), await mark('suspended')];
    await becomes(id, 'revoked');
    await end(revoked);
    expect(problemOf(await reissue(id))).toEqual([409, 'certificate_not_reissued', 'alert_stands']);
    await end(cancelled);
    // Two corrections, close together: of one certificate those who decided are told once.
    await eventually(async () => (await told()).length === 2);
    const third = (await reissue(id, supervisor)).body;
    expect([third.number.endsWith('-3'), third.state, third.stateSource]).toEqual([true, 'suspended', 'alert']);
    await end(suspended, 'lift');
    await becomes(third.id, 'valid');
    expect((await told()).length).toBe(2);
  });

  it('is not what its own authority revoked', async () => {
    const { id } = (await nurse.get<{ items: Certificate[] }>('/api/exchange/credentials?limit=10')).body.items.find(({ state }) => state === 'valid') ?? { id: '' };
    expect((await supervisor.post(`/api/exchange/credentials/${id}/state/revoke`, { reason: '以欺骗手段取得' })).status).toBe(200);
    expect(problemOf(await reissue(id, supervisor))).toEqual([409, 'certificate_not_reissued', 'not_by_alert']);
    expect((await get(id, supervisor)).availableActs).toEqual([]);
  });
});
