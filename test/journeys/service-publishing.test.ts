import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { detail, PERSON_FORM, submit, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person, type Answer } from '../support/person.js';
import { Signatories, type Batch, type Content, type DocumentDraft } from '../support/signing.js';

interface Service {
  readonly number: number;
  readonly nameEn: string;
  readonly standing: string;
  readonly form: { readonly schema: Content & { readonly properties: Content; readonly required: readonly string[] }; readonly sections: readonly (Content & { readonly fields: readonly string[] })[] };
  readonly limits: Content & { readonly decision: Content; readonly promisedDecision: Content };
}

interface Impact {
  readonly sources: readonly { readonly source: string; readonly total: number; readonly changed: number; readonly groups: readonly { readonly label: { readonly en: string }; readonly count: number; readonly after: { readonly en: string }; readonly changed: boolean }[]; readonly items: readonly { readonly name: string }[] }[];
}

interface Review {
  readonly issues: readonly { readonly path: string; readonly code: string }[];
  readonly changes: readonly { readonly path: string }[];
  readonly parties: readonly string[];
  readonly sentences: { readonly zh: readonly string[] };
}

const CODE = 'recognition.person';
const PROMISE = '确认互认后三个工作日内办结';
const codeOf = (answer: Answer<unknown>): string => (answer.body as { code: string }).code;

describe('a service type under the one mechanism', () => {
  let house: House;
  let admins: Signatories;
  let nurse: Person;
  let clerk: Person;

  beforeAll(async () => {
    house = await startHouse();
    [admins, nurse, clerk] = await Promise.all([Signatories.of(house), Person.signIn(house.base, 'nurse'), Person.signIn(house.base, 'clerk-tianjin-health')]);
  });
  afterAll(async () => house?.close());

  const now = async (): Promise<Service> => (await nurse.get<Service>(`/api/onestop/service-types/${CODE}`)).body;
  /** What this process remembers of the service types is a few seconds old at most. */
  const holding = async (number: number): Promise<Service> => eventually(async () => { const found = await now(); return found.number === number && found; }, 10_000);
  const file = async (change: Content = {}): Promise<RequestBody> => {
    const { body, status } = await submit(nurse, { qualificationCode: 'P33', ...change });
    expect([status, body]).toEqual([200, expect.anything()]);
    return eventually(async () => { const { request } = await detail(nurse, body.request.id); return request.state === 'routed' && request; });
  };
  /** How many working days the clock of the decision gives. */
  const decisionOf = async (id: string): Promise<number | undefined> => (await detail(clerk, id)).deadlines.find(({ kind }) => kind === 'decision')?.derivation.value;
  const accept = async (request: RequestBody): Promise<Answer<unknown>> => {
    await clerk.act(request.id, 'claim', request.version, {});
    return clerk.act(request.id, 'accept', (await detail(clerk, request.id)).request.version, {});
  };
  const versionsOf = async (): Promise<number[]> => (await admins.beijing.get<{ items: { number: number }[] }>(`/api/publication/documents/service_type/${CODE}/versions`)).body.items.map(({ number }) => number);

  let first: RequestBody;
  let published: Batch;

  it('begins from the reference data, which nobody has signed', async () => {
    expect(await now()).toMatchObject({ number: 1, standing: 'active' });
    const { body } = await admins.beijing.get<{ items: { batch: { purpose: string; signedBy: unknown[] } }[] }>(`/api/publication/documents/service_type/${CODE}/versions`);
    expect(body.items).toMatchObject([{ number: 1, stage: 'in_force', batch: { purpose: 'baseline', signedBy: [] } }]);
    first = await file();
  });

  it('is not proposed while anything in it is wrong, and says where', async () => {
    const draft = await admins.draft(admins.beijing, 'service_type', CODE);
    await admins.save(admins.beijing, draft, { departmentCode: 'magic', modes: ['online', 'joint'], form: { schema: {}, sections: [] } });
    const { issues } = (await admins.beijing.get<Review>(`/api/publication/drafts/${draft.id}`)).body;
    expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual(expect.arrayContaining(['departmentCode department_unknown', 'joint required', 'instant mode_not_offered', 'form.schema.properties required']));
    const refused = await admins.propose(admins.beijing, [draft.id]);
    expect([refused.status, codeOf(refused)]).toEqual([422, 'draft_not_ready']);
    expect((await admins.beijing.delete(`/api/publication/drafts/${draft.id}`)).status).toBe(204);
  });

  it('shows who would be touched, and takes force when all three have signed', async () => {
    const { form, limits } = await now();
    const draft = await admins.draft(admins.beijing, 'service_type', CODE);
    const fresh = { type: 'string', maxLength: 40, 'x-zh': '拟使用的机构', 'x-en': 'Institution of use', 'x-purpose-zh': '确定由谁使用这份证书', 'x-purpose-en': 'To know who uses the certificate' };
    await admins.save(admins.beijing, draft, {
      form: {
        schema: { ...form.schema, required: [...form.schema.required, 'institutionOfUse'], properties: { ...form.schema.properties, institutionOfUse: fresh } },
        sections: form.sections.map((section, i) => (i === 0 ? { ...section, fields: [...section.fields, 'institutionOfUse'] } : section)),
      },
      limits: { ...limits, decision: { ...limits.decision, value: 12 }, promisedDecision: { ...limits.promisedDecision, value: 3, effectZh: PROMISE } },
    });
    const review = (await admins.beijing.get<Review>(`/api/publication/drafts/${draft.id}`)).body;
    expect([review.issues, review.parties]).toEqual([[], ['110000', '120000', '130000']]);
    expect(review.changes.map(({ path }) => path)).toEqual(expect.arrayContaining(['form.schema.properties.institutionOfUse', 'form.schema.required', 'limits.decision.value', 'limits.promisedDecision.value']));
    expect(review.sentences.zh).toEqual(expect.arrayContaining([expect.stringMatching(/^表单询问：.*拟使用的机构/), expect.stringMatching(/^承诺办理期限：3 个工作日/)]));

    const { sources } = (await admins.beijing.get<Impact>(`/api/publication/drafts/${draft.id}/impact`)).body;
    expect(sources.find(({ source }) => source === 'requests')).toMatchObject({ total: 1, changed: 0, items: [], groups: [{ label: { en: `${CODE}: requests under version 1` }, count: 1, after: { en: 'handled under version 1' }, changed: false }] });

    const batch = (await admins.propose(admins.beijing, [draft.id])).body;
    expect(batch.parties).toEqual(['110000', '120000', '130000']);
    const seen = (await clerk.get<Impact>(`/api/publication/batches/${batch.id}/impact`)).body.sources.find(({ source }) => source === 'requests');
    expect(seen?.items.map(({ name }) => name)).toEqual([first.number]);
    await admins.sign(admins.beijing, batch);
    await admins.sign(admins.tianjin, batch);
    expect((await now()).number).toBe(1);
    published = (await admins.sign(admins.hebei, batch)).body;
    expect(published.state).toBe('signed');
    expect((await holding(2)).form.schema.required).toContain('institutionOfUse');
  });

  it('leaves a request under the version under which it was filed: its form, and the limits by which it is counted', async () => {
    const { form } = await detail(nurse, first.id);
    expect(form).toMatchObject({ certificateNumber: PERSON_FORM.certificateNumber });
    expect((await accept(first)).status).toBe(200);
    expect(await decisionOf(first.id)).toBe(20);
  });

  it('takes nothing new under the version of before, not even right after the last signature', async () => {
    const refused = await submit(nurse, { qualificationCode: 'P33' });
    expect([refused.status, codeOf(refused)]).toEqual([422, 'form_invalid']);
    const second = await file({ form: { ...PERSON_FORM, institutionOfUse: '示例医院' } });
    expect((await accept(second)).status).toBe(200);
    expect(await decisionOf(second.id)).toBe(12);
    expect((await detail(nurse, second.id)).form).toMatchObject({ institutionOfUse: '示例医院' });
  });

  it('is rolled back by a version of its own that all three sign', async () => {
    const back = await admins.hebei.post<Batch>(`/api/publication/batches/${published.id}/roll-back`, { reason: '新增字段并无必要' });
    expect([back.status, back.body.state]).toEqual([200, 'proposed']);
    for (const who of [admins.beijing, admins.tianjin]) expect((await admins.sign(who, back.body)).status).toBe(200);
    expect((await now()).number).toBe(2);
    expect((await admins.sign(admins.hebei, back.body)).body.state).toBe('signed');
    expect((await holding(3)).form.schema.required).not.toContain('institutionOfUse');
    expect(await versionsOf()).toEqual([3, 2, 1]);
    const third = await file();
    expect((await accept(third)).status).toBe(200);
    expect(await decisionOf(third.id)).toBe(20);
  });

  it('takes nothing in while it is suspended, and finishes what is there', async () => {
    const open = await file();
    const draft = await admins.draft(admins.tianjin, 'service_type', CODE);
    expect((await admins.tianjin.put<DocumentDraft>(`/api/publication/drafts/${draft.id}`, { revision: draft.revision, content: draft.content, standing: 'suspended' })).status).toBe(200);
    const begun = (await admins.tianjin.get<Impact>(`/api/publication/drafts/${draft.id}/impact`)).body.sources.find(({ source }) => source === 'requests');
    expect(begun?.groups.map(({ label }) => label.en)).toEqual([1, 2, 3].map((number) => `${CODE}: requests under version ${number}`));
    const batch = (await admins.propose(admins.tianjin, [draft.id])).body;
    for (const who of [admins.beijing, admins.tianjin, admins.hebei]) expect((await admins.sign(who, batch)).status).toBe(200);
    const refused = await submit(nurse, { qualificationCode: 'P33' });
    expect([refused.status, codeOf(refused)]).toEqual([422, 'service_type_suspended']);
    expect((await accept(open)).status).toBe(200);
    expect((await holding(4)).standing).toBe('suspended');
  });
});
