import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { detail, submit, type ActBody, type DetailBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person, type Answer } from '../support/person.js';

interface Answered {
  readonly code?: string;
  readonly items: DetailBody['originals'];
}

// a whole flow, on a machine that may be busy with other tests
jest.setTimeout(120_000);

let house: House;
let nurse: Person;
let window: Person;
let clerk: Person;
let id: string;

beforeAll(async () => {
  house = await startHouse();
  [nurse, window, clerk] = await Promise.all(['nurse', 'window-tongzhou', 'clerk-tianjin-health'].map(async (subject) => Person.signIn(house.base, subject))) as [Person, Person, Person];
  const { items } = (await nurse.get<{ items: { id: string; jurisdiction: { code: string } }[] }>('/api/directory/windows?jurisdiction=110112')).body;
  const sent = await submit(nurse, { qualificationCode: 'P33', mode: 'collect_and_forward', windowId: items[0]?.id });
  expect(sent.status).toBe(200);
  ({ id } = sent.body.request);
});
afterAll(async () => house?.close());

const register = async (by: Person, description: string, commandId: string = randomUUID()): Promise<Answer<Answered>> => by.post<Answered>(`/api/workflow/requests/${id}/originals`, { commandId, description });
const move = async (by: Person, originalId: string, verb: string, input: object = {}, commandId: string = randomUUID()): Promise<Answer<Answered>> => by.post<Answered>(`/api/workflow/requests/${id}/originals/${originalId}/${verb}`, { commandId, ...input });
const where = async (by: Person): Promise<string[]> => (await detail(by, id)).originals.map((each) => each.whereabouts);

it('follows a paper from the applicant to the window, by post to the authority, and back to the applicant', async () => {
  expect((await detail(window, id)).mayRegisterOriginal).toBe(true);
  expect((await register(nurse, '护士执业证书原件')).status).toBe(403);
  const commandId = randomUUID();
  // sent twice at once, because the answer was slow
  const [taken = await register(window, '护士执业证书原件', commandId), again] = await Promise.all([1, 2].map(async () => register(window, '护士执业证书原件', commandId)));
  expect([again?.status, again?.body.items.length]).toEqual([200, 1]);
  expect([taken.status, taken.body.items.length]).toEqual([200, 1]);
  // a lost answer: the same command takes nothing in twice
  expect((await register(window, '护士执业证书原件', commandId)).body.items).toHaveLength(1);
  expect((await register(window, '别的原件', commandId)).body.code).toBe('command_reused');
  const original = taken.body.items[0]?.id ?? '';

  // forwarded by the window, which keeps the paper until it posts it
  const { request } = await detail(window, id);
  const received = await window.act<ActBody>(id, 'receive', request.version, { identityChecked: true, formChecked: true });
  expect(received.status).toBe(200);
  const competent = await eventually(async () => (await detail(nurse, id)).request.offeredAuthority as { id: string } | null ?? undefined);
  expect((await move(window, original, 'post', { toAuthorityId: competent.id })).body.code).toBe('tracking_required');
  const post = { toAuthorityId: competent.id, carrier: '示例快递', trackingNumber: 'EX-2026-1' };
  expect((await move(clerk, original, 'post', post)).body.code).toBe('original_elsewhere');
  const posting = randomUUID();
  expect((await move(window, original, 'post', post, posting)).status).toBe(200);
  expect((await move(window, original, 'post', post, posting)).status).toBe(200);
  expect((await move(window, original, 'post', { ...post, trackingNumber: 'EX-2026-9' }, posting)).body.code).toBe('command_reused');
  expect(await where(nurse)).toEqual(['post']);
  expect((await move(window, original, 'receive')).body.code).toBe('not_custodian');
  const receipt = randomUUID();
  expect((await move(clerk, original, 'receive', {}, receipt)).status).toBe(200);
  expect((await move(clerk, original, 'receive', {}, receipt)).status).toBe(200);
  expect(await where(nurse)).toEqual(['authority']);

  expect((await move(clerk, original, 'post', { carrier: '示例快递', trackingNumber: 'EX-2026-2' })).status).toBe(200);
  expect((await detail(nurse, id)).originals[0]?.availableMoves).toEqual(['receive']);
  expect((await move(nurse, original, 'receive')).status).toBe(200);
  const end = await detail(window, id);
  expect(end.originals.map((each) => [each.whereabouts, each.moves.map((one) => `${one.move} ${one.trackingNumber ?? ''}`.trim())])).toEqual([['applicant', ['hand_over', 'post EX-2026-1', 'receive', 'post EX-2026-2', 'receive']]]);
  await eventually(async () => (await nurse.get<{ items: { template: string }[] }>('/api/notices?limit=50')).body.items.filter((n) => n.template === 'original.moved').length === 5);
});

it('is handed back in person, and seen by nobody who has no part in the request', async () => {
  const original = (await register(window, '学历证书原件')).body.items.find((each) => each.description === '学历证书原件')?.id ?? '';
  const stranger = await Person.signIn(house.base, 'window-wuqing');
  expect((await move(stranger, original, 'return')).status).toBe(404);
  expect((await move(window, original, 'return')).status).toBe(200);
  expect(await where(nurse)).toEqual(['applicant', 'applicant']);
});
