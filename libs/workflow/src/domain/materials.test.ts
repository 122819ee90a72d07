import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isWorkingDay, makeCalendar, shanghaiDay, addDays, ACTOR_ROLES, REQUEST_STATES } from '#kernel';
import { readReference } from '../../../../seeds/reference-types.js';
import { recountMaterialLimit, startMaterialLimit } from './deadlines.js';
import { availableMaterialMoves, MATERIAL_STATUSES, moveMaterial, remindAt, type MaterialFacts, type MaterialMove } from './materials.js';

const calendar = makeCalendar(readReference('calendar').items);
const FACTS: MaterialFacts = { status: 'owed', kind: 'promised', applicantId: 'applicant', receivingAuthorityId: 'window', competentAuthorityId: 'competent', custodianAuthorityId: 'competent', state: 'accepted' };
const actor = (role: (typeof ACTOR_ROLES)[number], personId: string | null, authorityId: string | null = null) => ({ role, personId, authorityId, reach: [] });
const APPLICANT = actor('resident', 'applicant');
const CLERK = actor('case_clerk', 'clerk', 'competent');
const WINDOW = actor('window_clerk', 'other', 'window');
const FILES = { attachmentIds: ['a'] };
const REASON = { reasonText: '发证机关已核实。' };
const said = (move: MaterialMove, change: Partial<MaterialFacts>, by: typeof APPLICANT, input: object): string => {
  const result = moveMaterial(move, { ...FACTS, ...change }, by, input);
  return result.ok ? result.value : result.refusal.code;
};

describe('a paper that is to follow', () => {
  it.each<[MaterialMove, Partial<MaterialFacts>, typeof APPLICANT, object, string]>([
    ['supply', {}, APPLICANT, FILES, 'supplied'],
    ['supply', {}, WINDOW, FILES, 'supplied'],
    ['supply', { status: 'overdue', state: 'delivered', custodianAuthorityId: null }, APPLICANT, FILES, 'supplied'],
    ['supply', {}, APPLICANT, {}, 'attachment_missing'],
    ['supply', {}, actor('resident', 'stranger'), FILES, 'wrong_role'],
    ['supply', {}, actor('window_clerk', 'other', 'elsewhere'), FILES, 'wrong_role'],
    ['supply', {}, CLERK, FILES, 'wrong_role'],
    ['supply', { state: 'withdrawn' }, APPLICANT, FILES, 'wrong_state'],
    ['waive', {}, CLERK, REASON, 'waived'],
    ['waive', { status: 'overdue', state: 'delivered', custodianAuthorityId: null }, CLERK, REASON, 'waived'],
    ['waive', {}, CLERK, { reasonText: ' ' }, 'reason_required'],
    ['waive', { custodianAuthorityId: 'window' }, CLERK, REASON, 'not_custodian'],
    ['waive', {}, actor('case_clerk', 'clerk', 'elsewhere'), REASON, 'not_custodian'],
    ['waive', {}, actor('case_clerk', 'applicant', 'competent'), REASON, 'own_request'],
    ['waive', {}, APPLICANT, REASON, 'wrong_role'],
    ['waive', {}, WINDOW, REASON, 'wrong_role'],
  ])('%s %j by %j with %j: %s', (move, change, by, input, answer) => expect(said(move, change, by, input)).toBe(answer));

  it('is settled once, whoever comes after', () => {
    for (const status of ['supplied', 'waived'] as const) expect([said('supply', { status }, APPLICANT, FILES), said('waive', { status }, CLERK, REASON)]).toEqual(['material_settled', 'material_settled']);
  });

  it('is offered to nobody who would be refused, and to one side at most', () => {
    fc.assert(fc.property(fc.constantFrom(...MATERIAL_STATUSES), fc.constantFrom(...REQUEST_STATES), fc.constantFrom(...ACTOR_ROLES), fc.constantFrom('applicant', 'clerk'), fc.constantFrom(null, 'window', 'competent'), (status, state, role, person, authority) => {
      const by = actor(role, person, authority);
      const moves = availableMaterialMoves({ ...FACTS, status, state }, by);
      expect(moves.length).toBeLessThan(2);
      for (const move of moves) expect(said(move, { status, state }, by, { ...FILES, ...REASON })).toMatch(/^(supplied|waived)$/);
    }));
  });
});

describe('the date of a paper that is to follow', () => {
  const limit = { value: 20, unit: 'working_day', lawRef: null } as const;

  it('is counted in working days from the receipt, and says how', () => {
    expect(startMaterialLimit('material.promise', limit, new Date('2026-03-02T02:00:00Z'), calendar)).toMatchObject({ dueOn: '2026-03-30', provisional: false, derivation: { rule: 'material.promise', startOn: '2026-03-02', startEvent: 'receipt', value: 20 } });
  });

  it('moves only later when the calendar comes', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 30 }), fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 12 }), (day, value, free) => {
      const from = startMaterialLimit('material.tolerance', { ...limit, value }, new Date(`${addDays('2026-12-01', day)}T02:00:00Z`), calendar);
      const holidays = free.map((n) => ({ on: addDays('2027-01-01', n), nameZh: '假', nameEn: 'free' }));
      const anew = recountMaterialLimit(from, makeCalendar([...readReference('calendar').items, { year: 2027, version: '1', holidays, makeUpWorkdays: [] }]));
      expect(anew === undefined).toBe(!from.provisional);
      if (anew) expect(anew.dueOn >= from.dueOn).toBe(true);
    }));
  });

  it('is reminded of on a working day before it, and after the day of the receipt', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 250 }), fc.integer({ min: 1, max: 30 }), (day, value) => {
      const { dueOn, dueAt, derivation } = startMaterialLimit('material.promise', { ...limit, value }, new Date(`${addDays('2026-01-01', day)}T02:00:00Z`), calendar);
      const at = remindAt(derivation.startOn, dueOn, calendar);
      const on = shanghaiDay(at);
      expect(at < dueAt && on >= derivation.startOn && (on === derivation.startOn || isWorkingDay(on, calendar))).toBe(true);
    }));
    expect(remindAt('2026-03-02', '2026-03-30', calendar).toISOString()).toBe('2026-03-25T01:00:00.000Z');
  });
});
