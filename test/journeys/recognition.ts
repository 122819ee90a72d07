import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { detail, PDF, submit, type ActBody, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';

interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** The journeys of a request, the same on every queue back end: call it inside a `describe`. */
export function recognitionJourneys(queueUrl: () => string | undefined): void {
  // whole flows, on a machine that may be busy with other tests
  jest.setTimeout(120_000);
  let house: House;
  let nurse: Person;
  let clerk: Person;

  beforeAll(async () => {
    const url = queueUrl();
    house = await startHouse(url === undefined ? {} : { env: { QUEUE_URL: url } });
    nurse = await Person.signIn(house.base, 'nurse');
    clerk = await Person.signIn(house.base, 'clerk-tianjin-health');
  });
  afterAll(async () => house?.close());

  async function onWorklist(person: Person, number: string): Promise<RequestBody> {
    return eventually(async () => (await person.get<Page<RequestBody>>(`/api/workflow/worklist?q=${number}`)).body.items.find((r) => r.number === number));
  }

  it('online: a Beijing nurse asks Tianjin, Tianjin accepts and approves, she is told', async () => {
    const sent = await submit(nurse, { qualificationCode: 'P33' });
    expect([sent.status, sent.body.request.state, sent.body.why.reason]).toEqual([200, 'submitted', 'being_routed']);
    const { id, number } = sent.body.request;

    const listed = await onWorklist(clerk, number);
    expect([listed.custodian, listed.offeredAuthority?.nameZh]).toEqual(['platform', '天津市卫生健康委员会']);
    expect(listed.applicant).toEqual({ name: '示**', idNumber: expect.stringMatching(/^99\*{14}20$/), phone: expect.stringContaining('*') });

    const page = await detail(clerk, id);
    expect(page.availableActions).toEqual(expect.arrayContaining(['accept', 'request_supplement', 'return_misrouted', 'decline', 'claim']));
    expect(page.maskedFields).toContain('certificateNumber');
    expect(page.deadlines.map((d) => [d.kind, d.status, d.derivation.value])).toEqual([['acceptance', 'running', 5]]);

    const claimed = await clerk.act<ActBody>(id, 'claim', page.request.version, {});
    expect(claimed.body.request.mine).toBe(true);
    const accepted = await clerk.act<ActBody>(id, 'accept', claimed.body.request.version, {});
    expect([accepted.body.request.state, accepted.body.why.lawRef?.law]).toEqual(['accepted', '行政许可法']);
    const approved = await clerk.act<ActBody>(id, 'approve', accepted.body.request.version, { opinion: '经核实，予以确认。' });
    expect(approved.body.request.state).toBe('approved');

    const done = await eventually(async () => {
      const now = await detail(nurse, id);
      return now.request.state === 'delivered' && now;
    });
    expect(done.timeline.map((t) => t.verb)).toEqual(['submit', 'route', 'take_over', 'claim', 'accept', 'approve', 'deliver']);
    expect(done.decision?.text).toBe('经核实，予以确认。');
    expect(done.maskedFields).toEqual([]);
    expect(done.deadlines.every((d) => d.status === 'met')).toBe(true);
    const told = await eventually(async () => {
      const notices = (await nurse.get<Page<{ template: string; params: { requestId: string } }>>('/api/notices?limit=50')).body.items.filter((n) => n.params.requestId === id).map((n) => n.template);
      // jobs run side by side: the last act is not always told last, and the certificate is issued beside the delivery
      return notices.length >= 6 && notices;
    });
    const notices = (await nurse.get<Page<{ params: { qualification: { nameZh: string }; authority: { nameZh: string } | null } }>>('/api/notices?limit=1')).body.items;
    expect(notices[0]?.params).toMatchObject({ qualification: { nameZh: '护士执业资格' }, authority: { nameZh: '天津市卫生健康委员会' } });
    expect([...told].sort()).toEqual(['credential.issued', 'request.accepted', 'request.approved', 'request.delivered', 'request.routed', 'request.submitted']);
  });

  it('supplement: everything at once, once, and the clock starts anew with the answer', async () => {
    const { id, number } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
    const { version } = await onWorklist(clerk, number);
    const empty = await clerk.act(id, 'request_supplement', version, { items: [] });
    expect([empty.status, (empty.body as { code: string }).code]).toEqual([422, 'supplement_items_missing']);
    const asked = await clerk.act<ActBody>(id, 'request_supplement', version, {
      items: [{ what: '执业注册页', why: '核对注册状态', reasonCode: 'request_supplement.missing' }, { what: '清晰的扫描件', why: '证书编号无法辨认' }],
    });
    expect([asked.body.request.state, asked.body.request.custodian]).toEqual(['supplement', 'applicant']);

    const before = await detail(nurse, id);
    expect(before.supplement?.items.map((i) => i.what)).toEqual(['执业注册页', '清晰的扫描件']);
    const partly = await nurse.act(id, 'supply_supplement', before.request.version, { answers: [{ itemCode: 'i1', text: '见附件' }] });
    expect([partly.status, (partly.body as { code: string }).code]).toEqual([422, 'supplement_answer_incomplete']);
    const file = await nurse.upload<{ id: string }>('qualification_certificate', '注册页.pdf', PDF);
    const supplied = await nurse.act<ActBody>(id, 'supply_supplement', before.request.version, { answers: [{ itemCode: 'i1', attachmentIds: [file.body.id] }, { itemCode: 'i2', text: '已重新扫描' }] });
    expect([supplied.status, supplied.body.request.state, supplied.body.why.reason]).toEqual([200, 'routed', 'supplement_being_checked']);

    const again = await clerk.act(id, 'request_supplement', supplied.body.request.version, { items: [{ what: 'x', why: 'y' }] });
    expect([again.status, (again.body as { code: string }).code]).toEqual([409, 'supplement_already_requested']);
    const page = await detail(clerk, id);
    expect(page.attachments).toHaveLength(2);
    expect(page.deadlines.filter((d) => d.kind === 'acceptance').map((d) => d.status)).toEqual(['met', 'running']);
  });

  it('collect and forward: the window receives, Tianjin decides, the window hands over', async () => {
    const window = await Person.signIn(house.base, 'window-tongzhou');
    const applicant = { name: '示例访客', idNumber: '999011199001010017', phone: '00000000099', homeJurisdiction: '110112' };
    const bad = await submit(window, { qualificationCode: 'P33', mode: 'collect_and_forward', applicant });
    expect([bad.status, (bad.body as unknown as { code: string }).code]).toEqual([422, 'id_number_invalid']);
    const valid = { ...applicant, idNumber: withCheckDigit('99901119900101001') };
    const sent = await submit(window, { qualificationCode: 'P33', mode: 'collect_and_forward', applicant: valid });
    expect([sent.status, sent.body.request.custodian, sent.body.why.reason]).toEqual([200, 'authority', 'waiting_for_window']);
    const { id, number, version } = sent.body.request;
    expect(sent.body.availableActions).toContain('receive');
    for (const verb of ['accept', 'approve']) expect((await window.act(id, verb, version, { opinion: 'x' })).status).not.toBe(200);
    const unchecked = await window.act(id, 'receive', version, { identityChecked: true });
    expect((unchecked.body as { code: string }).code).toBe('identity_not_checked');
    const received = await window.act<ActBody>(id, 'receive', version, { identityChecked: true, formChecked: true });
    expect(received.body.request.state).toBe('received');

    const listed = await onWorklist(clerk, number);
    const accepted = await clerk.act<ActBody>(id, 'accept', listed.version, {});
    const refused = await clerk.act<ActBody>(id, 'refuse', accepted.body.request.version, { reasonCode: 'refuse.expired', reasonText: '证书已过有效期。', remedyTold: true });
    expect(refused.body.request.state).toBe('refused');
    const handed = await window.act<ActBody>(id, 'hand_out', refused.body.request.version, { identityChecked: true, recipient: 'applicant' });
    expect([handed.status, handed.body.request.state, handed.body.request.custodian]).toEqual([200, 'delivered', 'none']);
    expect((await detail(clerk, id)).decision?.text).toBe('证书已过有效期。');
  });

  it('wrong routing is not a refusal: returned, sent on to the authority that was named, the filing date kept', async () => {
    const sent = await submit(nurse, { qualificationCode: 'P33' });
    const { id, number, submittedAt } = sent.body.request;
    const { version } = await onWorklist(clerk, number);
    const hr = (await clerk.get<Page<{ id: string }>>('/api/directory/authorities?jurisdiction=120000&department=human_resources')).body.items[0];
    const back = await clerk.act<ActBody>(id, 'return_misrouted', version, { reasonCode: 'return_misrouted.wrong_department', reasonText: '属人社部门', authorityId: hr?.id });
    expect(back.body.request.state).toBe('returned');
    const other = await Person.signIn(house.base, 'clerk-tianjin-hr');
    const listed = await onWorklist(other, number);
    expect([listed.state, listed.submittedAt]).toEqual(['routed', submittedAt]);
    expect((await clerk.act(id, 'accept', listed.version, {})).status).toBe(403);
  });

  it('repeats are harmless, stale pages are told, strangers see nothing', async () => {
    const key = randomUUID();
    const file = await nurse.upload<{ id: string }>('qualification_certificate', 'a.pdf', PDF);
    const change = { qualificationCode: 'P33', attachmentIds: [file.body.id] };
    const [first, second] = await Promise.all([submit(nurse, change, key), submit(nurse, change, key)]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.body.request.id).toBe(second.body.request.id);
    expect((await submit(nurse, { ...change, fromJurisdiction: '130000' }, key)).status).toBe(422);

    const { id, number } = first.body.request;
    const { version } = await onWorklist(clerk, number);
    const commandId = randomUUID();
    const one = await clerk.act<ActBody>(id, 'accept', version, {}, commandId);
    const two = await clerk.act<ActBody>(id, 'accept', version, {}, commandId);
    expect([one.body.action?.repeated, two.body.action?.repeated, two.body.action?.version]).toEqual([false, true, one.body.action?.version]);
    expect((await clerk.act(id, 'approve', version, { opinion: 'x' })).status).toBe(409);
    const stranger = await Person.signIn(house.base, 'constructor');
    expect((await stranger.get(`/api/workflow/requests/${id}`)).status).toBe(404);
    const foreign = await Person.signIn(house.base, 'clerk-tianjin-education');
    expect((await foreign.get(`/api/workflow/requests/${id}`)).status).toBe(404);
    expect((await foreign.act(id, 'approve', 3, { opinion: 'x' })).status).toBe(404);
  });

  it('the log carries no personal data', () => {
    const log = house.log();
    expect(log).toContain('"correlationId"');
    expect(log).not.toMatch(/示例|99901119|00000000001|TEST-2020-0001|资格证书\.pdf/);
  });
}

function withCheckDigit(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return `${first17}${'10X98765432'[sum % 11] ?? ''}`;
}
