import { describe, expect, it } from '@jest/globals';
import { APPLICANT, COMPETENT, ELSEWHERE, someParty } from '../../../../test/support/builders/request-facts.js';
import { publishedCalendar } from '../../../../test/support/builders/limits.js';
import { FOLLOW_UPS, lastDayOfReview, mayFollow, reviewingBody, type EndedMatter, type FollowUpKind, type ReviewableAuthority } from './follow-ups.js';

const CALENDAR = publishedCalendar();
const CLOSED = new Date('2026-03-02T04:00:00Z');
const SOON = new Date('2026-03-10T04:00:00Z');
const MATTER: EndedMatter = { applicantId: APPLICANT, outcome: 'approved', closedAt: CLOSED, competentAuthorityId: COMPETENT, reviewingAuthorityId: 'government', decidedByRule: true, about: null, isLeg: false, open: [], ever: [] };
const WHO = { person: someParty('resident'), review: someParty('resident'), correction: someParty('case_clerk') };
const answer = (kind: FollowUpKind, change: Partial<EndedMatter> = {}, now = SOON, who = WHO[kind]): string => {
  const result = mayFollow(kind, { ...MATTER, ...change }, who, CALENDAR, now);
  return result.ok ? 'allowed' : result.refusal.code;
};

describe('what follows a decision', () => {
  it('is open to whom it belongs, once the matter has ended with a decision', () => {
    for (const kind of FOLLOW_UPS) {
      expect([kind, answer(kind), answer(kind, { closedAt: null }), answer(kind, { outcome: null }), answer(kind, { isLeg: true }), answer(kind, { open: [kind] })])
        .toEqual([kind, 'allowed', 'not_decided', 'not_decided', 'not_decided', 'follow_up_open']);
    }
    expect(answer('person', {}, SOON, someParty('case_clerk'))).toBe('wrong_role');
    expect(answer('review', {}, SOON, someParty('resident', { personId: 'person-stranger' }))).toBe('wrong_role');
    expect(answer('correction', {}, SOON, someParty('case_clerk', { authorityId: ELSEWHERE }))).toBe('not_custodian');
    expect(answer('correction', {}, SOON, someParty('supervisor'))).toBe('wrong_role');
    expect(answer('correction', { applicantId: 'person-clerk' })).toBe('wrong_role');
  });

  it('is a person\'s look only where a rule decided, and once', () => {
    expect([answer('person', { decidedByRule: false }), answer('person', { ever: ['person'] })]).toEqual(['decided_by_person', 'decided_by_person']);
  });

  it('is review within 60 days, the last of which is a working day, and never of a review', () => {
    expect(lastDayOfReview(CLOSED, CALENDAR)).toBe('2026-05-06');
    expect([answer('review', {}, new Date('2026-05-06T15:59:59Z')), answer('review', {}, new Date('2026-05-06T16:00:00Z'))]).toEqual(['allowed', 'review_too_late']);
    expect([answer('review', { about: 'review' }), answer('review', { ever: ['review'] })]).toEqual(['reviewed_before', 'reviewed_before']);
  });

  it('is no review where nobody whom the directory knows reviews', () => {
    expect(answer('review', { reviewingAuthorityId: null })).toBe('no_competent_authority');
  });
});

describe('the reviewing body', () => {
  const at = (jurisdictionCode: string, departmentCode: string): ReviewableAuthority => ({ id: `${jurisdictionCode}-${departmentCode}`, jurisdictionCode, departmentCode });
  const governments = ['130000', '131000', '131082'].map((code) => at(code, 'peoples_government'));
  const offices = [at('131082', 'government'), at('130000', 'government')];
  it.each<[string, ReviewableAuthority, string[], string | null]>([
    ['of a department: the government of its place', at('131082', 'health'), ['131082', '131000', '130000'], '131082-peoples_government'],
    ['of the office that runs the windows: the same', at('131082', 'government'), ['131082', '131000', '130000'], '131082-peoples_government'],
    ['of a department where the place has no government: the nearest above', at('133100', 'health'), ['133100', '130000'], '130000-peoples_government'],
    ['of a government: the one above', at('131082', 'peoples_government'), ['131082', '131000', '130000'], '131000-peoples_government'],
    ['of a provincial government: itself', at('130000', 'peoples_government'), ['130000'], '130000-peoples_government'],
    ['of what is led from above: nobody here', at('130000', 'customs'), ['130000'], null],
    ['of a department where no government is known: nobody', at('990000', 'health'), ['990000'], null],
  ])('%s', (_case, decider, upwards, expected) => {
    expect(reviewingBody(decider, upwards, [...offices, ...governments])).toBe(expected);
  });
});
