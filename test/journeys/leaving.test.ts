import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { readExport, verifyExport } from '#publication';
import { detail, submit, type ActBody, type DetailBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person, type Answer } from '../support/person.js';
import { Signatories, type Batch, type Content, type DocumentDraft } from '../support/signing.js';

const HOUR = 3_600_000;
const codeOf = (answer: Answer<unknown>): string => (answer.body as { code: string }).code;

interface Departure {
  readonly id: string;
  readonly jurisdiction: string;
  readonly state: string;
  readonly effectiveAt: string;
  readonly mayWithdraw: boolean;
}

/** Published qualifications, their rules, and the service types: what the three have signed together. */
const SIGNED = 165 + 165 + 377;

describe('a party that leaves the agreement', () => {
  let house: House;
  let admins: Signatories;
  let nurse: Person;
  let leavesAt: Date;
  let before: string;

  beforeAll(async () => {
    house = await startHouse();
    admins = await Signatories.of(house);
    nurse = await Person.signIn(house.base, 'nurse');
  });
  afterAll(async () => house?.close());

  const announce = async (who: Person, effectiveAt: Date, reason = '机构调整'): Promise<Answer<Departure>> => who.post('/api/publication/departures', { effectiveAt: effectiveAt.toISOString(), reason });
  /** Why it is not recognised, or the effect. */
  const counts = async (from: string, to: string, at: Date): Promise<string> => {
    const { body } = await nurse.get<{ outcome: string; reason: string; rule: { effect: string } | null }>(`/api/catalogue/recognition?qualification=P33&from=${from}&to=${to}&at=${at.toISOString()}`);
    return body.outcome === 'not_recognised' ? body.reason : body.rule?.effect ?? '';
  };
  const rule = async (change: Content): Promise<Batch> => {
    const draft = await admins.draft(admins.beijing, 'recognition_rule', 'JJJ-P33');
    const saved = (await admins.save(admins.beijing, draft as DocumentDraft, change)).body;
    const proposed = await admins.propose(admins.beijing, [saved.id]);
    expect([proposed.status, proposed.body]).toEqual([201, expect.anything()]);
    return proposed.body;
  };
  const signedBy = async (batch: Batch, ...who: Person[]): Promise<Batch> => {
    let last = batch;
    for (const each of who) last = (await admins.sign(each, batch)).body;
    return last;
  };
  /** Whoever was signed in before has been away too long. */
  const itIs = async (moment: Date): Promise<void> => {
    house.clock.travelTo(moment);
    [admins, nurse] = await Promise.all([Signatories.of(house), Person.signIn(house.base, 'nurse')]);
  };

  it('announces it alone, a day ahead, with a reason, for itself, and may take it back', async () => {
    before = (await submit(nurse, { qualificationCode: 'P33' })).body.request.id;
    const { tianjin, beijing } = admins;
    leavesAt = new Date(Date.now() + 48 * HOUR);
    expect(codeOf(await announce(tianjin, new Date(Date.now() + HOUR)))).toBe('notice_too_short');
    expect(codeOf(await announce(tianjin, leavesAt, ' '))).toBe('batch_reason_required');
    expect((await announce(nurse, leavesAt)).status).toBe(403);
    expect((await tianjin.get('/api/publication/departures/reach')).body).toEqual({ jurisdiction: '120000', documents: SIGNED, emptied: 0 });

    const first = await announce(tianjin, leavesAt);
    expect([first.status, first.body.jurisdiction, first.body.state]).toEqual([201, '120000', 'announced']);
    expect(codeOf(await announce(tianjin, leavesAt))).toBe('already_leaving');
    await eventually(async () => (await counts('110000', '120000', leavesAt)) === 'no_rule');
    expect(await Promise.all([counts('110000', '120000', new Date(leavesAt.getTime() - 1)), counts('120000', '130000', leavesAt), counts('110000', '130000', leavesAt)])).toEqual(['use_directly', 'no_rule', 'use_directly']);

    expect(codeOf(await beijing.post(`/api/publication/departures/${first.body.id}/withdraw`, { reason: '请留下' }))).toBe('not_the_leaving_party');
    const back = await tianjin.post<Departure>(`/api/publication/departures/${first.body.id}/withdraw`, { reason: '协商一致' });
    expect([back.status, back.body.state]).toEqual([200, 'withdrawn']);
    await eventually(async () => (await counts('110000', '120000', leavesAt)) === 'use_directly');
  });

  it('takes with it what is scheduled, too, and everybody sees the notice', async () => {
    const scheduled = await rule({ documents: [] });
    expect((await signedBy(scheduled, admins.beijing, admins.tianjin, admins.hebei)).state).toBe('signed');
    leavesAt = new Date(Date.now() + 48 * HOUR);
    expect((await announce(admins.tianjin, leavesAt)).status).toBe(201);
    const seen = (await nurse.get<{ items: Departure[] }>('/api/publication/departures')).body.items;
    expect(seen.map(({ state, mayWithdraw }) => [state, mayWithdraw])).toEqual([['announced', false], ['withdrawn', false]]);
    const history = (await admins.hebei.get<{ items: { act: string; jurisdiction: string }[] }>('/api/publication/history?limit=5')).body.items;
    expect(history[0]).toMatchObject({ act: 'departure_announced', jurisdiction: '120000' });
    expect((await admins.hebei.get<{ items: unknown[] }>('/api/publication/export')).status).toBe(200);
  });

  it('is out from its instant: requests filed before are finished under their version, new ones are refused, the others go on', async () => {
    await itIs(new Date(leavesAt.getTime() + HOUR));
    await eventually(async () => (await counts('110000', '120000', leavesAt)) === 'no_rule');
    expect(await counts('110000', '130000', leavesAt)).toBe('use_directly');
    expect(codeOf(await submit(nurse, { qualificationCode: 'P33' }))).toBe('no_rule_in_force');
    const clerk = await Person.signIn(house.base, 'clerk-tianjin-health');
    const open = await eventually(async () => { const found = await clerk.get<DetailBody>(`/api/workflow/requests/${before}`); return found.status === 200 ? found.body : undefined; });
    const accepted = await clerk.act<ActBody>(before, 'accept', open?.request.version ?? 0, {});
    const approved = await clerk.act<ActBody>(before, 'approve', accepted.body.request.version, { opinion: '提出时互认有效，予以确认。' });
    expect(['approved', 'delivered']).toContain(approved.body.request.state);
    expect((await detail(nurse, before)).decision?.verb).toBe('approve');
    const { tianjin } = admins;
    const [notice] = (await tianjin.get<{ items: Departure[] }>('/api/publication/departures')).body.items;
    expect([notice?.state, codeOf(await tianjin.post(`/api/publication/departures/${notice?.id ?? ''}/withdraw`, { reason: '后悔' }))]).toEqual(['effective', 'departure_in_effect']);
    expect(codeOf(await announce(tianjin, new Date(leavesAt.getTime() + 99 * HOUR)))).toBe('already_left');
    const verdict = verifyExport(readExport((await nurse.get<string>('/api/publication/export')).body));
    expect([verdict.ok, verdict.left]).toEqual([true, [{ jurisdiction: '120000', since: leavesAt.toISOString() }]]);
  });

  it('is not waited for by the others, and comes back by signing; nobody is put out without a signature of its own', async () => {
    const two = await rule({ parties: ['110000', '130000'] });
    expect(two.missing).toEqual(['110000', '130000']);
    expect((await signedBy(two, admins.beijing, admins.hebei)).state).toBe('signed');
    const three = await rule({ parties: ['110000', '120000', '130000'] });
    expect(three.missing).toEqual(['110000', '120000', '130000']);
    expect((await signedBy(three, admins.beijing, admins.hebei, admins.tianjin)).state).toBe('signed');
    await eventually(async () => (await counts('110000', '120000', house.clock.now())) === 'use_directly');
    const without = await rule({ parties: ['110000', '130000'] });
    expect(without.missing).toEqual(['110000', '120000', '130000']);
  });

  it('lets no second rule hold for the same direction, and names the one that does', async () => {
    const content = (await admins.beijing.get<{ content: Content }>('/api/publication/documents/recognition_rule/JJJ-P33')).body.content;
    const draft = (await admins.beijing.post<DocumentDraft>('/api/publication/drafts', { kind: 'recognition_rule', code: 'SECOND-P33', content: { ...content, parties: ['110000', '130000'], direction: 'one_way' } })).body;
    const clash = await admins.propose(admins.beijing, [draft.id]);
    expect([clash.status, codeOf(clash)]).toEqual([422, 'draft_not_ready']);
    expect(JSON.stringify((clash.body as unknown as { details: unknown }).details)).toMatch(/"code":"rule_clash","expected":"JJJ-P33: 110000 → 130000/);
  });

  it('has left the database so that no two versions of a document hold at once, and none without every signature', async () => {
    const client = new pg.Client({ connectionString: house.database.ownerUrl });
    await client.connect();
    try {
      const count = async (sql: string): Promise<number> => Number((await client.query<{ count: string }>(sql)).rows[0]?.count);
      expect(await count(`SELECT count(*) FROM publication.version WHERE force IS NOT NULL AND batch_id IN (SELECT id FROM publication.batch WHERE purpose <> 'baseline')`)).toBeGreaterThan(2);
      expect(await count(`SELECT count(*) FROM publication.version a JOIN publication.version b ON a.kind = b.kind AND a.code = b.code AND a.number < b.number AND a.force && b.force`)).toBe(0);
      expect(await count(`SELECT count(*) FROM publication.version v JOIN publication.batch b ON b.id = v.batch_id CROSS JOIN unnest(b.parties) AS party
        WHERE v.force IS NOT NULL AND NOT EXISTS (SELECT FROM publication.signature s WHERE s.batch_id = b.id AND s.jurisdiction = party)`)).toBe(0);
      // Not even who passes every rule of ours lays two over one another.
      await expect(client.query(`UPDATE publication.version SET force = '[2020-01-01,)' WHERE kind = 'recognition_rule' AND code = 'JJJ-P33'`)).rejects.toMatchObject({ constraint: 'version_one_in_force' });
    } finally {
      await client.end();
    }
  });
});
