import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { SweepRunner, SYSTEM, UnitOfWork } from '#platform';
import { RatingFigureSources } from '#workflow';
import { detail, submit } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person, type Answer } from '../support/person.js';

interface Matter {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly kind: string;
  readonly state: string;
  readonly holder: { readonly id: string; readonly nameZh: string };
  readonly overdue: boolean;
  readonly mine: boolean;
  readonly phone: string | null;
  readonly writer: string;
  readonly availableActs: readonly string[];
  readonly clocks: readonly { readonly rule: string; readonly status: string; readonly startsOn: string; readonly dueOn: string; readonly overdue: boolean; readonly valueFrom: string; readonly excluded: readonly unknown[] }[];
  readonly course: readonly { readonly verb: string; readonly text: string | null; readonly accepted: boolean | null; readonly toAuthority: { readonly nameZh: string } | null }[];
  readonly rating: { readonly level: string; readonly comment: string | null } | null;
  readonly code?: string;
}
interface Standing {
  readonly mayRate: boolean;
  readonly rating: { readonly level: string } | null;
  readonly rectification: { readonly id: string; readonly number: string; readonly state: string } | null;
  readonly code?: string;
}
interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}
const NAMES = ['nurse', 'constructor', 'window-tongzhou', 'clerk-tianjin-health', 'clerk-tianjin-education', 'supervisor-tianjin', 'supervisor-hebei', 'supervisor-beijing'] as const;
type Name = (typeof NAMES)[number];

jest.setTimeout(120_000);

let house: House;
let people: Readonly<Record<Name, Person>>;
let health: string;

beforeAll(async () => {
  house = await startHouse();
  await itIs('2026-03-02T10:00:00');
  health = (await people.nurse.get<Page<{ id: string }>>('/api/directory/authorities?jurisdiction=120000&department=health')).body.items[0]?.id ?? '';
}, 60_000);
afterAll(async () => house?.close());

/** It is this moment in Shanghai, and the clocks that had run out have been looked at. */
async function itIs(moment: string): Promise<void> {
  house.clock.travelTo(new Date(`${moment}+08:00`));
  people = Object.fromEntries(await Promise.all(NAMES.map(async (name) => [name, await Person.signIn(house.base, name)]))) as Record<Name, Person>;
  await eventually(async () => house.app.get(SweepRunner).runNow('feedback-clocks'));
}

/** A request that the clerk of Tianjin has approved and that has been delivered. */
async function delivered(): Promise<string> {
  const { id } = (await submit(people.nurse, { qualificationCode: 'P33' })).body.request;
  for (const [verb, input] of [['accept', {}], ['approve', { opinion: '予以确认。' }]] as const) {
    await eventually(async () => {
      const { request } = (await people['clerk-tianjin-health'].get<{ request?: { version: number } }>(`/api/workflow/requests/${id}`)).body;
      return request !== undefined && (await people['clerk-tianjin-health'].act(id, verb, request.version, input)).status === 200;
    });
  }
  await eventually(async () => (await detail(people.nurse, id)).request.state === 'delivered');
  return id;
}

const rate = async (requestId: string, level: string, more: object = {}, commandId = randomUUID()): Promise<Answer<Standing>> => people.nurse.post<Standing>('/api/feedback/ratings', { commandId, requestId, level, reasons: [], ...more });
const write = async (input: object, commandId = randomUUID()): Promise<Answer<Matter>> => people.nurse.post<Matter>('/api/feedback/matters', { commandId, kind: 'consultation', title: '社保卡能否通用', text: '请问在贵地能否使用？', ...input });
const look = async (who: Name, id: string): Promise<Matter> => (await people[who].get<Matter>(`/api/feedback/matters/${id}`)).body;
const status = async (who: Name, id: string): Promise<number> => (await people[who].get(`/api/feedback/matters/${id}`)).status;
const work = async (who: Name, query = ''): Promise<Page<Matter>> => (await people[who].get<Page<Matter>>(`/api/feedback/worklist?limit=100${query}`)).body;

async function act(who: Name, id: string, verb: string, input: object = {}, commandId: string = randomUUID(), version?: number): Promise<Answer<Matter>> {
  const seen = version ?? (await look(who, id)).version;
  return people[who].post<Matter>(`/api/feedback/matters/${id}/acts/${verb}`, { commandId, version: seen, input });
}
async function done(who: Name, id: string, verb: string, input: object = {}): Promise<Matter> {
  const { status: code, body } = await act(who, id, verb, input);
  expect([verb, code, body.code]).toEqual([verb, 200, undefined]);
  return body;
}
const refusal = async (answer: Promise<Answer<{ readonly code?: string }>>): Promise<string> => {
  const { status: code, body } = await answer;
  return `${code} ${body.code}`;
};

async function told(who: Name, number: string): Promise<string[]> {
  const { items } = (await people[who].get<Page<{ template: string; params: { number?: string } }>>('/api/notices?limit=100')).body;
  return items.filter(({ params }) => params.number === number).map(({ template }) => template).sort();
}
async function isTold(who: Name, number: string, template: string): Promise<void> {
  await eventually(async () => (await told(who, number)).includes(template));
}

describe('a rating', () => {
  it('is given once, after the handling has ended, by whoever wishes to; a good one opens nothing', async () => {
    const { id: open } = (await submit(people.nurse, { qualificationCode: 'P33' })).body.request;
    expect(await refusal(rate(open, 'satisfied'))).toBe('409 not_rateable');
    const id = await delivered();
    const standing = async (): Promise<Standing> => (await people.nurse.get<Standing>(`/api/feedback/requests/${id}/rating`)).body;
    expect(await standing()).toEqual({ mayRate: true, rating: null, rectification: null });
    expect(await refusal(rate(id, 'satisfied', { reasons: ['slow'] }))).toBe('400 malformed');
    expect(await refusal(people.constructor.post('/api/feedback/ratings', { commandId: randomUUID(), requestId: id, level: 'satisfied', reasons: [] }))).toBe('404 not_found');
    const command = randomUUID();
    const both = await Promise.all([rate(id, 'very_satisfied', { reasons: ['quick'], comment: '很快' }, command), rate(id, 'very_satisfied', { reasons: ['quick'], comment: '很快' }, command)]);
    expect(both.map((each) => [each.status, each.body.rating?.level, each.body.rectification])).toEqual([[200, 'very_satisfied', null], [200, 'very_satisfied', null]]);
    expect(await refusal(rate(id, 'satisfied', {}, command))).toBe('422 command_reused');
    expect(await refusal(rate(id, 'satisfied'))).toBe('409 rated_before');
    expect((await standing()).mayRate).toBe(false);
  });

  it('that is bad is verified, repaired and called back by a supervisor; whoever handled the request learns of it when it has closed', async () => {
    const requestId = await delivered();
    const { body } = await rate(requestId, 'dissatisfied', { reasons: ['unclear'], comment: '没有说明理由', phone: '00000000001' });
    const { id, number } = body.rectification ?? { id: '', number: '' };
    await isTold('supervisor-tianjin', number, 'rectification.opened');
    expect([await status('clerk-tianjin-health', id), await status('clerk-tianjin-education', id), await status('supervisor-hebei', id)]).toEqual([404, 404, 404]);
    expect([(await work('clerk-tianjin-health', '&queue=past')).items.map((each) => each.id), await told('clerk-tianjin-health', number)]).toEqual([[], []]);
    const seen = await look('supervisor-tianjin', id);
    expect(seen).toMatchObject({ kind: 'rectification', state: 'opened', phone: '00000000001', writer: '示**', rating: { level: 'dissatisfied', comment: '没有说明理由' }, availableActs: ['take', 'verify'] });
    // Monday 2 March: three and fifteen working days
    expect(seen.clocks.map(({ rule, startsOn, dueOn, valueFrom }) => [rule, startsOn, dueOn, valueFrom])).toEqual([['rectification.verify', '2026-03-02', '2026-03-05', 'proposal'], ['rectification.close', '2026-03-02', '2026-03-23', 'proposal']]);

    expect(await refusal(act('supervisor-tianjin', id, 'verify', { text: '核实' }))).toBe('422 finding_required');
    await done('supervisor-tianjin', id, 'verify', { founded: true, text: '电话告知时未说明理由，属实。' });
    expect(await refusal(act('supervisor-tianjin', id, 'call_back', { reached: true, accepted: true, text: 'x' }))).toBe('409 repair_first');
    await done('supervisor-tianjin', id, 'repair', { text: '已补充说明，并更新告知文本。' });
    await done('supervisor-tianjin', id, 'call_back', { reached: true, accepted: false, text: '申请人希望书面说明。' });
    expect(await refusal(act('supervisor-tianjin', id, 'close'))).toBe('422 text_required');
    await done('supervisor-tianjin', id, 'repair', { text: '已寄出书面说明。' });
    await done('supervisor-tianjin', id, 'call_back', { reached: true, accepted: true, text: '申请人认可。' });
    expect(await status('clerk-tianjin-health', id)).toBe(404);
    const closed = await done('supervisor-tianjin', id, 'close');
    expect([closed.state, closed.clocks.map(({ status: how }) => how), closed.course.map(({ verb }) => verb)]).toEqual(['closed', ['met', 'met'], ['open', 'verify', 'repair', 'call_back', 'repair', 'call_back', 'close']]);
    await isTold('nurse', number, 'rectification.concluded');
    expect((await look('nurse', id)).course.map(({ text }) => text)).toContain('已寄出书面说明。');
    expect(await look('clerk-tianjin-health', id)).toMatchObject({ rating: { level: 'dissatisfied' }, phone: null, availableActs: [] });
  });

  it('that nobody looks into in time is shown as overdue and told once to supervisors; figures count every level', async () => {
    const { number, id } = (await rate(await delivered(), 'very_dissatisfied')).body.rectification ?? { number: '', id: '' };
    await itIs('2026-03-06T09:00:00');
    await itIs('2026-03-06T10:00:00');
    expect(await told('supervisor-tianjin', number)).toEqual(['matter.overdue', 'rectification.opened']);
    expect((await work('supervisor-tianjin', '&queue=overdue&kind=rectification')).items.map((each) => [each.id, each.overdue])).toEqual([[id, true]]);
    expect(await told('clerk-tianjin-health', number)).toEqual([]);
    const counts = await house.app.get(UnitOfWork).run(SYSTEM, async (tx) => house.app.get(RatingFigureSources).ofYear(tx, 2026));
    expect(counts).toEqual([2, 1, 5].map((stars) => ({ month: '2026-03', authorityId: health, stars, count: 1 })));
    expect((await people['clerk-tianjin-health'].get('/api/feedback/figures')).body).toEqual({ total: null, levels: [] });
  });
});

describe('a consultation', () => {
  it('that arrives in the wrong province is forwarded and answered, keeps its day of writing, and is looked at once more', async () => {
    await itIs('2026-03-09T10:00:00');
    const command = randomUUID();
    const written = await write({}, command);
    expect([written.status, written.body.state, written.body.holder.nameZh]).toEqual([200, 'opened', '北京市通州区政务服务和数据管理局']);
    const { id, number } = written.body;
    expect((await write({}, command)).body.id).toBe(id);
    expect(await refusal(write({ text: '别的内容' }, command))).toBe('422 command_reused');
    await isTold('nurse', number, 'matter.opened');
    await isTold('window-tongzhou', number, 'matter.arrived');
    expect([await status('clerk-tianjin-health', id), await status('constructor', id), (await work('window-tongzhou', `&q=${number}`)).total, (await work('window-tongzhou', `&q=${encodeURIComponent('示例甲')}`)).total, (await work('window-tongzhou', '&q=nobody')).total]).toEqual([404, 404, 1, 1, 0]);

    await itIs('2026-03-10T10:00:00');
    const forward = randomUUID();
    const words = { toAuthorityId: health, text: '由天津市卫生健康委员会答复。' };
    const version = (await look('window-tongzhou', id)).version;
    const twice = [await act('window-tongzhou', id, 'forward', words, forward, version), await act('window-tongzhou', id, 'forward', words, forward, version)];
    expect(twice.map((each) => [each.status, each.body.holder.nameZh])).toEqual([[200, '天津市卫生健康委员会'], [200, '天津市卫生健康委员会']]);
    // who has sent it on reads it, and moves it no more
    expect([await refusal(act('window-tongzhou', id, 'answer', { text: 'x' })), (await work('window-tongzhou')).total, (await work('window-tongzhou', '&queue=past')).total]).toEqual(['403 matter_elsewhere', 0, 1]);
    await isTold('nurse', number, 'matter.forwarded');
    await isTold('clerk-tianjin-health', number, 'matter.arrived');
    const own = await look('nurse', id);
    expect(own.clocks.filter(({ status: how }) => how === 'running').map(({ rule, startsOn, dueOn }) => [rule, startsOn, dueOn])).toEqual([['consultation.answer', '2026-03-09', '2026-03-16'], ['matter.forward', '2026-03-10', '2026-03-12']]);

    await done('clerk-tianjin-health', id, 'take');
    expect(await refusal(act('clerk-tianjin-health', id, 'answer', { text: 'x' }, randomUUID(), 1))).toBe('409 stale');
    await done('clerk-tianjin-health', id, 'answer', { text: '可以使用。' });
    await isTold('nurse', number, 'matter.answered');
    await done('nurse', id, 'ask_again', { text: '没有说明在哪里使用。' });
    await isTold('supervisor-tianjin', number, 'matter.second_look');
    expect(await refusal(act('clerk-tianjin-health', id, 'conclude', { text: 'x' }))).toBe('403 wrong_role');
    const closed = await done('supervisor-tianjin', id, 'conclude', { text: '全市定点医疗机构均可使用。' });
    expect([closed.state, closed.course.map(({ verb }) => verb)]).toEqual(['closed', ['open', 'forward', 'take', 'answer', 'ask_again', 'conclude']]);
    await isTold('nurse', number, 'matter.concluded');
  });

  it('that nobody forwards or answers is overdue, and an answer that nobody contests is settled by silence', async () => {
    const { id, number } = (await write({ authorityId: health })).body;
    await itIs('2026-03-18T10:00:00');
    expect(await told('clerk-tianjin-health', number)).toEqual(['matter.arrived', 'matter.overdue', 'matter.overdue']);
    expect((await look('nurse', id)).clocks.map(({ rule, overdue }) => [rule, overdue])).toEqual(expect.arrayContaining([['matter.forward', true], ['consultation.answer', true]]));
    const answered = await done('clerk-tianjin-health', id, 'answer', { text: '可以。' });
    expect(answered.clocks.map(({ rule, status: how }) => [rule, how])).toEqual(expect.arrayContaining([['matter.forward', 'missed'], ['consultation.answer', 'missed'], ['matter.confirm', 'running']]));
    await itIs('2026-04-02T10:00:00');
    expect((await look('nurse', id)).state).toBe('answered');
    await itIs('2026-04-03T10:00:00');
    expect((await look('nurse', id)).state).toBe('closed');
  });
});

describe('a complaint', () => {
  it('about a request goes to its authority; whoever handled the request does not answer it, and its writer may take it back', async () => {
    const requestId = await delivered();
    expect(await refusal(people.constructor.post('/api/feedback/matters', { commandId: randomUUID(), kind: 'complaint', title: '投诉', text: '办理太慢', requestId }))).toBe('404 not_found');
    expect(await refusal(write({ requestId, authorityId: health }))).toBe('400 malformed');
    const { id, holder } = (await write({ kind: 'complaint', requestId })).body;
    expect([holder.id, (await look('clerk-tianjin-health', id)).availableActs]).toEqual([health, ['forward']]);
    expect(await refusal(act('clerk-tianjin-health', id, 'answer', { text: '没有慢' }))).toBe('403 handled_it_yourself');
    expect(await refusal(act('supervisor-hebei', id, 'answer', { text: 'x' }, randomUUID(), 1))).toBe('404 not_found');
    expect((await done('nurse', id, 'withdraw')).state).toBe('withdrawn');
    expect((await people.nurse.get<Page<Matter>>('/api/feedback/matters?limit=100')).body.items.map((each) => each.kind)).toEqual(['complaint', 'consultation', 'consultation']);
  });
});
