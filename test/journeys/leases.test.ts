import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { detail, submit, type ActBody, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';

interface Problem {
  readonly code: string;
}

jest.setTimeout(120_000);

let house: House;
let nurse: Person;
let first: Person;

beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => house?.close());

async function itIs(moment: string): Promise<void> {
  house.clock.travelTo(new Date(`${moment}+08:00`));
  nurse = await Person.signIn(house.base, 'nurse');
  first = await Person.signIn(house.base, 'clerk-tianjin-health');
}

async function claimed(): Promise<RequestBody> {
  const { id } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
  const page = await eventually(async () => {
    const found = await detail(first, id);
    return found.request !== undefined && found;
  });
  return (await first.act<ActBody>(id, 'claim', page.request.version, {})).body.request;
}

const accept = async ({ id, version }: Pick<RequestBody, 'id' | 'version'>, fence?: number): Promise<string> => {
  const answer = await first.act<Problem & ActBody>(id, 'accept', version, fence === undefined ? {} : { fence });
  return answer.status === 200 ? 'accepted' : `${answer.status} ${answer.body.code}`;
};
const renew = async (id: string, fence: number): Promise<string> => {
  const answer = await first.post<Problem & { leaseUntil: string }>(`/api/workflow/requests/${id}/lease`, { fence });
  return answer.status === 200 ? answer.body.leaseUntil : `${answer.status} ${answer.body.code}`;
};

it('is taken by a claim, kept by a sign of life and by every act, and runs out without', async () => {
  await itIs('2026-03-02T09:00:00');
  const request = await claimed();
  expect([request.mine, request.fence]).toEqual([true, 1]);
  expect(new Date(request.leaseUntil ?? 0).getTime() - house.clock.now().getTime()).toBeGreaterThan(29 * 60_000);
  house.clock.travelTo(new Date('2026-03-02T09:25:00+08:00'));
  expect(await renew(request.id, 1)).toMatch(/^2026-03-02T01:5/);
  house.clock.travelTo(new Date('2026-03-02T09:50:00+08:00'));
  expect((await detail(first, request.id)).request.mine).toBe(true);
  house.clock.travelTo(new Date('2026-03-02T09:56:00+08:00'));
  expect(await renew(request.id, 1)).toBe('409 lease_expired');
  expect(await accept(request, 1)).toBe('409 lease_expired');
  const page = await detail(first, request.id);
  expect([page.request.claimed, page.request.mine, page.availableActions.includes('claim')]).toEqual([false, false, true]);
  expect((await first.get<{ items: RequestBody[] }>(`/api/workflow/worklist?queue=new&q=${request.number}`)).body.items.map(({ id }) => id)).toEqual([request.id]);
  const again = (await first.act<ActBody>(request.id, 'claim', page.request.version, {})).body.request;
  expect([again.mine, again.fence]).toEqual([true, 2]);
  // the number of the lost claim is refused, that of the new one passes
  expect(await accept(again, 1)).toBe('409 lease_lost');
  expect(await renew(request.id, 1)).toBe('409 lease_lost');
  expect(await accept(again, 2)).toBe('accepted');
  expect((await detail(first, request.id)).request.fence).toBe(2);
});

it('is given back by a release, whose number no page may act on any more', async () => {
  await itIs('2026-03-03T09:00:00');
  const request = await claimed();
  const released = (await first.act<ActBody>(request.id, 'release', request.version, {})).body.request;
  expect([released.claimed, released.leaseUntil]).toEqual([false, null]);
  const again = (await first.act<ActBody>(request.id, 'claim', released.version, {})).body.request;
  expect(await accept(again, request.fence)).toBe('409 lease_lost');
});
