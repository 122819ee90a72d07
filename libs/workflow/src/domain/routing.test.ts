import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HANDLING_MODES } from '#kernel';
import { firstCustodian, route, type RoutingAuthority, type RoutingFacts } from './routing.js';

const PLACES = ['110000', '120000', '130000'];
const DEPARTMENTS = ['health', 'education', 'construction'];
/** As in the directory, a place has one authority for a department. */
const EVERY: readonly RoutingAuthority[] = PLACES.flatMap((jurisdictionCode) => DEPARTMENTS.map((departmentCode) => ({ id: `${jurisdictionCode}-${departmentCode}`, jurisdictionCode, departmentCode })));
const IDS = EVERY.map(({ id }) => id);
const tianjinHealth: RoutingFacts = {
  mode: 'online', toJurisdiction: '120000', departmentCode: 'health', residenceJurisdiction: '110112', window: null, authorities: EVERY, returnedBy: [], suggestedAuthorityId: null,
};
const anyFacts: fc.Arbitrary<RoutingFacts> = fc.record({
  mode: fc.constantFrom(...HANDLING_MODES),
  toJurisdiction: fc.constantFrom(...PLACES, '140000'),
  departmentCode: fc.constantFrom(...DEPARTMENTS, 'sport'),
  residenceJurisdiction: fc.constantFrom('110112', '120114', '131082'),
  window: fc.constant(null),
  authorities: fc.subarray([...EVERY]),
  returnedBy: fc.subarray(IDS, { maxLength: 4 }),
  suggestedAuthorityId: fc.option(fc.constantFrom(...IDS, 'unknown')),
});
const open = ({ authorities, returnedBy }: RoutingFacts): RoutingAuthority[] => authorities.filter(({ id }) => !returnedBy.includes(id));

describe('routing', () => {
  it('finds the department of the place where the qualification is to count', () => {
    expect(route(tianjinHealth)).toEqual({ ok: true, value: { competentAuthorityId: '120000-health', competentJurisdiction: '120000', basis: 'department_of_jurisdiction' } });
  });

  it('follows the authority that the last return named, also into another place', () => {
    const returned = { ...tianjinHealth, returnedBy: ['120000-health'], suggestedAuthorityId: '130000-education' };
    expect(route(returned)).toEqual({ ok: true, value: { competentAuthorityId: '130000-education', competentJurisdiction: '130000', basis: 'named_by_return' } });
  });

  it('says which place and department it looked for when nobody is left', () => {
    expect(route({ ...tianjinHealth, returnedBy: ['120000-health'] })).toEqual({
      ok: false, refusal: { code: 'no_competent_authority', details: { jurisdiction: '120000', department: 'health' }, lawRef: { law: '行政许可法', article: '32' } },
    });
  });

  it('always answers, with an authority that exists and has not returned the request', () => {
    fc.assert(fc.property(anyFacts, (facts) => {
      const plan = route(facts);
      if (!plan.ok) {
        expect(plan.refusal.code).toBe('no_competent_authority');
        return;
      }
      const chosen = open(facts).find(({ id }) => id === plan.value.competentAuthorityId);
      expect(plan.value.competentJurisdiction).toBe(chosen?.jurisdictionCode);
    }), { numRuns: 2_000 });
  });

  it('prefers the named authority, then the department, and refuses only when neither is open', () => {
    fc.assert(fc.property(anyFacts, (facts) => {
      const named = open(facts).find(({ id }) => id === facts.suggestedAuthorityId)?.id;
      const own = open(facts).find(({ jurisdictionCode, departmentCode }) => jurisdictionCode === facts.toJurisdiction && departmentCode === facts.departmentCode)?.id;
      const plan = route(facts);
      expect(plan.ok ? [plan.value.competentAuthorityId, plan.value.basis] : undefined).toEqual(named ? [named, 'named_by_return'] : own ? [own, 'department_of_jurisdiction'] : undefined);
    }), { numRuns: 2_000 });
  });

  it('depends on nothing but its facts: not on order, mode, residence or the time of asking', () => {
    fc.assert(fc.property(anyFacts.chain((facts) => fc.record({
      facts: fc.constant(facts), authorities: fc.shuffledSubarray([...facts.authorities], { minLength: facts.authorities.length }), mode: fc.constantFrom(...HANDLING_MODES),
    })), ({ facts, authorities, mode }) => {
      expect(route({ ...facts, authorities, mode, residenceJurisdiction: '130102' })).toEqual(route(facts));
    }), { numRuns: 1_000 });
  });

  it('gives a fresh request to the platform online, and to the authority of the window otherwise', () => {
    const window = { id: 'w', authorityId: '110112-government', jurisdictionCode: '110112' };
    expect(firstCustodian({ mode: 'online', window: null })).toEqual({ ok: true, value: { custodian: 'platform' } });
    expect(firstCustodian({ mode: 'collect_and_forward', window })).toEqual({ ok: true, value: { custodian: 'authority', authorityId: '110112-government', jurisdictionCode: '110112' } });
    expect(firstCustodian({ mode: 'collect_and_forward', window: null })).toEqual({ ok: false, refusal: { code: 'mode_not_offered', details: { mode: 'collect_and_forward', missing: 'window' } } });
  });
});
