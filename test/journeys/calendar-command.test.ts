import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SweepRunner } from '#platform';
import { addDays } from '#kernel';
import { seedDatabase } from '#seeds';
import { detail, submit, type ActBody, type DetailBody, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Operator } from '../support/operator.js';
import { Person } from '../support/person.js';

interface Page<T> {
  readonly items: readonly T[];
}
interface CalendarBody {
  readonly lastCoveredYear: number;
  readonly years: readonly { readonly year: number; readonly version: string; readonly holidays: readonly { readonly on: string; readonly nameZh: string; readonly nameEn: string }[] }[];
}

// whole flows, on a machine that may be busy with other tests
jest.setTimeout(120_000);

const YEAR = 2027;
const named = (...days: readonly string[]): object[] => days.map((on) => ({ on, nameZh: '示例假日', nameEn: 'Example holiday' }));
const FREE = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-05-01', '2027-10-01', '2027-10-02', '2027-10-03'];
/** Made for the test: no such notice exists. */
const NOTICE = { year: YEAR, documentZh: '测试用节假日安排（示例，非官方文件）', publishedOn: '2026-11-01', source: 'made for this test', holidays: named(...FREE), makeUpWorkdays: [] as object[] };

let house: House;
let operator: Operator;
let folder: string;
let nurse: Person;
let clerk: Person;

beforeAll(async () => {
  house = await startHouse();
  operator = Operator.of(house);
  folder = mkdtempSync(path.join(os.tmpdir(), 'tongban-calendar-'));
});
afterAll(async () => {
  operator?.leave();
  rmSync(folder, { recursive: true, force: true });
  await house?.close();
});

async function itIs(moment: string): Promise<void> {
  house.clock.travelTo(new Date(`${moment}+08:00`));
  nurse = await Person.signIn(house.base, 'nurse');
  clerk = await Person.signIn(house.base, 'clerk-tianjin-health');
}

function written(notice: object): string {
  const file = path.join(folder, `${Math.random().toString(36).slice(2)}.json`);
  writeFileSync(file, JSON.stringify(notice));
  return file;
}

async function applied(moment: string): Promise<RequestBody> {
  await itIs(moment);
  const { number } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
  return eventually(async () => (await clerk.get<Page<RequestBody>>(`/api/workflow/worklist?q=${number}`)).body.items.find((r) => r.number === number));
}

const clock = ({ deadlines }: DetailBody, kind: string): DetailBody['deadlines'][number] | undefined => deadlines.findLast((d) => d.kind === kind);
const calendar = async (): Promise<CalendarBody> => (await nurse.get<CalendarBody>('/api/directory/calendar')).body;
async function recounted(id: string, times: number): Promise<DetailBody> {
  return eventually(async () => {
    await house.app.get(SweepRunner).runNow('provisional-clocks');
    const page = await detail(nurse, id);
    return page.timeline.filter((e) => e.verb === 'recount').length === times ? page : undefined;
  });
}

describe('the calendar of a year', () => {
  let asked: RequestBody;
  let waiting: RequestBody;

  it('is checked first: what would change is shown, and nothing is', async () => {
    asked = await applied('2026-12-01T10:00:00');
    await clerk.act<ActBody>(asked.id, 'request_supplement', asked.version, { items: [{ what: '执业注册页', why: '核对' }] });
    waiting = await applied('2026-12-28T10:00:00');
    const { code, out } = await operator.tongban('calendar', 'check', '--file', written(NOTICE), '--year', '2027');
    expect([code, out]).toEqual([0, expect.stringMatching(/2027-01-01 +workday -> holiday[^]*2 requests have a limit[^]*Nothing was done\./)]);
    expect((await calendar()).lastCoveredYear).toBe(2026);
    expect((await operator.tongban('calendar', 'list')).out).toContain('A date after 2026 is provisional');
  });

  it.each<[string, object | null, readonly string[], RegExp]>([
    ['without its source', { ...NOTICE, source: '' }, [], /where it was read/],
    ['that contradicts itself', { ...NOTICE, makeUpWorkdays: named('2027-01-02') }, [], /at once/],
    ['of another year than was said', NOTICE, ['--year', '2028'], /no notice for 2028/],
    ['that changes a day that has come', { ...NOTICE, year: 2026, holidays: named('2026-01-01', '2026-05-01', '2026-10-01', '2026-10-02', '2026-10-03') }, ['--correct'], /2026-01-02 has come/],
  ])('%s is refused', async (_what, notice, more, problem) => {
    const { code, out } = await operator.tongban('calendar', 'publish', '--file', written(notice ?? {}), ...more);
    expect([code, out]).toEqual([1, expect.stringMatching(problem)]);
    expect((await calendar()).lastCoveredYear).toBe(2026);
  });

  it('that cannot be read is refused with its reason', async () => {
    const file = path.join(folder, 'broken.json');
    writeFileSync(file, '{');
    expect(await operator.tongban('calendar', 'publish', '--file', file)).toMatchObject({ code: 1, err: expect.stringContaining('is no JSON') });
    expect((await operator.tongban('calendar', 'publish')).code).toBe(2);
  });

  it('takes effect for every new clock, and has the provisional ones counted anew, never to the disadvantage of the applicant', async () => {
    const before = clock(await detail(nurse, asked.id), 'supplement_answer');
    const { code, out } = await operator.tongban('calendar', 'publish', '--file', written(NOTICE), '--year', '2027', '--json');
    expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ kind: 'new', version: '1', published: true, requests: 2 })]);
    expect(clock(await recounted(waiting.id, 1), 'acceptance')).toMatchObject({ dueOn: '2027-01-04', provisional: false, derivation: { keptAgainst: '2027-01-05' } });
    const after = clock(await recounted(asked.id, 1), 'supplement_answer');
    expect(before && after && after.dueOn > before.dueOn && !after.provisional).toBe(true);
    await eventually(async () => (await nurse.get<Page<{ params: { requestId: string }; template: string }>>('/api/notices?limit=100')).body.items.find((n) => n.params.requestId === asked.id && n.template === 'request.recounted'));
    const { id } = await applied('2026-12-29T10:00:00');
    expect(clock(await detail(nurse, id), 'acceptance')).toMatchObject({ dueOn: '2027-01-06', provisional: false });
  });

  it('once more changes nothing, and another for the same year must be meant', async () => {
    expect(await operator.tongban('calendar', 'publish', '--file', written(NOTICE))).toMatchObject({ code: 0, out: expect.stringContaining('published already') });
    const other = { ...NOTICE, holidays: named(...FREE, '2027-01-04') };
    expect(await operator.tongban('calendar', 'publish', '--file', written(other))).toMatchObject({ code: 1, out: expect.stringContaining('--correct') });
    expect((await calendar()).years.find(({ year }) => year === YEAR)?.version).toBe('1');
  });

  it('can be corrected: a version of its own, what was counted before keeps its own, and a date of the applicant moves only later', async () => {
    const promised = (await submit(nurse, { qualificationCode: 'P33', deferred: [{ materialCode: 'registration_certificate', kind: 'promised', declared: true }] })).body.request;
    const owed = async (): Promise<DetailBody['materials'][number] | undefined> => (await detail(nurse, promised.id)).materials[0];
    const first = await owed();
    const before = await detail(nurse, asked.id);
    const due = clock(before, 'supplement_answer')?.dueOn ?? '';
    // the day on which the applicant's answer is due becomes a holiday, and so does one between
    const corrected = { ...NOTICE, documentZh: '测试用节假日安排的更正（示例，非官方文件）', holidays: named(...FREE, '2027-01-05', ...(FREE.includes(due) ? [] : [due])) };
    expect(await operator.tongban('calendar', 'publish', '--file', written(corrected), '--correct')).toMatchObject({ code: 0, out: expect.stringContaining('version 2 (a correction)') });
    const after = await recounted(asked.id, 2);
    const answers = after.deadlines.filter(({ kind }) => kind === 'supplement_answer');
    expect(answers.map(({ status, derivation }) => [status, /2027=\d/.exec(derivation.calendarVersion)?.[0]])).toEqual([['recounted', undefined], ['recounted', '2027=1'], ['running', '2027=2']]);
    expect((answers.at(-1)?.dueOn ?? '') >= addDays(due, 1)).toBe(true);
    // so does the day of a paper that is still owed
    expect(first).toMatchObject({ provisional: false, derivation: { calendarVersion: expect.stringContaining('2027=1') } });
    const moved = await eventually(async () => {
      await house.app.get(SweepRunner).runNow('materials');
      const paper = await owed();
      return paper !== undefined && paper.dueOn > (first?.dueOn ?? '') ? paper : undefined;
    });
    expect(moved).toMatchObject({ status: 'owed', provisional: false, derivation: { calendarVersion: expect.stringContaining('2027=2') } });
    const tellings = async (): Promise<number> => (await nurse.get<Page<{ params: { requestId: string }; template: string }>>('/api/notices?limit=100')).body.items.filter((n) => n.params.requestId === promised.id && n.template === 'material.recounted').length;
    await eventually(async () => (await tellings()) === 1);
    await house.app.get(SweepRunner).runNow('materials');
    expect([(await owed())?.dueOn, await tellings()]).toEqual([moved.dueOn, 1]);
    // settled: the next passes leave it alone
    await house.app.get(SweepRunner).runNow('provisional-clocks');
    expect((await detail(nurse, asked.id)).timeline).toHaveLength(after.timeline.length);
    expect((await operator.tongban('calendar', 'list')).out).toMatch(/2027 {2}version 2[^]*更正[^]*before: version 1/);
  });

  it('stays what the operator published when the reference data are loaded again', async () => {
    await seedDatabase(house.database.ownerUrl, { again: true });
    expect((await operator.tongban('calendar', 'list')).out).toContain('2027  version 2');
    expect((await operator.tongban('audit', 'verify')).code).toBe(0);
  });
});
