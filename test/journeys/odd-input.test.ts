import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { detail, submit, type ActBody, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';

interface ProblemBody {
  readonly code: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly code: string }[];
}

// whole flows, on a machine that may be busy with other tests
jest.setTimeout(120_000);

const FORM = {
  certificateNumber: 'TEST-2020-0001', certificateIssuer: '示例发证机关', certificateIssuedOn: '2020-05-01', usePurpose: 'employment', resultDelivery: 'online', truthDeclaration: true, statusQueryConsent: true,
};
const EMOJI = '示例发证机关 👩🏽‍⚕️🇨🇳 𠮷';
const RIGHT_TO_LEFT = 'شركة مثال المحدودة (Ltd.) ١٢٣';

let house: House;
let nurse: Person;
let clerk: Person;

beforeAll(async () => {
  house = await startHouse();
  [nurse, clerk] = await Promise.all(['nurse', 'clerk-tianjin-health'].map(async (subject) => Person.signIn(house.base, subject))) as [Person, Person];
});
afterAll(async () => house?.close());

const withForm = async (change: object): Promise<{ status: number; body: ActBody & ProblemBody }> => submit(nurse, { qualificationCode: 'P33', form: { ...FORM, ...change } }) as never;
const countMine = async (): Promise<number> => (await nurse.get<{ total: number }>('/api/workflow/requests/mine')).body.total;
async function routed(form: object = {}): Promise<RequestBody> {
  const { id } = (await withForm(form)).body.request;
  return eventually(async () => {
    const { request } = await detail(clerk, id);
    return request?.state === 'routed' && request;
  });
}
const refused = async (by: Person, id: string, verb: string, version: number, input: object = {}): Promise<string> => {
  const { status, body } = await by.act<ProblemBody>(id, verb, version, input);
  return `${status} ${body.code}`;
};

describe('a form', () => {
  it('of ten megabytes is too large, and nothing of it is kept', async () => {
    const before = await countMine();
    const sent = await withForm({ employerName: 'x'.repeat(10 * 1024 * 1024) });
    expect([sent.status, sent.body.code, await countMine()]).toEqual([413, 'too_large', before]);
  });

  it.each([
    ['a day in 1582', { certificateIssuedOn: '1582-10-10' }, 'certificateIssuedOn', 'format'], ['a day in 9999', { certificateValidUntil: '9999-12-31' }, 'certificateValidUntil', 'format'],
    ['a day that is none', { certificateIssuedOn: '2023-02-29' }, 'certificateIssuedOn', 'format'], ['a certificate of tomorrow', { certificateIssuedOn: '2199-12-31' }, 'certificateIssuedOn', 'x-day'],
  ])('with %s names the field', async (_what, change, field, code) => {
    const sent = await withForm(change);
    expect([sent.status, sent.body.code, sent.body.errors]).toEqual([422, 'form_invalid', [expect.objectContaining({ path: `form.${field}`, code })]]);
  });

  it('keeps emoji, rare characters and writing from right to left as they were typed, in answers, opinion and notice', async () => {
    const { id, version } = await routed({ certificateIssuer: EMOJI, employerName: RIGHT_TO_LEFT });
    const opinion = `${RIGHT_TO_LEFT}\n${EMOJI}`;
    const accepted = await clerk.act<ActBody>(id, 'accept', version, {});
    expect((await clerk.act<ActBody>(id, 'approve', accepted.body.request.version, { opinion })).status).toBe(200);
    const page = await eventually(async () => {
      const now = await detail(nurse, id);
      return now.request.state === 'delivered' && now;
    });
    expect([page.form['certificateIssuer'], page.form['employerName'], page.decision?.text]).toEqual([EMOJI, RIGHT_TO_LEFT, opinion]);
  });
});

describe('a name at the window', () => {
  const applicant = { name: '示例访客', idNumber: '999011199001010014', phone: '00000000099', homeJurisdiction: '110112' };
  it.each([['with an emoji', '示例👩'], ['with a sign that turns the line round', '示例\u202E客'], ['of spaces', '   '], ['with markup', '<b>示例</b>']])('%s is none, and the field is named', async (_what, name) => {
    const window = await Person.signIn(house.base, 'window-tongzhou');
    const sent = await submit(window, { qualificationCode: 'P33', mode: 'collect_and_forward', applicant: { ...applicant, name } }) as unknown as { status: number; body: ProblemBody };
    expect([sent.status, sent.body.errors?.map(({ path }) => path)]).toEqual([400, ['applicant.name']]);
  });

  it.each(['买买提·玉素甫', '𠮷田示例', 'Anne-Marie O’Neil', 'محمد مثال'])('%s is one', async (name) => {
    const window = await Person.signIn(house.base, 'window-tongzhou');
    expect((await submit(window, { qualificationCode: 'P33', mode: 'collect_and_forward', applicant: { ...applicant, name } })).status).toBe(200);
  });
});

describe('an act', () => {
  it('out of order is told where the request stands', async () => {
    const { id, version } = await routed();
    const refusal = { reasonCode: 'refuse.expired', reasonText: '已过期', remedyTold: true };
    expect([await refused(clerk, id, 'approve', version, { opinion: '同意' }), await refused(clerk, id, 'refuse', version, refusal), await refused(clerk, id, 'resume', version), await refused(nurse, id, 'supply_supplement', version, { answers: [] })])
      .toEqual(['409 wrong_state', '409 wrong_state', '409 wrong_state', '409 wrong_state']);
  });

  it('after the end changes nothing', async () => {
    const { id, version } = await routed();
    const withdrawn = await nurse.act<ActBody>(id, 'withdraw', version, {});
    const end = withdrawn.body.request.version;
    expect([await refused(nurse, id, 'withdraw', end), await refused(clerk, id, 'accept', version)]).toEqual(['409 wrong_state', '409 stale']);
    expect((await detail(nurse, id)).request.version).toBe(end);
  });

  it('from another jurisdiction finds nothing, by whatever verb', async () => {
    const { id, version } = await routed();
    const stranger = await Person.signIn(house.base, 'clerk-hebei');
    const elder = await Person.signIn(house.base, 'elder');
    expect([await refused(stranger, id, 'accept', version), await refused(stranger, id, 'claim', version), await refused(elder, id, 'withdraw', version), (await stranger.get(`/api/workflow/requests/${id}`)).status])
      .toEqual(['404 not_found', '404 not_found', '404 not_found', 404]);
    expect((await detail(nurse, id)).request).toMatchObject({ state: 'routed', version });
  });
});
