import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { detail, submit, type ActBody, type DetailBody, type RequestBody } from '../support/application.js';
import { readPrinted } from '../support/foreign-pdf.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';

interface Page<T> {
  readonly items: readonly T[];
}
interface Delivered extends DetailBody {
  readonly delivery: { readonly method: string; readonly address: { readonly address: string } | null; readonly hasAddress: boolean; readonly window: { readonly id: string } | null; readonly returns: number; readonly trackingNumber: string | null; readonly receivedOn: string | null };
}
interface Document {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly check: string;
}

// whole flows, on a machine that may be busy with other tests
jest.setTimeout(180_000);

let house: House;
let nurse: Person;
let clerk: Person;
let window: Person;
const ADDRESS = { recipient: '示例收件人', phone: '00000000001', address: '北京市通州区示例路1号' };

beforeAll(async () => {
  house = await startHouse();
  [nurse, clerk, window] = (await Promise.all(['nurse', 'clerk-tianjin-health', 'window-tongzhou'].map(async (subject) => Person.signIn(house.base, subject)))) as [Person, Person, Person];
});
afterAll(async () => house?.close());

const pageOf = async (by: Person, id: string): Promise<Delivered> => (await detail(by, id)) as Delivered;

async function done(by: Person, id: string, verb: string, input: unknown = {}): Promise<RequestBody> {
  const { request } = await detail(by, id);
  const answer = await by.act<ActBody & { code?: string }>(id, verb, request.version, input);
  expect([verb, answer.status, answer.body.code]).toEqual([verb, 200, undefined]);
  return answer.body.request;
}

async function refusal(by: Person, id: string, verb: string, input: unknown = {}): Promise<string | undefined> {
  const { request } = await detail(by, id);
  return (await by.act<{ code?: string }>(id, verb, request.version, input)).body.code;
}

/** Handed in and routed: nothing changes its version any more but the acts of the test. */
async function routed(): Promise<string> {
  const { id, number } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
  await eventually(async () => (await clerk.get<Page<RequestBody>>(`/api/workflow/worklist?q=${number}`)).body.items.find((each) => each.number === number));
  return id;
}

async function chosen(input: unknown, verb: 'approve' | 'refuse' = 'approve'): Promise<string> {
  const id = await routed();
  await done(nurse, id, 'choose_delivery', input);
  await done(clerk, id, 'accept');
  await done(clerk, id, verb, verb === 'approve' ? { opinion: '予以确认。' } : { reasonCode: 'refuse.expired', reasonText: '证书已过有效期。', remedyTold: true });
  return id;
}

it('by post: to an address that few see, back to the sender without losing anything, and received once', async () => {
  expect(await refusal(nurse, await routed(), 'choose_delivery', { method: 'post' })).toBe('delivery_address_missing');
  const posted = await chosen({ method: 'post', address: ADDRESS });
  const seen = await pageOf(clerk, posted);
  expect([seen.request.state, seen.delivery.hasAddress, seen.delivery.address, seen.availableActions.includes('dispatch')]).toEqual(['approved', true, null, true]);
  expect((await pageOf(nurse, posted)).delivery.address).toEqual(ADDRESS);
  const revealed = await clerk.post<{ value: unknown }>(`/api/workflow/requests/${posted}/reveal`, { field: 'deliveryAddress', purpose: '送达' });
  expect(revealed.body.value).toEqual(ADDRESS);
  expect(await refusal(clerk, posted, 'dispatch', { carrier: '示例邮政' })).toBe('tracking_required');
  await done(clerk, posted, 'dispatch', { carrier: '示例邮政', trackingNumber: 'EX-1' });
  const back = await done(clerk, posted, 'delivery_returned', { reasonText: '地址不详，退回。' });
  expect([back.state, back.outcome]).toEqual(['ready', 'approved']);
  await done(clerk, posted, 'dispatch', { carrier: '示例邮政', trackingNumber: 'EX-2' });
  expect(await refusal(clerk, posted, 'confirm_receipt', { reasonText: '回执' })).toBe('receipt_proof_required');
  const end = await done(nurse, posted, 'confirm_receipt');
  const page = await pageOf(nurse, posted);
  expect([end.state, end.outcome, page.delivery.returns, page.delivery.trackingNumber]).toEqual(['delivered', 'approved', 1, 'EX-2']);
  expect(page.deadlines.filter(({ kind }) => kind === 'delivery').map(({ status }) => status)).toEqual(['met']);
  expect(await refusal(clerk, posted, 'delivery_returned', { reasonText: '晚了' })).toBe('not_custodian');
});

it('at a window of another province: told where, handed out after a look at who it is; its documents say the same to a foreign reader each time', async () => {
  const id = await chosen({ method: 'window' }, 'refuse');
  const windowId = (await nurse.get<Page<{ id: string }>>('/api/directory/windows?jurisdiction=110112')).body.items[0]?.id;
  await done(clerk, id, 'make_ready', { windowId, reasonText: '工作日九时至十七时。' });
  expect((await pageOf(nurse, id)).delivery.window?.id).toBe(windowId);
  expect((await window.get<Page<RequestBody>>('/api/workflow/pickups')).body.items.map((each) => each.id)).toEqual([id]);
  expect(await refusal(window, id, 'hand_out', { recipient: 'applicant' })).toBe('recipient_not_checked');
  expect((await done(window, id, 'hand_out', { recipient: 'applicant', identityChecked: true })).state).toBe('delivered');
  const { items } = (await nurse.get<Page<Document>>(`/api/workflow/requests/${id}/documents`)).body;
  expect(items.map(({ kind }) => kind)).toEqual(['acceptance_notice', 'refusal', 'delivery_receipt']);
  const refused = items[1];
  const read = async (by: Person, lang: string): Promise<{ text: string; code: string }> => {
    const { text, code } = await readPrinted(await by.download(`/api/workflow/requests/${id}/documents/${refused?.id ?? ''}?lang=${lang}`));
    return { text: text.replaceAll(/\s+/g, ''), code };
  };
  const first = await read(nurse, 'zh');
  for (const words of ['不予决定书', '演示环境', '证书已过有效期。', '救济途径', '示例', refused?.number ?? '-', refused?.check ?? '-']) expect(first.text).toContain(words);
  expect(first.code).toBe(`${house.base}/requests/${id}#documents`);
  expect((await read(nurse, 'zh')).text).toBe(first.text);
  expect((await read(nurse, 'en')).text).toContain('Decisiontorefuse');
  const masked = await read(clerk, 'zh');
  expect(masked.text).toMatch(/\*{14}/);
  const stranger = await Person.signIn(house.base, 'constructor');
  expect((await stranger.get(`/api/workflow/requests/${id}/documents`)).status).toBe(404);
});
