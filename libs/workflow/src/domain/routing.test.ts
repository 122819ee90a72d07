import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { competentPlaces, firstCustodian, route, type RoutingAuthority, type RoutingFacts, type RoutingPlace } from './routing.js';

const PLACES = ['110000', '120000', '130000', '120114', '130600', '133100', '130602', '130629'];
const DEPARTMENTS = ['health', 'education', 'construction'];
/** As in the directory, a place has one authority for a department. */
const EVERY: readonly RoutingAuthority[] = PLACES.flatMap((jurisdictionCode) => DEPARTMENTS.map((departmentCode) => ({ id: `${jurisdictionCode}-${departmentCode}`, jurisdictionCode, departmentCode })));
const IDS = EVERY.map(({ id }) => id);
/** Two provinces, of which one has a city with two counties; a virtual jurisdiction owns a county of that city. */
const DIVISIONS: readonly RoutingPlace[] = [
  { code: '110000', level: 'province', parentCode: null, ownerCode: null }, { code: '120000', level: 'province', parentCode: null, ownerCode: null }, { code: '130000', level: 'province', parentCode: null, ownerCode: null },
  { code: '120114', level: 'county', parentCode: '120000', ownerCode: null }, { code: '130600', level: 'city', parentCode: '130000', ownerCode: null }, { code: '133100', level: 'city', parentCode: '130000', ownerCode: null },
  { code: '130602', level: 'county', parentCode: '130600', ownerCode: null }, { code: '130629', level: 'county', parentCode: '130600', ownerCode: '133100' },
];
const ALL = new Map(DIVISIONS.map((place) => [place.code, place]));
const tianjinHealth: RoutingFacts = {
  toJurisdiction: '120000', departmentCode: 'health', competentLevel: 'province', places: ALL, authorities: EVERY, returnedBy: [], suggestedAuthorityId: null,
};
const anyFacts: fc.Arbitrary<RoutingFacts> = fc.record({
  toJurisdiction: fc.constantFrom(...ALL.keys(), '140000'),
  departmentCode: fc.constantFrom(...DEPARTMENTS, 'sport'),
  competentLevel: fc.constantFrom('county' as const, 'city' as const, 'province' as const),
  places: fc.constant(ALL),
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
      ok: false, refusal: { code: 'no_competent_authority', details: { jurisdiction: '120000', department: 'health', tried: ['120000'] }, lawRef: { law: '行政许可法', article: '32' } },
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

  it('prefers the named authority, then the department in the nearest place that has one, and refuses only when none is open', () => {
    fc.assert(fc.property(anyFacts, (facts) => {
      const named = open(facts).find(({ id }) => id === facts.suggestedAuthorityId)?.id;
      const near = competentPlaces(facts.toJurisdiction, facts.competentLevel, facts.places).flatMap((place) => open(facts).filter((each) => each.jurisdictionCode === place && each.departmentCode === facts.departmentCode));
      const plan = route(facts);
      expect(plan.ok ? plan.value.competentAuthorityId : undefined).toEqual(named ?? near[0]?.id);
      expect(plan.ok || plan.refusal.details?.['jurisdiction'] === facts.toJurisdiction).toBe(true);
    }), { numRuns: 2_000 });
  });

  it('does not depend on the order in which authorities are listed', () => {
    fc.assert(fc.property(anyFacts.chain((facts) => fc.record({ facts: fc.constant(facts), authorities: fc.shuffledSubarray([...facts.authorities], { minLength: facts.authorities.length }) })), ({ facts, authorities }) => {
      expect(route({ ...facts, authorities })).toEqual(route(facts));
    }), { numRuns: 1_000 });
  });

  it.each([
    ['a county is asked first', '130602', 'county', ['130602', '130600', '130000']], ['a city where the level is the city', '130602', 'city', ['130600', '130000']],
    ['the province alone', '130602', 'province', ['130000']], ['whoever owns a county before whom it belongs to', '130629', 'county', ['130629', '133100', '130600', '130000']],
    ['a place above the level answers itself', '130000', 'county', ['130000']], ['a municipality has no city between', '120114', 'city', ['120000']], ['an unknown place has nobody', '140000', 'county', []],
  ] as const)('looks from the competent level up: %s', (_what, place, level, places) => {
    expect(competentPlaces(place, level, ALL)).toEqual(places);
  });

  it.each([
    ['in the place itself', ['120114-health', '120000-health'], '120114-health', 'department_of_jurisdiction'], ['in the nearest place above that has one', ['120000-health', '110000-health'], '120000-health', 'department_above'],
  ])('of a service goes to the department %s', (_where, ids, chosen, basis) => {
    const plan = route({ ...tianjinHealth, toJurisdiction: '120114', competentLevel: 'county', authorities: EVERY.filter(({ id }) => ids.includes(id)) });
    expect(plan.ok && [plan.value.competentAuthorityId, plan.value.basis]).toEqual([chosen, basis]);
  });

  it('ends where divisions name each other in a circle', () => {
    const circle = new Map([['1', { code: '1', level: 'county' as const, parentCode: '2', ownerCode: null }], ['2', { code: '2', level: 'city' as const, parentCode: '1', ownerCode: '2' }]]);
    expect(competentPlaces('1', 'county', circle)).toEqual(['1', '2']);
  });

  it('gives a fresh request to the platform online, and to the authority of the window otherwise', () => {
    const window = { id: 'w', authorityId: '110112-government', jurisdictionCode: '110112' };
    expect(firstCustodian({ mode: 'online', window: null })).toEqual({ ok: true, value: { custodian: 'platform' } });
    expect(firstCustodian({ mode: 'collect_and_forward', window })).toEqual({ ok: true, value: { custodian: 'authority', authorityId: '110112-government', jurisdictionCode: '110112' } });
    expect(firstCustodian({ mode: 'collect_and_forward', window: null })).toEqual({ ok: false, refusal: { code: 'mode_not_offered', details: { mode: 'collect_and_forward', missing: 'window' } } });
  });
});
