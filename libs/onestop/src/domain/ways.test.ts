import { describe, expect, it } from '@jest/globals';
import { HANDLING_MODES, makeCalendar } from '#kernel';
import { readReference } from '../../../../seeds/reference-types.js';
import type { ServiceMaterial } from './service-content.js';
import { expectedDates, stepsOf, toBring } from './ways.js';

const CALENDAR = makeCalendar([{ year: 2026, version: '1', holidays: [{ on: '2026-10-01', nameZh: '国庆节', nameEn: 'National Day' }], makeUpWorkdays: [] }]);
const [person, transfer] = ['recognition.person', 'registration.transfer'].map((code) => readReference('service-types').items.find((row) => row.code === code));
if (!person || !transfer) throw new Error('the reference data lack a service');
const limitOf = (value: number): typeof person.limits.decision => ({ ...person.limits.decision, value, unit: 'working_day' });
const LIMITS = { acceptance: limitOf(5), decision: limitOf(20), promisedDecision: limitOf(3), delivery: limitOf(10) };

describe('when something comes of a request that is filed today', () => {
  it('is counted limit after limit, in working days', () => {
    // Wednesday; Thursday is a holiday.
    expect(expectedDates(LIMITS, 'online', '2026-09-30', CALENDAR)).toEqual({ promisedOn: '2026-10-06', decidedBy: '2026-11-05', deliveredBy: '2026-11-19', provisional: false });
  });

  it('is today where a rule decides', () => {
    expect(expectedDates(LIMITS, 'instant', '2026-09-30', CALENDAR)).toEqual({ promisedOn: '2026-09-30', decidedBy: '2026-09-30', deliveredBy: '2026-09-30', provisional: false });
  });

  it('is provisional where it runs past the calendar', () => {
    expect(expectedDates(LIMITS, 'online', '2026-12-01', CALENDAR)).toMatchObject({ promisedOn: '2026-12-04', provisional: true });
  });
});

describe('what to have at hand', () => {
  const [first] = person.materials;
  if (!first) throw new Error('no material');
  const paper = (code: string, change: Partial<ServiceMaterial> = {}): ServiceMaterial => ({ ...first, code, required: true, when: undefined, ...change }) as ServiceMaterial;

  it('is what the applicant supplies in this mode, what is certain first, what a register may know told apart', () => {
    const found = toBring([
      paper('maybe', { required: false }), paper('form', { whenForm: { usePurpose: ['practise'] } }), paper('known', { evidenceType: 'person.identity' }), paper('sure'), paper('window', { suppliedBy: 'window' }),
      paper('online', { when: { modes: ['online'] } }), paper('joint', { when: { modes: ['joint'] } }),
    ], 'online');
    expect(found.map(({ material, isConditional, isInRegister }) => [material.code, isConditional, isInRegister])).toEqual([
      ['sure', false, false], ['online', false, false], ['maybe', true, false], ['form', true, false], ['known', false, true],
    ]);
  });
});

describe('the steps of a mode', () => {
  const [HERE, THERE] = [{ zh: '北京市', en: 'Beijing' }, { zh: '天津市', en: 'Tianjin' }];

  it.each(HANDLING_MODES)('%s: end with the result, in both languages', (mode) => {
    const steps = stepsOf(person, mode, HERE, THERE);
    expect(steps.length).toBeGreaterThan(2);
    expect(steps.at(-1)).toEqual({ zh: '结果在网上下载、或到窗口领取、或邮寄。', en: 'The result comes by download or at a window or by post.' });
    expect(steps.every(({ zh, en }) => /\p{Script=Han}/u.test(zh) && !/\p{Script=Han}/u.test(en))).toBe(true);
  });

  it('name the window where somebody is and the place that decides', () => {
    expect(stepsOf(person, 'collect_and_forward', HERE, THERE).map(({ en }) => en).slice(0, 2)).toEqual([expect.stringContaining('window in Beijing'), expect.stringContaining('on to Tianjin')]);
  });

  it('name the parts of a joint service, each with its place', () => {
    expect(stepsOf(transfer, 'joint', HERE, THERE)[1]?.en).toMatch(/^Beijing: .+\.$/);
  });
});
