import { describe, expect, it } from '@jest/globals';
import { APPLICANT, COMPETENT, ELSEWHERE, someParty } from '../../../../test/support/builders/request-facts.js';
import { publishedCalendar } from '../../../../test/support/builders/limits.js';
import { FOLLOW_UPS, lastDayOfReview, mayFollow, type EndedMatter, type FollowUpKind } from './follow-ups.js';

const CALENDAR = publishedCalendar();
const CLOSED = new Date('2026-03-02T04:00:00Z');
const SOON = new Date('2026-03-10T04:00:00Z');
const MATTER: EndedMatter = { applicantId: APPLICANT, outcome: 'approved', closedAt: CLOSED, competentAuthorityId: COMPETENT, decidedByRule: true, about: null, isLeg: false, open: [], ever: [] };
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
});
