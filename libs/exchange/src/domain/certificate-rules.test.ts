import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, makeCalendar } from '#kernel';
import { mayReissue, reissuedNumber, type ReissueFacts } from './reissue.js';
import { isDeemedRenewable, isDeemedRenewed, mayRenew } from './renewal.js';
import { availableStateActs, changeStanding, shownState, STATE_ACTS, type Standing } from './standing.js';
import { actUnder } from './alert-effect.js';
import { lastDayOf, renewalOpensOn, type Bounds } from './validity.js';

const CALENDAR = makeCalendar([{ year: 2026, version: '1', holidays: [{ on: '2026-10-01', nameZh: '国庆节', nameEn: 'National Day' }], makeUpWorkdays: [{ on: '2026-09-27', nameZh: '调休', nameEn: 'make-up' }] }]);
const BOUNDS: Bounds = { validity: { kind: 'permanent', value: null, unit: null }, ruleEnds: null, originalUntil: null };

describe('the last day of a certificate', () => {
  it.each<[string, Partial<Bounds>, string | null]>([
    ['none where nothing ends', {}, null],
    ['none where the term is not known', { validity: { kind: 'unknown', value: null, unit: null } }, null],
    ['the day before the same day three years on', { validity: { kind: 'term', value: 3, unit: 'year' } }, '2029-02-27'],
    ['months', { validity: { kind: 'term', value: 18, unit: 'month' } }, '2027-08-27'],
    ['days, the first one counted', { validity: { kind: 'term', value: 90, unit: 'day' } }, '2026-05-28'],
    ['working days', { validity: { kind: 'term', value: 5, unit: 'working_day' } }, '2026-03-06'],
    ['not after the rule', { validity: { kind: 'term', value: 3, unit: 'year' }, ruleEnds: '2027-01-01' }, '2026-12-31'],
    ['not after what is recognised', { validity: { kind: 'term', value: 3, unit: 'year' }, ruleEnds: '2027-01-01', originalUntil: '2026-06-30' }, '2026-06-30'],
  ])('%s', (_name, change, expected) => {
    expect(lastDayOf('2026-02-28', CALENDAR, { ...BOUNDS, ...change })).toBe(expected);
  });

  it('a leap day has its anniversary at the end of February', () => {
    expect(lastDayOf('2028-02-29', CALENDAR, { ...BOUNDS, validity: { kind: 'term', value: 1, unit: 'year' } })).toBe('2029-02-27');
  });
});

describe('a reissue', () => {
  const now = new Date('2026-11-26T04:00:00Z');
  const facts = { state: 'revoked', stateSource: 'alert', expiresAt: null, reissuedAs: null } as const;
  it.each<[string, Partial<ReissueFacts>, Parameters<typeof mayReissue>[1], string]>([
    ['what an alert revoked that is gone', {}, undefined, 'yes'], ['what ends later', { expiresAt: now }, undefined, 'yes'], ['beside a suspension', {}, 'suspended', 'yes'], ['beside an end that was told', {}, 'expired', 'yes'],
    ['while it stands', {}, 'revoked', 'alert_stands'], ['while another stands', {}, 'cancelled', 'alert_stands'], ['twice', { reissuedAs: 'x' }, undefined, 'reissued'],
    ['what would have run out', { expiresAt: new Date(now.getTime() - 1) }, undefined, 'expired'], ['what its authority revoked', { stateSource: 'authority' }, undefined, 'not_by_alert'],
    ['what is only suspended', { state: 'suspended' }, undefined, 'not_by_alert'], ['what holds', { state: 'valid', stateSource: null }, undefined, 'not_by_alert'],
  ])('%s', (_what, change, gravest, expected) => {
    const result = mayReissue({ ...facts, ...change }, gravest, now);
    expect(result.ok ? 'yes' : [result.refusal.code, result.refusal.details?.['because']]).toEqual(expected === 'yes' ? 'yes' : ['certificate_not_reissued', expected]);
  });

  it('has the number of what it replaces, counted on', () => {
    expect(['TC-34AC-6DEF-9GH3', 'TC-34AC-6DEF-9GH3-2', 'TC-34AC-6DEF-9GH3-11', 'TC-1234-5678-9012'].map(reissuedNumber)).toEqual(['TC-34AC-6DEF-9GH3-2', 'TC-34AC-6DEF-9GH3-3', 'TC-34AC-6DEF-9GH3-12', 'TC-1234-5678-9012-2']);
  });
});

describe('the first day of a renewal', () => {
  it.each<[string, 'month' | 'day' | 'working_day', number, string]>([
    ['2026-12-31', 'month', 3, '2026-09-30'], ['2026-05-31', 'month', 3, '2026-02-28'], ['2026-12-31', 'day', 30, '2026-12-01'],
    // the holiday does not count, the Sunday that was worked does
    ['2026-10-02', 'working_day', 2, '2026-09-29'], ['2026-09-28', 'working_day', 1, '2026-09-27'],
  ])('before %s by %s × %i is %s', (until, unit, value, expected) => {
    expect(renewalOpensOn(until, { value, unit }, CALENDAR)).toBe(expected);
  });

  it('is refused before that day and after the end, and once it was granted', () => {
    const facts = { shown: 'valid', validUntil: '2026-12-31', renewalOpensOn: '2026-12-01', renewed: false } as const;
    const verdict = (change: object, today = '2026-12-01'): string => {
      const result = mayRenew({ ...facts, ...change }, today);
      return result.ok ? 'yes' : result.refusal.code;
    };
    expect([verdict({}), verdict({}, '2026-11-30'), verdict({ renewed: true }), verdict({ shown: 'suspended' })]).toEqual(['yes', 'renewal_too_early', 'certificate_renewed', 'yes']);
    expect([verdict({ shown: 'expired' }), verdict({ shown: 'revoked' }), verdict({ validUntil: null, renewalOpensOn: null })]).toEqual(Array(3).fill('certificate_not_renewable'));
  });
});

describe('renewal by silence (行政许可法 50)', () => {
  const END = new Date('2026-12-31T15:59:59.999Z');
  const after = new Date(END.getTime() + 1);

  it.each(['access', 'personal_registration', 'enterprise_licence', 'institution_licence', 'product_licence'] as const)('exists for a licence with a verified basis: %s', (kind) => {
    expect([isDeemedRenewable({ class: kind, legalBasis: { verified: true } }), isDeemedRenewable({ class: kind, legalBasis: { verified: false } }), isDeemedRenewable({ class: kind, legalBasis: null })]).toEqual([true, false, false]);
  });

  it.each(['level', 'grade', 'record_filing', 'result_recognition', 'identity_credential'] as const)('does not exist for what is no licence: %s', (kind) => {
    expect(isDeemedRenewable({ class: kind, legalBasis: { verified: true } })).toBe(false);
  });

  it.each([
    ['submitted', true], ['routed', true], ['accepted', true], ['returned', true], ['received', true], ['supplement', false], ['approved', false], ['refused', false], ['declined', false], ['withdrawn', false], ['lapsed', false],
  ])('a request that is %s after the end: %s', (state, expected) => {
    expect(isDeemedRenewed({ state, submittedAt: END }, END, after)).toBe(expected);
  });

  it('needs that it was asked for in time and that the end has passed', () => {
    expect(isDeemedRenewed({ state: 'routed', submittedAt: after }, END, after)).toBe(false);
    expect(isDeemedRenewed({ state: 'routed', submittedAt: END }, END, END)).toBe(false);
  });
});

describe('where a certificate stands', () => {
  const standing = fc.constantFrom<Standing>({ state: 'valid', stateSource: null }, { state: 'suspended', stateSource: 'alert' }, { state: 'suspended', stateSource: 'authority' }, { state: 'revoked', stateSource: 'alert' }, { state: 'revoked', stateSource: 'authority' });

  it('never comes back from revoked, whoever does what', () => {
    fc.assert(fc.property(standing, fc.array(fc.tuple(fc.constantFrom(...STATE_ACTS), fc.constantFrom('authority' as const, 'alert' as const))), (start, acts) => {
      let now = start;
      let revoked = start.state === 'revoked';
      for (const [act, by] of acts) {
        const next = changeStanding(now, act, by);
        if (next.ok) now = next.value;
        revoked ||= now.state === 'revoked';
        expect(revoked).toBe(now.state === 'revoked');
        expect(now.state === 'valid').toBe(now.stateSource === null);
      }
    }));
  });

  it('an alert that is lifted takes back only what an alert said', () => {
    expect(changeStanding({ state: 'suspended', stateSource: 'authority' }, 'reinstate', 'alert').ok).toBe(false);
    expect(changeStanding({ state: 'suspended', stateSource: 'alert' }, 'suspend', 'authority')).toEqual({ ok: true, value: { state: 'suspended', stateSource: 'authority' } });
    expect(changeStanding({ state: 'suspended', stateSource: 'alert' }, 'reinstate', 'alert').ok).toBe(true);
  });

  it('offers the acts that it allows, and no other', () => {
    fc.assert(fc.property(standing, (at) => {
      expect(availableStateActs(at)).toEqual(STATE_ACTS.filter((act) => changeStanding(at, act, 'authority').ok));
    }));
    expect(availableStateActs({ state: 'valid', stateSource: null })).toEqual(['suspend', 'revoke']);
  });

  it('follows the gravest alert that stands', () => {
    expect([undefined, 'suspended', 'expired', 'cancelled', 'revoked'].map((kind) => actUnder(kind as Parameters<typeof actUnder>[0]))).toEqual(['reinstate', 'suspend', 'suspend', 'revoke', 'revoke']);
  });

  it('is shown as run out only after its last instant, and as revoked for ever', () => {
    const end = new Date('2026-12-31T15:59:59.999Z');
    const later = new Date(end.getTime() + 1);
    expect([shownState('valid', end, end), shownState('valid', end, later), shownState('suspended', end, later), shownState('revoked', end, later), shownState('valid', null, later)]).toEqual(['valid', 'expired', 'expired', 'revoked', 'valid']);
  });

  it('lasts at least one day for every term', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 1, max: 60 }), fc.constantFrom('year' as const, 'month' as const, 'day' as const, 'working_day' as const), (offset, value, unit) => {
      const from = addDays('2026-01-01', offset);
      expect((lastDayOf(from, CALENDAR, { ...BOUNDS, validity: { kind: 'term', value, unit } }) ?? '') >= from).toBe(true);
    }));
  });
});
