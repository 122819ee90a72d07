import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { SweepRunner } from '#platform';
import { detail, submit, type ActBody, type DetailBody, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';

interface Page<T> {
  readonly items: readonly T[];
}
interface Problem {
  readonly code: string;
}

// whole flows, on a machine that may be busy with other tests
jest.setTimeout(120_000);

let house: House;
let nurse: Person;
let clerk: Person;
let head: Person;
let supervisor: Person;

beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => house?.close());

/** It is this moment in Shanghai; whoever was signed in before has been away too long. */
async function itIs(moment: string): Promise<void> {
  house.clock.travelTo(new Date(`${moment}+08:00`));
  [nurse, clerk, head, supervisor] = await Promise.all(['nurse', 'clerk-tianjin-health', 'head-tianjin-health', 'supervisor-tianjin'].map(async (subject) => Person.signIn(house.base, subject))) as [Person, Person, Person, Person];
}

async function sweep(name: string): Promise<void> {
  await eventually(async () => house.app.get(SweepRunner).runNow(name));
}

async function applied(moment: string): Promise<RequestBody> {
  await itIs(moment);
  const { number } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
  return eventually(async () => (await clerk.get<Page<RequestBody>>(`/api/workflow/worklist?q=${number}`)).body.items.find((r) => r.number === number));
}

async function accepted(moment: string): Promise<RequestBody> {
  const { id, version } = await applied(moment);
  return done(clerk, id, 'accept', version, {});
}

/** An act that must succeed. */
async function done(person: Person, id: string, verb: string, version: number, input: unknown): Promise<RequestBody> {
  const answer = await person.act<ActBody & Problem>(id, verb, version, input);
  expect([verb, answer.status, answer.body.code]).toEqual([verb, 200, undefined]);
  return answer.body.request;
}

async function refusal(person: Person, id: string, verb: string, version: number, input: unknown): Promise<string> {
  const answer = await person.act<Problem>(id, verb, version, input);
  return `${answer.status} ${answer.body.code}`;
}

const clocksOf = ({ deadlines }: DetailBody, kind: string): DetailBody['deadlines'] => deadlines.filter((d) => d.kind === kind);
const HEARING = { ground: 'hearing', announcedDays: 8, reasonText: '需举行听证，预计 8 个工作日。' };

async function toldOf(id: string, eventType: string): Promise<unknown> {
  return eventually(async () => (await nurse.get<Page<{ params: { requestId: string }; template: string }>>('/api/notices?limit=100')).body.items.find((n) => n.params.requestId === id && n.template === eventType));
}

describe('a hearing', () => {
  it('stops the clock, with the time it takes told to the applicant, and the limit goes on where it was (行政许可法 45)', async () => {
    const { id, version } = await accepted('2026-03-02T10:00:00');
    expect(clocksOf(await detail(nurse, id), 'decision')).toMatchObject([{ status: 'running', dueOn: '2026-03-30', promisedOn: '2026-03-16' }]);
    await itIs('2026-03-10T10:00:00');
    expect(await refusal(clerk, id, 'suspend', version, { ...HEARING, announcedDays: undefined })).toBe('422 suspension_notice_missing');
    const stopped = await done(clerk, id, 'suspend', version, HEARING);
    const page = await detail(nurse, id);
    expect([page.request.state, page.why.reason, page.why.ifSilent, page.why.dueOn]).toEqual(['suspended', 'clock_stopped', 'resumes', '2026-03-20']);
    expect(page.timeline.at(-1)).toMatchObject({ verb: 'suspend', text: HEARING.reasonText, detail: { ground: 'hearing', announcedDays: 8 } });
    expect(clocksOf(page, 'decision')).toMatchObject([{ status: 'suspended' }]);
    await toldOf(id, 'request.suspended');
    expect(await refusal(clerk, id, 'approve', stopped.version, { opinion: '予以确认。' })).toBe('409 wrong_state');
    await itIs('2026-03-16T10:00:00');
    await done(clerk, id, 'resume', stopped.version, {});
    const after = await detail(nurse, id);
    // 10 to 13 March were four working days; the 16th counts again
    expect(clocksOf(after, 'decision')).toMatchObject([
      { status: 'recounted', dueOn: '2026-03-30' },
      { status: 'running', dueOn: '2026-04-03', promisedOn: '2026-03-20', derivation: { stopped: [{ from: '2026-03-10', until: '2026-03-16', ground: 'hearing' }] } },
    ]);
    expect(clocksOf(after, 'suspension')).toMatchObject([{ status: 'met' }]);
  });

  it('that nobody ends is over after the time that was told, however late anyone looks', async () => {
    const { id, version } = await accepted('2026-03-02T11:00:00');
    await itIs('2026-03-10T10:00:00');
    await done(clerk, id, 'suspend', version, HEARING);
    await itIs('2026-03-20T23:59:00');
    await sweep('deadlines');
    expect((await detail(nurse, id)).request.state).toBe('suspended');
    await itIs('2026-03-25T09:00:00');
    await sweep('deadlines');
    const page = await detail(nurse, id);
    expect(page.timeline.at(-1)).toMatchObject({ verb: 'resume', actorRole: 'system' });
    // nine working days from the 10th to the 20th, not the twelve until someone looked
    expect(clocksOf(page, 'decision').at(-1)).toMatchObject({ status: 'running', dueOn: '2026-04-13', derivation: { stopped: [{ from: '2026-03-10', until: '2026-03-21' }] } });
    await toldOf(id, 'request.resumed');
  });

  it('ends with the request when that is withdrawn', async () => {
    const { id, version } = await accepted('2026-03-02T12:00:00');
    const stopped = await done(clerk, id, 'suspend', version, HEARING);
    await done(nurse, id, 'withdraw', stopped.version, {});
    const { deadlines } = await detail(nurse, id);
    expect(deadlines.filter((d) => ['decision', 'suspension'].includes(d.kind)).map((d) => d.status)).toEqual(['stopped', 'stopped']);
  });
});

describe('more time', () => {
  it('is given once, by the head, while the limit runs, with reasons that the applicant reads (行政许可法 42)', async () => {
    const { id, version } = await accepted('2026-03-02T13:00:00');
    const reason = { reasonText: '案情复杂，需向发证机关核查。' };
    expect(await refusal(clerk, id, 'extend', version, reason)).toBe('403 wrong_role');
    expect(await refusal(supervisor, id, 'extend', version, reason)).toBe('403 wrong_role');
    expect(await refusal(head, id, 'extend', version, { reasonText: ' ' })).toBe('422 reason_required');
    const longer = await done(head, id, 'extend', version, reason);
    const page = await detail(nurse, id);
    expect(clocksOf(page, 'decision')).toMatchObject([{ status: 'recounted' }, { status: 'running', dueOn: '2026-04-14', derivation: { extension: { by: 'authority_head' } } }]);
    expect(page.timeline.at(-1)).toMatchObject({ verb: 'extend', text: reason.reasonText });
    await toldOf(id, 'request.extended');
    expect(await refusal(head, id, 'extend', longer.version, reason)).toBe('409 not_extendable');
    expect((await detail(head, id)).availableActions).not.toContain('extend');
  });

  it('is not given after the limit has passed', async () => {
    const { id, version } = await accepted('2026-03-02T14:00:00');
    await itIs('2026-03-31T09:00:00');
    expect(await refusal(head, id, 'extend', version, { reasonText: '迟了' })).toBe('409 limit_passed');
  });
});

describe('a second supplement', () => {
  const items = { items: [{ what: '执业注册页', why: '核对' }] };

  it('is refused, unless a supervisor of the jurisdiction allows it with a reason that the applicant reads (行政许可法 32(4))', async () => {
    const { id, version } = await applied('2026-03-02T15:00:00');
    expect(await refusal(supervisor, id, 'allow_supplement', version, { reasonText: '尚未告知' })).toBe('409 supplement_not_used');
    const asked = await done(clerk, id, 'request_supplement', version, items);
    const answered = await done(nurse, id, 'supply_supplement', asked.version, { answers: [{ itemCode: 'i1', text: '见附页' }] });
    expect(await refusal(clerk, id, 'request_supplement', answered.version, items)).toBe('409 supplement_already_requested');
    expect(await refusal(clerk, id, 'allow_supplement', answered.version, { reasonText: '需要' })).toBe('403 wrong_role');
    expect((await detail(clerk, id)).availableActions).not.toContain('request_supplement');
    const allowed = await done(supervisor, id, 'allow_supplement', answered.version, { reasonText: '新的附页与原件不一致。' });
    expect((await detail(nurse, id)).timeline.at(-1)).toMatchObject({ verb: 'allow_supplement', actorRole: 'supervisor', text: '新的附页与原件不一致。' });
    const again = await done(clerk, id, 'request_supplement', allowed.version, items);
    const second = await done(nurse, id, 'supply_supplement', again.version, { answers: [{ itemCode: 'i1', text: '原件' }] });
    expect(await refusal(clerk, id, 'request_supplement', second.version, items)).toBe('409 supplement_already_requested');
  });

  it('cannot be allowed from another jurisdiction, which does not even see it', async () => {
    const { id, version } = await applied('2026-03-02T16:00:00');
    const hebei = await Person.signIn(house.base, 'supervisor-hebei');
    expect(await refusal(hebei, id, 'allow_supplement', version, { reasonText: '越界' })).toBe('404 not_found');
  });
});

describe('acceptance by silence', () => {
  async function deemed(moment: string): Promise<DetailBody> {
    const { id } = await applied(moment);
    await itIs('2026-03-10T00:00:01');
    await sweep('deadlines');
    const page = await detail(clerk, id);
    expect(page.request).toMatchObject({ state: 'accepted', deemedAccepted: true });
    return page;
  }

  it('is contested by the authority, once, and upheld by a supervisor: the limit for the decision ran on', async () => {
    const { request: { id, version } } = await deemed('2026-03-02T10:10:00');
    const contested = await done(clerk, id, 'contest', version, { reasonText: '已在 3 月 6 日当面告知补正。' });
    expect((await detail(nurse, id)).why).toMatchObject({ reason: 'acceptance_contested', dueOn: '2026-03-30' });
    expect(await refusal(clerk, id, 'contest', contested.version, { reasonText: '再次' })).toBe('409 contested_before');
    const upheld = await done(supervisor, id, 'uphold', contested.version, { reasonText: '没有告知的书面记录。' });
    const page = await detail(nurse, id);
    expect([page.why.reason, page.request.deemedAccepted, page.timeline.slice(-2).map((e) => `${e.verb}: ${e.text ?? ''}`)]).toEqual([
      'under_review', true, ['contest: 已在 3 月 6 日当面告知补正。', 'uphold: 没有告知的书面记录。'],
    ]);
    expect(await refusal(supervisor, id, 'set_aside', upheld.version, { reasonText: '改主意' })).toBe('409 not_contested');
  });

  it('is contested by the applicant and set aside: acceptance is open again, with a limit of its own', async () => {
    const { request: { id, version } } = await deemed('2026-03-02T10:20:00');
    const contested = await done(nurse, id, 'contest', version, { reasonText: '我在 3 月 6 日收到了口头告知，想先补正。' });
    await done(supervisor, id, 'set_aside', contested.version, { reasonText: '窗口录音证明已当面告知。' });
    const page = await detail(nurse, id);
    expect(page.request).toMatchObject({ state: 'routed', deemedAccepted: false, acceptedAt: null });
    expect(clocksOf(page, 'acceptance').map((d) => [d.status, d.dueOn])).toEqual([['missed', '2026-03-09'], ['running', '2026-03-17']]);
    expect(page.availableActions).toContain('withdraw');
    await done(clerk, id, 'accept', page.request.version, {});
  });

  it('cannot be contested where a clerk accepted', async () => {
    const { id, version } = await accepted('2026-03-02T10:30:00');
    expect(await refusal(clerk, id, 'contest', version, { reasonText: '没有沉默' })).toBe('409 not_deemed');
  });
});

describe('the calendar of a year that was missing', () => {
  async function publish2027(holidays: readonly string[]): Promise<void> {
    const client = new pg.Client({ connectionString: house.database.ownerUrl });
    await client.connect();
    const days = { holidays: holidays.map((on) => ({ on, nameZh: '元旦', nameEn: 'New Year' })), makeUpWorkdays: [] };
    await client.query(
      `INSERT INTO directory.calendar_year SELECT (jsonb_populate_record(c, $1::jsonb)).* FROM directory.calendar_year c WHERE year = 2026`,
      [JSON.stringify({ year: 2027, version: '1', days })],
    );
    await client.end();
  }

  it('has every provisional clock counted anew, told to the applicant, and never to their disadvantage', async () => {
    const waiting = await applied('2026-12-28T10:00:00');
    const asked = await applied('2026-12-01T10:00:00');
    await done(clerk, asked.id, 'request_supplement', asked.version, { items: [{ what: '执业注册页', why: '核对' }] });
    const before = await detail(nurse, asked.id);
    await sweep('provisional-clocks');
    expect((await detail(nurse, waiting.id)).timeline.map((e) => e.verb)).not.toContain('recount');
    await publish2027(['2027-01-01', '2027-01-02', '2027-01-03']);
    // directory data are kept for some seconds
    await eventually(async () => (await sweep('provisional-clocks'), (await detail(nurse, waiting.id)).timeline.some((e) => e.verb === 'recount')));
    const kept = await detail(nurse, waiting.id);
    expect(clocksOf(kept, 'acceptance')).toMatchObject([{ status: 'recounted', provisional: true }, { status: 'running', dueOn: '2027-01-04', provisional: false, derivation: { keptAgainst: '2027-01-05' } }]);
    const moved = clocksOf(await detail(nurse, asked.id), 'supplement_answer');
    expect(moved.map((d) => [d.status, d.provisional])).toEqual([['recounted', true], ['running', false]]);
    expect((moved.at(-1)?.dueOn ?? '') > (clocksOf(before, 'supplement_answer').at(-1)?.dueOn ?? '')).toBe(true);
    await toldOf(asked.id, 'request.recounted');
    const acts = (await detail(nurse, asked.id)).timeline.length;
    await sweep('provisional-clocks');
    expect((await detail(nurse, asked.id)).timeline).toHaveLength(acts);
  });
});
