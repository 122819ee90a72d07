import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startHouse, type House } from '../support/house.js';
import { Person, type Answer } from '../support/person.js';
import { Signatories, type Content } from '../support/signing.js';

const codeOf = (answer: Answer<unknown>): string => (answer.body as { code: string }).code;

describe('drafts and signatures that do not go through', () => {
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

  it('lets nobody sign twice, for another, or what they were not shown', async () => {
    const draft = await admins.draft(beijing, 'qualification', 'P03');
    await admins.save(beijing, draft, { nameEn: 'Changed' });
    const batch = (await admins.propose(beijing, [draft.id])).body;
    expect(codeOf(await admins.sign(beijing, { ...batch, digest: '0'.repeat(64) }))).toBe('statement_changed');
    expect((await admins.sign(beijing, batch)).status).toBe(200);
    expect(codeOf(await admins.sign(beijing, batch))).toBe('already_signed');
    const clerk = await Person.signIn(house.base, 'clerk-tianjin-health');
    expect((await clerk.post(`/api/publication/batches/${batch.id}/sign`, { digest: batch.digest })).status).toBe(403);
    expect((await clerk.get(`/api/publication/batches/${batch.id}`)).status).toBe(403);
    expect(codeOf(await tianjin.post(`/api/publication/batches/${batch.id}/object`, { reason: ' ' }))).toBe('batch_reason_required');
  });

  it('keeps what two administrators typed into one draft', async () => {
    const draft = await admins.draft(beijing, 'qualification', 'P04');
    expect((await admins.save(beijing, draft, { nameEn: 'Theirs', sector: 'one' })).status).toBe(200);
    const conflict = await admins.save(tianjin, draft, { nameEn: 'Yours', certificateZh: '新证书' });
    expect([conflict.status, codeOf(conflict)]).toEqual([409, 'draft_conflict']);
    const { merged, conflicts, revision } = (conflict.body as unknown as { details: { merged: Content; conflicts: readonly { path: string; theirs: string; yours: string }[]; revision: number } }).details;
    expect(merged).toMatchObject({ sector: 'one', certificateZh: '新证书', nameEn: 'Theirs' });
    expect(conflicts).toEqual([expect.objectContaining({ path: 'nameEn', theirs: 'Theirs', yours: 'Yours' })]);
    expect((await tianjin.put(`/api/publication/drafts/${draft.id}`, { revision, content: { ...merged, nameEn: 'Yours' } })).status).toBe(200);
  });

  it.each<[string, string, string, Content, string]>([
    ['a level qualification as a condition to practise', 'recognition_rule', 'JJJ-P33', { requiredToPractise: true, qualificationCode: 'level' }, 'level_is_no_condition'],
    ['an unknown condition', 'recognition_rule', 'JJJ-P33', { conditions: [{ code: 'if_it_suits', zh: '看情况', en: 'as it suits', lawRef: null }] }, 'one_of'],
    ['an unknown jurisdiction', 'recognition_rule', 'JJJ-P33', { parties: ['110000', '990000'] }, 'jurisdiction_unknown'],
    ['days on the wrong side', 'recognition_rule', 'JJJ-P33', { validTo: '2023-01-01' }, 'not_after_start'],
    ['a name that is missing', 'qualification', 'P33', { nameZh: '' }, 'required'],
    ['a field that nobody knows', 'qualification', 'P33', { nmaeZh: 'x' }, 'unknown_field'],
  ])('does not let %s be proposed, and says where', async (_what, kind, code, change, issue) => {
    const level = (await beijing.get<{ items: { code: string }[] }>('/api/catalogue/qualifications?class=level&limit=1')).body.items[0]?.code;
    const draft = await admins.draft(beijing, kind, code);
    await admins.save(beijing, draft, change['qualificationCode'] === 'level' ? { ...change, qualificationCode: level } : change);
    const refused = await admins.propose(beijing, [draft.id]);
    expect([refused.status, codeOf(refused)]).toEqual([422, 'draft_not_ready']);
    expect(JSON.stringify((refused.body as unknown as { details: unknown }).details)).toContain(`"code":"${issue}"`);
  });

  it('tells a batch that another one came first', async () => {
    const [one, two] = [await admins.draft(beijing, 'qualification', 'P05'), await admins.draft(tianjin, 'qualification', 'P05')];
    await admins.save(beijing, one, { nameEn: 'First' });
    await admins.save(tianjin, two, { nameEn: 'Second' });
    const [first, second] = [(await admins.propose(beijing, [one.id])).body, (await admins.propose(tianjin, [two.id])).body];
    for (const who of [beijing, tianjin, hebei]) await admins.sign(who, first);
    for (const who of [beijing, tianjin]) await admins.sign(who, second);
    const late = await admins.sign(hebei, second);
    expect([late.status, codeOf(late)]).toEqual([409, 'base_outdated']);
    expect((await admins.asOf('P05')).content['nameEn']).toBe('First');
  });
});
