import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startHouse, type House } from '../support/house.js';
import { Person, type Answer } from '../support/person.js';
import { Signatories, type Content, type DocumentDraft } from '../support/signing.js';

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
    ['a rule that leads back to itself', 'recognition_rule', 'JJJ-P33', { conditions: [{ code: 'qualification_recognised', zh: '', en: '', lawRef: null, parameters: { qualification: 'P33' } }] }, 'circular_rule'],
    ['a rule from a place to one in it', 'recognition_rule', 'JJJ-P33', { parties: ['130000', '130100'] }, 'party_within_party'],
    ['what another rule says already', 'recognition_rule', 'JJJ-P33', { qualificationCode: 'P01', validFrom: '2025-01-01' }, 'rule_clash'],
    ['an end that has passed', 'recognition_rule', 'JJJ-P33', { validTo: '2025-01-01' }, 'already_over'],
    ['an authority of another place', 'qualification', 'P33', { authorities: [{ jurisdiction: '110000', authority: '120000-health' }] }, 'authority_elsewhere'],
    ['a standard without a number', 'qualification', 'P33', { class: 'standard' }, 'required'],
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

  it('replaces one rule by another in one batch, and lets no two rules speak for the same direction', async () => {
    const old = await admins.draft(beijing, 'recognition_rule', 'JJJ-P06');
    const content: Content = {
      ...old.content, parties: ['110000', '120000'], direction: 'one_way', effect: 'accept_as_proof', requiredToPractise: false, fees: [{ jurisdiction: '120000', fen: 1_250, source: '试签协议' }],
      hostDocuments: [{ jurisdiction: '120000', documents: ['identity'] }], timeLimits: [{ jurisdiction: '120000', value: 3, unit: 'working_day', source: '试签协议' }],
    };
    const named = async (code: string): Promise<string> => (await beijing.post<DocumentDraft>('/api/publication/drafts', { kind: 'recognition_rule', code, content })).body.id;
    const fresh = await named('JJJ-P06-A');
    expect((await beijing.get<{ issues: { code: string; expected: string }[] }>(`/api/publication/drafts/${fresh}`)).body.issues).toEqual([{ path: 'parties', code: 'rule_clash', expected: expect.stringContaining('JJJ-P06: 110000 → 120000') }]);
    await beijing.put(`/api/publication/drafts/${old.id}`, { revision: old.revision, content: old.content, standing: 'retired' });
    const [both, late] = [await admins.propose(beijing, [old.id, fresh]), await named('JJJ-P06-B')];
    expect([both.status, both.body.items.flatMap(({ sentences }) => sentences.zh).join()]).toEqual([201, expect.stringContaining('天津市要求提交：')]);
    for (const who of [beijing, tianjin, hebei]) expect((await admins.sign(who, both.body)).status).toBe(200);
    const answer = async (query: string): Promise<Content> => (await beijing.get<Content>(`/api/catalogue/recognition?qualification=P06&${query}`)).body;
    expect(await answer('from=110000&to=120000')).toMatchObject({
      outcome: 'ask', rule: { code: 'JJJ-P06-A' }, fee: { fen: 1_250 }, timeLimit: { value: 3, unit: 'working_day' }, documents: ['qualification_certificate', 'identity'], provenance: { rule: { status: 'project_proposal' } },
    });
    expect(await answer('from=120000&to=110000')).toMatchObject({ outcome: 'not_recognised', reason: 'rule_retired', rule: null, sentence: { zh: expect.stringContaining('已经废止') } });
    expect(codeOf(await admins.propose(beijing, [late]))).toBe('draft_not_ready');
  });

  it('does not let the second of two contradicting batches take force', async () => {
    const { content } = await admins.draft(beijing, 'recognition_rule', 'JJJ-P07');
    const pair = { ...content, qualificationCode: 'P90', parties: ['110000', '130000'], effect: 'accept_as_proof', conditions: [{ code: 'proof_only', zh: '只作证明', en: 'Proof only', lawRef: null }] };
    const entry = (await admins.draft(beijing, 'qualification', 'P07')).content;
    const made = async (kind: string, code: string, of: Content): Promise<string> => (await beijing.post<DocumentDraft>('/api/publication/drafts', { kind, code, content: of })).body.id;
    const whole = (await admins.propose(beijing, [await made('qualification', 'P90', { ...entry, nameEn: 'New' }), await made('recognition_rule', 'NEW-A', pair)])).body;
    for (const who of [beijing, tianjin, hebei]) expect((await admins.sign(who, whole)).status).toBe(200);
    const { content: other } = { content: { ...pair, qualificationCode: 'P90', parties: ['120000', '130000'] } };
    const [one, two] = [(await admins.propose(beijing, [await made('recognition_rule', 'NEW-B', other)])).body, (await admins.propose(tianjin, [await made('recognition_rule', 'NEW-C', other)])).body];
    for (const batch of [one, two]) await admins.sign(tianjin, batch);
    expect((await admins.sign(hebei, one)).body.state).toBe('signed');
    const clash = await admins.sign(hebei, two);
    expect([clash.status, codeOf(clash), (clash.body as unknown as { details: Content }).details]).toEqual([409, 'rule_clash', expect.objectContaining({ code: 'NEW-C', with: 'NEW-B', qualification: 'P90' })]);
  });

  it.each<[string, number, Content]>([
    ['qualification=P33&from=110000&to=120000', 200, { outcome: 'nothing_to_do', reason: 'valid_as_it_is', law: expect.arrayContaining([{ law: '行政许可法', article: '第四十一条' }]) }],
    ['qualification=P33&from=110000&to=120000&expiresOn=2020-01-01', 200, { outcome: 'not_recognised', reason: 'certificate_over', rule: expect.objectContaining({ code: 'JJJ-P33' }) }],
    ['qualification=P33&from=110000&to=120000&registered=no&issuedOn=2020-01-01', 200, { outcome: 'not_recognised', reason: 'condition_not_met' }],
    ['qualification=P33&from=110000&to=110000', 200, { outcome: 'not_recognised', reason: 'same_jurisdiction' }],
    ['qualification=P33&from=110000&to=130100', 200, { outcome: 'not_recognised', reason: 'no_rule' }],
    ['qualification=R18&from=110000&to=120000', 200, { outcome: 'ask', reason: 'confirmation' }],
    ['qualification=L01&from=110000&to=120000', 200, { outcome: 'not_recognised', reason: 'not_published' }],
    ['qualification=P33&from=110000&to=990000', 422, { code: 'jurisdiction_unknown', errors: [{ path: 'to', code: 'unknown' }] }],
    ['qualification=NONE&from=110000&to=120000', 404, { code: 'qualification_unknown' }],
    ['qualification=P33&from=110000&to=120000&expiresOn=2020-02-30', 400, { code: 'malformed' }],
  ])('answers %s with %d', async (query, status, body) => {
    const level = (await beijing.get<{ items: { code: string }[] }>('/api/catalogue/qualifications?class=level&limit=1')).body.items[0]?.code ?? '';
    const answer = await beijing.get<Content>(`/api/catalogue/recognition?${query.replace('L01', level)}`);
    expect([answer.status, answer.body]).toEqual([status, expect.objectContaining(body)]);
  });

  it('filters by authority, party and effect, and names the authority of each party', async () => {
    const total = async (query: string): Promise<number> => (await beijing.get<{ total: number }>(`/api/catalogue/qualifications?status=published&${query}`)).body.total;
    expect(await total('authority=110000-health')).toBe(await total('sector=health'));
    expect([await total('jurisdiction=130000'), await total('jurisdiction=130100'), await total('effect=accept_grade')]).toEqual([await total(''), 0, await total('class=grade')]);
    const entry = (await beijing.get<{ authorities: Content[]; validity: Content; legalBasis: Content }>('/api/catalogue/qualifications/P33')).body;
    expect(entry.authorities).toContainEqual(expect.objectContaining({ jurisdiction: '120000', authority: '120000-health', nameZh: expect.stringContaining('天津') }));
    expect([entry.validity['unit'], entry.legalBasis]).toEqual(['month', expect.objectContaining({ url: expect.stringMatching(/^https:/), officialText: false })]);
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
