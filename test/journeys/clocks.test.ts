import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SweepRunner } from '#platform';
import { detail, submit, type ActBody, type DetailBody, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';

interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

// whole flows, on a machine that may be busy with other tests
jest.setTimeout(120_000);

let house: House;
let nurse: Person;
let clerk: Person;

beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => house?.close());

/** It is this moment in Shanghai; whoever was signed in before has been away too long. */
async function itIs(moment: string): Promise<void> {
  house.clock.travelTo(new Date(`${moment}+08:00`));
  nurse = await Person.signIn(house.base, 'nurse');
  clerk = await Person.signIn(house.base, 'clerk-tianjin-health');
}

/** One whole pass over the clocks. */
async function sweep(): Promise<void> {
  await eventually(async () => house.app.get(SweepRunner).runNow('deadlines'));
}

async function applied(moment: string): Promise<RequestBody> {
  await itIs(moment);
  const { number } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
  return eventually(async () => (await clerk.get<Page<RequestBody>>(`/api/workflow/worklist?q=${number}`)).body.items.find((r) => r.number === number));
}

const clockOf = ({ deadlines }: DetailBody, kind: string): DetailBody['deadlines'][number] | undefined => deadlines.findLast((d) => d.kind === kind);
const supplement = async (id: string, version: number): Promise<number> => (await clerk.act<ActBody>(id, 'request_supplement', version, { items: [{ what: '执业注册页', why: '核对' }] })).status;

describe('silence of the authority', () => {
  let id: string;
  let submittedAt: string;

  it('leaves five working days, counted from the day after receipt', async () => {
    ({ id, submittedAt } = await applied('2026-03-02T10:00:00'));
    const page = await detail(nurse, id);
    expect(clockOf(page, 'acceptance')).toMatchObject({ status: 'running', dueOn: '2026-03-09', provisional: false, derivation: { startOn: '2026-03-02', startEvent: 'receipt', value: 5 } });
    expect(clockOf(page, 'acceptance')?.derivation.excluded.map((d) => d.on)).toEqual(['2026-03-07', '2026-03-08']);
    expect(page.why).toMatchObject({ ifSilent: 'deemed_accepted', dueOn: '2026-03-09', lawRef: { law: '行政许可法' } });
  });

  it('means nothing until the last instant of the last day', async () => {
    await itIs('2026-03-09T23:59:30');
    await sweep();
    expect((await detail(nurse, id)).request).toMatchObject({ state: 'routed', deemedAccepted: false });
  });

  it('then is acceptance from the day of receipt, of which the applicant is told (行政许可法 32(4))', async () => {
    await itIs('2026-03-10T00:00:01');
    await sweep();
    await sweep();
    const page = await detail(nurse, id);
    expect(page.request).toMatchObject({ state: 'accepted', deemedAccepted: true, acceptedAt: submittedAt });
    expect(page.timeline.map(({ verb, actorRole }) => `${verb} ${actorRole}`)).toEqual(['submit resident', 'route system', 'take_over system', 'accept system']);
    expect(clockOf(page, 'acceptance')?.status).toBe('missed');
    expect(clockOf(page, 'decision')).toMatchObject({ status: 'running', dueOn: '2026-03-30', derivation: { startOn: '2026-03-02', value: 20 } });
    const told = await eventually(async () => (await nurse.get<Page<{ template: string; params: { requestId: string } }>>('/api/notices?limit=50')).body.items.find((n) => n.params.requestId === id && n.template === 'request.deemed_accepted'));
    expect(told.params).toMatchObject({ deemed: true });
  });

  it('does not decide: a decision that is late is overdue, and can still be given', async () => {
    await itIs('2026-03-31T09:00:00');
    await sweep();
    const page = await detail(clerk, id);
    expect([page.request.state, page.why.overdue, page.why.ifSilent]).toEqual(['accepted', true, 'overdue']);
    expect((await clerk.act<ActBody>(id, 'approve', page.request.version, { opinion: '予以确认。' })).body.request.state).toBe('approved');
    expect(clockOf(await detail(clerk, id), 'decision')?.status).toBe('missed');
  });
});

describe('a supplement', () => {
  it('that is answered starts the clock anew with the answer, and silence then dates from that day', async () => {
    const { id, version } = await applied('2026-03-16T10:00:00');
    await itIs('2026-03-18T10:00:00');
    expect(await supplement(id, version)).toBe(200);
    // the silence that was running has ended: nothing is deemed while the applicant is at turn
    await itIs('2026-03-26T10:00:00');
    await sweep();
    const asked = await detail(nurse, id);
    expect([asked.request.state, clockOf(asked, 'acceptance')?.status]).toEqual(['supplement', 'met']);
    expect((await nurse.act(id, 'supply_supplement', asked.request.version, { answers: [{ itemCode: 'i1', text: '见附页' }] })).status).toBe(200);
    // 4 and 5 April are a weekend, 6 April 2026 is a holiday
    expect(clockOf(await detail(nurse, id), 'acceptance')).toMatchObject({ status: 'running', dueOn: '2026-04-02', derivation: { startOn: '2026-03-26', startEvent: 'supplement_answer' } });
    await itIs('2026-04-03T00:00:01');
    await sweep();
    const deemed = await detail(nurse, id);
    expect([deemed.request.state, deemed.request.deemedAccepted, deemed.request.acceptedAt?.slice(0, 10)]).toEqual(['accepted', true, '2026-03-26']);
    const decision = clockOf(deemed, 'decision');
    expect([decision?.derivation.startOn, decision?.derivation.excluded.map((d) => d.on).includes('2026-04-06')]).toEqual(['2026-03-26', true]);
  });

  it('that nobody answers lapses after its period, and not before', async () => {
    const { id, version } = await applied('2026-06-01T10:00:00');
    expect(await supplement(id, version)).toBe(200);
    const due = clockOf(await detail(nurse, id), 'supplement_answer');
    // 30 working days without 19 June (Dragon Boat Festival)
    expect(due).toMatchObject({ dueOn: '2026-07-14', provisional: false, derivation: { value: 30, startEvent: 'supplement_notice' } });
    await itIs('2026-07-14T23:59:30');
    await sweep();
    expect((await detail(nurse, id)).request.state).toBe('supplement');
    await itIs('2026-07-15T00:00:01');
    await sweep();
    const page = await detail(nurse, id);
    expect([page.request.state, page.request.custodian, page.availableActions]).toEqual(['lapsed', 'none', []]);
    expect(page.timeline.at(-1)).toMatchObject({ verb: 'lapse', actorRole: 'system' });
    const late = await nurse.act<{ code: string }>(id, 'supply_supplement', page.request.version, { answers: [{ itemCode: 'i1', text: '迟了' }] });
    expect([late.status, late.body.code]).toEqual([409, 'wrong_state']);
  });
});

describe('past the last published year', () => {
  let covered: number;
  beforeEach(async () => {
    covered = (await (await fetch(`${house.base}/api/directory/calendar`)).json() as { lastCoveredYear: number }).lastCoveredYear;
  });

  it('a day is provisional, said so wherever it is shown, and silence still counts for the applicant', async () => {
    expect(covered).toBe(2026);
    const { id } = await applied('2026-12-24T10:00:00');
    expect(clockOf(await detail(nurse, id), 'acceptance')).toMatchObject({ dueOn: '2026-12-31', provisional: false });
    const other = await applied('2026-12-28T10:00:00');
    const page = await detail(nurse, other.id);
    expect([clockOf(page, 'acceptance')?.provisional, page.why.provisional, clockOf(page, 'acceptance')?.derivation.calendarVersion]).toEqual([true, true, expect.stringMatching(/2026=\d+$/)]);
    await itIs('2027-01-05T00:00:01');
    await sweep();
    expect((await detail(nurse, other.id)).request).toMatchObject({ state: 'accepted', deemedAccepted: true });
  });

  it('an unanswered supplement does not lapse on a day that may still move', async () => {
    const { id, version } = await applied('2026-12-01T10:00:00');
    expect(await supplement(id, version)).toBe(200);
    const due = clockOf(await detail(nurse, id), 'supplement_answer');
    expect(due).toMatchObject({ provisional: true, dueOn: expect.stringMatching(/^2027-01-/) });
    await itIs('2027-03-01T10:00:00');
    await sweep();
    const page = await detail(nurse, id);
    expect(page.request.state).toBe('supplement');
    expect((await nurse.act<ActBody>(id, 'supply_supplement', page.request.version, { answers: [{ itemCode: 'i1', text: '见附页' }] })).body.request.state).toBe('routed');
  });
});
