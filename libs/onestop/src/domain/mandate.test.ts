import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, type Day } from '#kernel';
import { MANDATE_BASES, MANDATE_PAPERS, MANDATE_STATES, checkPapers, checkStanding, checkTerms, checkUse, covers, isMinor, lastDayOf, type MandateFacts, type MandateTerms } from './mandate.js';

const TODAY = '2026-11-27';
const ADULT = '1992-05-12';
const CHILD = '2018-05-01';
const terms = (change: Partial<MandateTerms> = {}): MandateTerms => ({ basis: 'authorised', from: TODAY, until: '2027-11-26', principalBornOn: '1948-03-21', agentBornOn: ADULT, ...change });
const facts = (change: Partial<MandateFacts> = {}): MandateFacts => ({ state: 'granted', basis: 'authorised', scope: ['all'], from: '2026-11-01', until: '2026-12-31', ...change });
const PENSION = { code: 'pension.query', family: 'pension', audience: ['person'] };
const LICENCE = { code: 'market.licence', family: 'market', audience: ['enterprise'] };

describe('the terms of a mandate', () => {
  it.each<[string, Partial<MandateTerms>, string | undefined, unknown]>([
    ['of an elder for a grown child', { basis: 'child' }, undefined, undefined],
    ['of a parent for a child', { basis: 'parent', principalBornOn: CHILD, until: '2036-04-30' }, undefined, undefined],
    ['of a parent beyond majority', { basis: 'parent', principalBornOn: CHILD, until: '2036-05-01' }, 'mandate_days', 'too_long'],
    ['of a parent for somebody of age', { basis: 'parent' }, 'mandate_age', 'child_of_age'],
    ['of a guardian for an adult', { basis: 'guardian' }, undefined, undefined],
    ['of a guardian for a child', { basis: 'guardian', principalBornOn: CHILD }, undefined, undefined],
    ['given by a minor', { principalBornOn: CHILD }, 'mandate_age', 'principal_minor'],
    ['to a minor', { agentBornOn: CHILD }, 'mandate_age', 'agent_minor'],
    ['that ends before it begins', { from: '2027-01-02', until: '2027-01-01' }, 'mandate_days', 'reversed'],
    ['that has ended already', { from: '2026-01-01', until: '2026-11-26' }, 'mandate_days', 'past'],
    ['for the last day that is possible', { until: '2029-11-26' }, undefined, undefined],
    ['for a day more', { until: '2029-11-27' }, 'mandate_days', 'too_long'],
  ])('%s', (_name, change, code, why) => {
    const result = checkTerms(terms(change), TODAY);
    expect(result.ok ? [undefined, undefined] : [result.refusal.code, result.refusal.details?.['why']]).toEqual([code, why]);
  });

  it('of a parent never reach the day on which the child comes of age', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 18 * 365 }), (ago) => {
      const born = addDays(TODAY, -ago);
      fc.pre(isMinor(born, TODAY));
      const last = lastDayOf({ basis: 'parent', principalBornOn: born }, TODAY);
      expect([isMinor(born, last), isMinor(born, addDays(last, 1))]).toEqual([true, false]);
    }));
  });
});

describe('papers', () => {
  it('show one basis and not another', () => {
    const shown = MANDATE_BASES.map((basis) => [basis, ...MANDATE_PAPERS.filter((paper) => checkPapers(basis, [paper]).ok)]);
    expect(shown).toEqual([
      ['parent', 'household_register', 'birth_certificate'], ['guardian', 'household_register', 'guardianship_document'], ['child', ...MANDATE_PAPERS], ['authorised', ...MANDATE_PAPERS], ['organisation', 'business_licence'],
    ]);
    expect([checkPapers('parent', []).ok, checkPapers('child', []).ok]).toEqual([false, true]);
  });
});

describe('the use of a mandate', () => {
  it.each<[string, Partial<MandateFacts>, typeof PENSION, Day, string | undefined]>([
    ['in its days', {}, PENSION, TODAY, undefined], ['on its first day', {}, PENSION, '2026-11-01', undefined], ['on its last day', {}, PENSION, '2026-12-31', undefined],
    ['the day before', {}, PENSION, '2026-10-31', 'mandate_not_begun'], ['the day after', {}, PENSION, '2027-01-01', 'mandate_expired'],
    ['that was ended', { state: 'ended' }, PENSION, TODAY, 'mandate_ended'], ['that waits', { state: 'stated' }, PENSION, TODAY, 'mandate_waits'], ['that a window declined', { state: 'declined' }, PENSION, TODAY, 'mandate_declined'],
    ['for its family', { scope: ['family:pension'] }, PENSION, TODAY, undefined], ['for its service', { scope: ['service:pension.query'] }, PENSION, TODAY, undefined],
    ['for another family', { scope: ['family:housing', 'service:pension'] }, PENSION, TODAY, 'mandate_out_of_scope'],
    ['of a person for an organisation', {}, LICENCE, TODAY, 'mandate_other_audience'], ['of an organisation', { basis: 'organisation' }, LICENCE, TODAY, undefined],
    ['of an organisation for a person', { basis: 'organisation' }, PENSION, TODAY, 'mandate_other_audience'],
  ])('%s', (_name, change, service, today, code) => {
    const result = checkUse(facts(change), service, today);
    expect(result.ok ? undefined : result.refusal.code).toBe(code);
  });

  const anyDay = fc.integer({ min: -800, max: 800 }).map((days) => addDays(TODAY, days));
  const anyMandate: fc.Arbitrary<MandateFacts> = fc.record({
    state: fc.constantFrom(...MANDATE_STATES, 'granted'), basis: fc.constantFrom(...MANDATE_BASES), from: anyDay, until: anyDay,
    scope: fc.uniqueArray(fc.constantFrom('all', 'family:pension', 'family:market', 'service:pension.query', 'service:market.licence'), { minLength: 1 }),
  });

  it('is possible exactly when it was granted, has not ended, and day, scope and audience are right', () => {
    fc.assert(fc.property(anyMandate, fc.constantFrom(PENSION, LICENCE), anyDay, (mandate, service, today) => {
      const named = mandate.scope.includes('all') || mandate.scope.includes(`family:${service.family}`) || mandate.scope.includes(`service:${service.code}`);
      const isRight = (mandate.basis === 'organisation') === (service === LICENCE);
      expect(checkUse(mandate, service, today).ok).toBe(mandate.state === 'granted' && mandate.from <= today && today <= mandate.until && named && isRight);
      expect(covers(mandate.scope, service)).toBe(named);
    }));
  });

  it('once over, is over for ever', () => {
    fc.assert(fc.property(anyMandate, anyDay, fc.nat({ max: 900 }), (mandate, today, later) => {
      const refused = checkStanding(mandate, today);
      fc.pre(!refused.ok && refused.refusal.code === 'mandate_expired');
      expect(checkStanding(mandate, addDays(today, later)).ok).toBe(false);
    }), { numRuns: 300 });
  });

  it('that terms allowed holds on its first and last day', () => {
    fc.assert(fc.property(anyDay, fc.nat({ max: 1_200 }), (from, length) => {
      const given = terms({ from, until: addDays(from, length) });
      fc.pre(checkTerms(given, TODAY).ok);
      expect(given.until < addMonths(TODAY, 36)).toBe(true);
      for (const day of [given.from, given.until]) expect(checkStanding({ state: 'granted', from: given.from, until: given.until }, day).ok).toBe(true);
    }));
  });
});
